using Dialog.Cases;

namespace Dialog.Api.Templates;

/// <summary>A prepared answer. Empty lists mean "any"; no authority means the whole region's.</summary>
/// <param name="Kind">What it begins: reply, askAddress, intermediate or final.</param>
/// <param name="Used">Answers sent that began with it.</param>
internal sealed record Template(
    Guid Id,
    string Region,
    string? Authority,
    int Version,
    string Title,
    string Text,
    AnswerKind Kind,
    IReadOnlyList<string> Topics,
    IReadOnlyList<CaseStatus> Statuses,
    long Used,
    string ChangedBy,
    DateTimeOffset ChangedAt)
{
    /// <summary>Whether it is offered for a case.</summary>
    public bool Fits(CaseSummary c) =>
        (Authority is null || Authority == c.Authority)
        && (Topics.Count == 0 || Topics.Contains(c.Topic))
        && (Statuses.Count == 0 || Statuses.Contains(c.Status));

    /// <summary>How closely it was written for such a case: the closest come first.</summary>
    public int Closeness => (Authority is null ? 0 : 4) + (Topics.Count == 0 ? 0 : 2) + (Statuses.Count == 0 ? 0 : 1);
}
