namespace Dialog.Channels;

/// <summary>Text of strangers made storable.</summary>
internal static class PlainText
{
    /// <summary>PostgreSQL's text holds everything but the zero character.</summary>
    public static string Of(string? text) =>
        text is null ? "" : text.Contains('\0', StringComparison.Ordinal) ? text.Replace("\0", "", StringComparison.Ordinal) : text;
}
