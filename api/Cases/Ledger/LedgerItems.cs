using System.ComponentModel.DataAnnotations;
using Dialog.Api.Audit;

namespace Dialog.Api.Cases.Ledger;

/// <summary>One promise of the region's ledger.</summary>
/// <param name="State">open, answered (not confirmed and not shown), kept, broken (missed, be it kept later), moved or dropped.</param>
/// <param name="AnsweredAt">When a final answer reported the work; null while none stands.</param>
/// <param name="KeptBy">By what it counts as kept: official, resident, or answer in journals from before.</param>
/// <param name="Words">The answer that made it.</param>
internal sealed record LedgerPromise(
    Guid CaseId,
    long Number,
    int Version,
    string? Authority,
    string Topic,
    int AnswerVersion,
    DateTimeOffset MadeAt,
    DateTimeOffset DueAt,
    string Owner,
    string OwnerName,
    [property: AllowedValues("open", "answered", "broken", "kept", "moved", "dropped")] string State,
    DateTimeOffset? EndedAt,
    string? Words,
    DateTimeOffset? AnsweredAt,
    [property: AllowedValues("official", "resident", "answer", null)] string? KeptBy);

/// <param name="Next">The cursor of the next page; null on the last.</param>
internal sealed record PromisePage(IReadOnlyList<LedgerPromise> Items, string? Next) : ICounted
{
    int ICounted.Count => Items.Count;
}

/// <summary>An arbiter's decision about a topic.</summary>
internal sealed record Precedent(DateTimeOffset At, Guid CaseId, long Number, string Authority, string Reason, string ArbiterName);

/// <param name="Next">The cursor of the next page; null on the last.</param>
internal sealed record PrecedentPage(IReadOnlyList<Precedent> Items, string? Next) : ICounted
{
    int ICounted.Count => Items.Count;
}

/// <summary>A tag of the region's latest cases.</summary>
internal sealed record UsedTag(string Tag, long Count);

/// <summary>What waiting for one approver cost.</summary>
/// <param name="Late">Times a substitute had to be asked.</param>
/// <param name="Hours">Hours of the clock texts lay before this person.</param>
/// <param name="Longest">The longest of these waits, in hours.</param>
internal sealed record ApproverHours(string Official, long Approved, long Returned, long Delegated, long Late, double Hours, double Longest);

internal sealed record TagList(IReadOnlyList<UsedTag> Items);

/// <param name="Days">How many days back the figures go.</param>
internal sealed record ApproverHoursList(int Days, IReadOnlyList<ApproverHours> Items);
