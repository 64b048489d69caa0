using Dialog.Cases.Domain;

namespace Dialog.Cases;

/// <summary>The queue line of a case; the read model and the push show the same.</summary>
internal static class CaseSummaries
{
    public static CaseSummary Of(Case c, long number) => new()
    {
        Id = c.Id,
        Number = number,
        Region = c.Region,
        Version = c.Version,
        Status = c.Status,
        Kind = c.Kind,
        Topic = c.Topic,
        Importance = c.Importance,
        Authority = c.Authority,
        Official = c.Official,
        ClaimedBy = c.ClaimedBy,
        ClaimedByName = c.ClaimedByName,
        LeaseUntil = c.Lease?.At,
        Thread = c.Thread,
        Network = c.Network,
        IsPublic = c.IsPublic,
        InClosedGroup = c.InClosedGroup,
        ResidentName = c.ResidentName,
        Excerpt = c.Excerpt,
        FirstWords = c.First?.Words,
        Address = c.Address,
        PublishedAt = c.PublishedAt,
        ReceivedAt = c.ReceivedAt,
        DueAt = c.Obligation?.DueAt,
        DueKind = c.Obligation?.Deadline,
        Overdue = c.Obligation is { Missed: true },
        LastMessageAt = c.LastMessageAt,
        Unanswered = c.Unanswered,
        Leg = c.Leg,
        Delivery = c.Delivery,
        AnsweredAt = c.AnsweredAt,
        EscalationLevel = c.EscalationLevel,
        UpdatedAt = c.UpdatedAt,
        Approval = Approval(c),
        Approver = Turn(c),
        ApprovalDueAt = c.Owed.Find(Obligations.Approval)?.DueAt,
        Bounces = c.Bounces,
        AwaitsArbiter = c.Arbitration == Arbitration.Awaited,
        PromisedFor = c.Promise?.DueAt,
        Formal = c.Formal?.State ?? FormalState.None,
        Tags = c.Tags.Count == 0 ? [] : c.Tags.ToArray(),
        MergedInto = c.MergedInto?.CaseId,
        SnoozedUntil = c.Snoozed?.Until,
        SnoozedBy = c.Snoozed?.By,
        SnoozeNote = c.Snoozed?.Note,
    };

    internal static ApprovalState Approval(Case c) => c switch
    {
        { Proposal.IsReturned: true } => ApprovalState.Returned,
        { Proposal: not null } => ApprovalState.Waiting,
        { Review: not null } => ApprovalState.Review,
        _ => ApprovalState.None,
    };

    internal static string? Turn(Case c) => c.Proposal is { } p ? p.IsReturned ? p.Author : p.Approver : c.Review?.Reviewer;
}
