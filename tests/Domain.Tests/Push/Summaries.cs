using Dialog.Cases;

namespace Dialog.Domain.Tests.Push;

/// <summary>Lines of a queue, and how one becomes its next version.</summary>
internal static class Summaries
{
    public const string Region = "50";

    private static readonly string?[] Authorities = [null, "roads", "health"];
    private static readonly string[] Topics = ["roads", "health", "amenities"];
    private static readonly string?[] Officials = [null, "anna", "boris"];

    public static Guid Id(int n) => new(n + 1, 0, 0, new byte[8]);

    public static CaseSummary New(int n, DateTimeOffset now) => new()
    {
        Id = Id(n),
        Number = n,
        Region = Region,
        Version = 3,
        Status = CaseStatus.Open,
        Kind = MessageKind.Complaint,
        Topic = Topics[n % 3],
        Importance = Importance.Normal,
        Authority = Authorities[n % 3],
        Thread = $"telegram/{n}",
        Network = "telegram",
        IsPublic = false,
        ResidentName = "Resident",
        Excerpt = "Яма",
        PublishedAt = now,
        ReceivedAt = now,
        DueAt = now.AddHours(24),
        DueKind = "answer",
        Overdue = false,
        LastMessageAt = now,
        Unanswered = true,
        Leg = 1,
        Delivery = DeliveryState.None,
        EscalationLevel = 0,
        UpdatedAt = now,
    };

    /// <summary>What some command makes of a case; <paramref name="dice"/> chooses which.</summary>
    public static CaseSummary Next(CaseSummary c, int dice, DateTimeOffset now) => Changed(c, dice % 8, dice / 8, now) with { Version = c.Version + 1 + dice % 2, UpdatedAt = now };

    private static CaseSummary Changed(CaseSummary c, int what, int dice, DateTimeOffset now) => what switch
    {
        0 => c with { Authority = Authorities[dice % 3], Official = null, ClaimedBy = null },
        1 => c with { Official = Officials[dice % 3], ClaimedBy = Officials[dice / 3 % 3], Status = Open(c) ? CaseStatus.InWork : c.Status },
        2 when Open(c) => c with { Status = CaseStatus.Answered, AnsweredAt = now, DueAt = null, DueKind = null, Overdue = false, Unanswered = false, ClaimedBy = null, Delivery = DeliveryState.Queued },
        3 when Open(c) => c with { Overdue = true },
        4 when c.Status is CaseStatus.Answered => c with { Status = CaseStatus.Confirmed },
        5 when c.Status is CaseStatus.Answered or CaseStatus.Confirmed =>
            c with { Status = CaseStatus.Open, AnsweredAt = null, Leg = c.Leg + 1, Unanswered = true, DueAt = now.AddHours(dice % 8), DueKind = "answer" },
        6 => c with { Delivery = (DeliveryState)(dice % 6) },
        7 when dice % 3 == 0 => c with { Status = CaseStatus.Closed, DueAt = null, DueKind = null, Overdue = false, Unanswered = false, ClaimedBy = null },
        7 => c with { Status = Open(c) ? (CaseStatus)(1 + dice % 4) : c.Status, Topic = Topics[dice % 3] },
        _ => c,
    };

    public static bool Open(CaseSummary c) => c.Status is CaseStatus.Open or CaseStatus.InWork or CaseStatus.WaitingForResident or CaseStatus.Promised;

    /// <summary>What a queue contains: work owed, and answers awaiting the resident.</summary>
    public static bool Live(CaseSummary c) => Open(c) || c.Status == CaseStatus.Answered;
}
