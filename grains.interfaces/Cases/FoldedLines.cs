namespace Dialog.Cases;

/// <summary>Lines of a message that repeat what its thread has said already: shown folded, never left out.</summary>
/// <param name="From">the first of them, counted from 0</param>
[GenerateSerializer, Immutable, Alias("dialog.FoldedLines")]
public readonly record struct FoldedLines([property: Id(0)] int From, [property: Id(1)] int Count)
{
    /// <summary>A text without its folded lines.</summary>
    public static string Rest(string text, IReadOnlyCollection<FoldedLines>? folds)
    {
        ArgumentNullException.ThrowIfNull(text);
        return folds is not { Count: > 0 } ? text : string.Join('\n', text.Split('\n').Where((_, i) => !folds.Any(f => i >= f.From && i < f.From + f.Count))).Trim();
    }
}
