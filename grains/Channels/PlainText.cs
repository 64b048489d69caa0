namespace Dialog.Channels;

/// <summary>Text of strangers made storable.</summary>
internal static class PlainText
{
    /// <summary>PostgreSQL's text holds everything but the zero character and halves of surrogate pairs.</summary>
    public static string Of(string? text) =>
        text is null ? "" : StorableText.Whole(text.Contains('\0', StringComparison.Ordinal) ? text.Replace("\0", "", StringComparison.Ordinal) : text);

    /// <summary>What a person reads of a problem: a thousand characters, and never half of one.</summary>
    public static string? Note(string? text)
    {
        const int most = 1000;
        return text is null ? null : StorableText.Beginning(Of(text), most);
    }
}
