using System.ComponentModel.DataAnnotations;
using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.Privacy;
using Dialog.Api.ReadModel;
using Dialog.Cases;
using Dialog.Privacy;

namespace Dialog.Api.Search;

/// <summary>A question to the search, checked.</summary>
internal sealed record SearchQuery(
    string Text,
    CaseStatus[]? Statuses,
    string? Topic,
    string? Authority,
    string? Network,
    DateTimeOffset? From,
    DateTimeOffset? To,
    CaseCursor? After,
    int Limit);

/// <summary>What a text means to the index.</summary>
/// <param name="Number">One case was asked for by its number.</param>
/// <param name="Query">PostgreSQL's tsquery; null when only a number was asked for or no word is left.</param>
/// <param name="Marks">The words to mark, any of them.</param>
internal sealed record ParsedSearch(long? Number, string? Query, string? Marks)
{
    public bool FindsNothing => Number is null && Query is null;

    /// <summary>
    /// The query within what a person may see and asked for: those are words of the index too, so that a common word among few
    /// cases is found by the few. The index is a moment behind; the case itself decides in the end.
    /// </summary>
    public string? Within(Person person, string? topic = null, string? authority = null)
    {
        if (Query is null)
        {
            return null;
        }

        string[] mine = [.. person.Authorities.Select(a => Mark($"a:{a}")), Mark($"p:{person.ActorId}")];
        string?[] all =
        [
            Mark(person.Region),
            person.IsBoundToAuthority ? $"( {string.Join(" | ", mine)} )" : null,
            topic is null ? null : Mark($"t:{topic}"),
            authority is null ? null : Mark($"a:{authority}"),
            $"( {Query} )",
        ];
        return string.Join(" & ", all.Where(part => part is not null));
    }

    private static string Mark(string what) =>
        $"'§{what.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
}

/// <summary>A case that was found, and where.</summary>
internal sealed record SearchHit(CaseSummary Case, IReadOnlyList<SearchFragment> Fragments);

/// <param name="Source">in, out or note: a message; address; name.</param>
/// <param name="At">When the message was written.</param>
internal sealed record SearchFragment(
    [property: AllowedValues("in", "out", "note", "address", "name")] string Source, DateTimeOffset? At, [property: Personal(PersonalKind.Text)] IReadOnlyList<SearchSegment> Segments) : IMaskPart
{
    // A number may lie across the marks: masked as a whole, which keeps its length, and cut again.
    object IMaskPart.Masked(MaskLevel level)
    {
        PersonalKind kind = Source switch
        {
            "name" => PersonalKind.Name,
            "address" => PersonalKind.Address,
            _ => PersonalKind.Text,
        };
        string masked = Masking.Of(kind, string.Concat(Segments.Select(s => s.Text)), level)!;
        int from = 0;
        List<SearchSegment> cut = [];
        foreach (SearchSegment segment in Segments)
        {
            cut.Add(segment with { Text = masked.Substring(from, segment.Text.Length) });
            from += segment.Text.Length;
        }

        return cut;
    }
}

/// <summary>A piece of text, marked or not. Text, never markup.</summary>
internal sealed record SearchSegment(string Text, bool Hit);

/// <param name="Next">The cursor of the next page; null on the last.</param>
internal sealed record SearchPage(IReadOnlyList<SearchHit> Items, string? Next) : ICounted
{
    int ICounted.Count => Items.Count;
}
