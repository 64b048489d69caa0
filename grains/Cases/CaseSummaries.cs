using Dialog.Cases.Domain;

namespace Dialog.Cases;

/// <summary>The line of a queue that a case is; the read model and the push show the same.</summary>
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
        ResidentName = c.ResidentName,
        Excerpt = c.Excerpt,
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
    };
}
