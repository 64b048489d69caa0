using Dialog.Cases;

namespace Dialog.Push;

/// <summary>
/// A filter over a region's queue as the viewer sees it and the feed can count it: the same questions that
/// <c>list_cases.sql</c> asks, applied to summaries. Search words are not among them: only the search index can match those.
/// </summary>
[GenerateSerializer, Immutable, Alias("dialog.CaseFilter")]
public sealed record CaseFilter
{
    /// <summary>A view of the list; see <see cref="IsCountable"/>.</summary>
    [Id(0)] public required string View { get; init; }

    /// <summary>Any of them; empty for all.</summary>
    [Id(1)] public string[] Topics { get; init; } = [];
    [Id(2)] public string? Authority { get; init; }
    [Id(3)] public string? Network { get; init; }
    [Id(4)] public Importance? Importance { get; init; }
    [Id(5)] public string? Tag { get; init; }

    /// <summary>Due within so many hours from now and not overdue.</summary>
    [Id(6)] public int? DueWithinHours { get; init; }

    /// <summary>Only these authorities' cases and those the person holds or must approve; null for who sees the region.</summary>
    [Id(7)] public string[]? BoundTo { get; init; }
    [Id(8)] public required string Person { get; init; }

    /// <summary>The same for equal filters. A person's id is part of it only where it matters, so that colleagues share a counter.</summary>
    public string Key => string.Join(
        '\u001F', View, string.Join('\u001E', Topics.Order(StringComparer.Ordinal)), Authority, Network, Importance, Tag, DueWithinHours, BoundTo is null ? "*" : string.Join('\u001E', BoundTo),
        BoundTo is not null || View is "mine" or "snoozed" or "approvals" ? Person : "");

    /// <summary>Whether the live cases of a region hold everything the view shows: settled ones are not kept in memory.</summary>
    public static bool IsCountable(string view) =>
        view is "open" or "mine" or "snoozed" or "unassigned" or "overdue" or "inWork" or "waiting" or "answered" or "trouble" or "approvals" or "promised" or "arbiter" or "unrouted";

    public bool Matches(CaseSummary c, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(c);
        return (BoundTo is null || (c.Authority is { } owner && BoundTo.Contains(owner)) || c.ClaimedBy == Person || c.Approver == Person)
            && (Topics.Length == 0 || Topics.Contains(c.Topic))
            && (Authority is null || c.Authority == Authority)
            && (Network is null || c.Network == Network)
            && (Importance is null || c.Importance == Importance)
            && (Tag is null || c.Tags.Contains(Tag))
            && (DueWithinHours is not { } hours || (IsOpen(c) && !c.Overdue && c.DueAt <= now.AddHours(hours)))
            && InView(c);
    }

    private bool InView(CaseSummary c) => View switch
    {
        "open" => IsOpen(c),
        "mine" => IsOpen(c) && (c.ClaimedBy == Person || c.Official == Person) && c.SnoozedBy != Person,
        "snoozed" => IsOpen(c) && c.SnoozedBy == Person,
        "unassigned" => IsOpen(c) && c.ClaimedBy is null,
        "overdue" => IsOpen(c) && c.Overdue,
        "inWork" => c.Status == CaseStatus.InWork,
        "waiting" => c.Status == CaseStatus.WaitingForResident,
        "answered" => c.Status == CaseStatus.Answered,
        "trouble" => c.Delivery is DeliveryState.Unknown or DeliveryState.Failed,
        "approvals" => c.Approval != ApprovalState.None && c.Approver == Person,
        "promised" => IsOpen(c) && c.PromisedFor is not null,
        "arbiter" => c.AwaitsArbiter,
        "unrouted" => IsOpen(c) && c.Authority is null,
        _ => false,
    };

    private static bool IsOpen(CaseSummary c) => c.Status is >= CaseStatus.Open and < CaseStatus.Answered;
}
