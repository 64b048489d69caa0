using Dialog.Cases;

namespace Dialog.Support.Audit;

/// <summary>Times as PostgreSQL keeps them: UTC, to the microsecond.</summary>
internal static class Microseconds
{
    public static DateTimeOffset Of(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    public static CaseSummary Of(CaseSummary s) => s with
    {
        LeaseUntil = Of(s.LeaseUntil),
        PublishedAt = Of(s.PublishedAt),
        ReceivedAt = Of(s.ReceivedAt),
        DueAt = Of(s.DueAt),
        LastMessageAt = Of(s.LastMessageAt),
        AnsweredAt = Of(s.AnsweredAt),
        UpdatedAt = Of(s.UpdatedAt),
        ApprovalDueAt = Of(s.ApprovalDueAt),
        PromisedFor = Of(s.PromisedFor),
    };

    /// <summary>The same line of a queue: records compare their list of tags by where it lies, not by what it says.</summary>
    public static bool Same(CaseSummary one, CaseSummary other) =>
        one.Tags.SequenceEqual(other.Tags) && (Of(one) with { Tags = [] }) == (Of(other) with { Tags = [] });

    private static DateTimeOffset? Of(DateTimeOffset? at) => at is { } some ? Of(some) : null;
}
