namespace Dialog.Api.Search;

/// <summary>Takes PostgreSQL's headline apart and gives each piece back in the words of the original.</summary>
internal static class SearchSegments
{
    public const char Start = '\u0002';
    public const char Stop = '\u0003';

    /// <param name="headline">a piece of the folded text with marks around the hits</param>
    /// <param name="original">the text as it was written</param>
    public static IReadOnlyList<SearchSegment> Of(string headline, string original)
    {
        string plain = headline.Replace($"{Start}", "", StringComparison.Ordinal).Replace($"{Stop}", "", StringComparison.Ordinal);
        int place = SearchText.Fold(original).IndexOf(plain, StringComparison.Ordinal);
        // A text that brings such marks itself is shown folded and unmarked rather than wrong.
        if (place < 0)
        {
            return [new SearchSegment(plain, false)];
        }

        List<SearchSegment> segments = [];
        int from = place;
        foreach (string piece in headline.Split(Start))
        {
            string[] parts = piece.Split(Stop, 2);
            Add(parts.Length == 2 ? parts[0] : "", true);
            Add(parts[^1], false);
        }

        return segments;

        void Add(string text, bool hit)
        {
            if (text.Length > 0)
            {
                segments.Add(new SearchSegment(original.Substring(from, text.Length), hit));
                from += text.Length;
            }
        }
    }
}
