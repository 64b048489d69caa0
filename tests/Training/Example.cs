namespace Dialog.Training;

internal enum Part
{
    Fit,
    Calibrate,
    HoldOut,
}

/// <summary>A labelled message; a null label teaches that question nothing.</summary>
internal sealed record Example(string Source, string Id, Part Part, string Text, string? Topic, string? Kind, float Weight);
