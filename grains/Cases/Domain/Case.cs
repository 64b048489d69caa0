namespace Dialog.Cases.Domain;

/// <summary>What the authority owes the resident, and when somebody must be told next.</summary>
/// <param name="Serial">Version of the event that set the wake-up: a wake-up of another serial is stale.</param>
public sealed record Obligation(string Deadline, DateTimeOffset DueAt, DateTimeOffset? WakeAt, int Serial, bool Approached, bool Missed);

/// <summary>A time-out of the case itself (lease, silence).</summary>
public sealed record Wakeup(DateTimeOffset At, int Serial);

/// <summary>The final answer: version of its event, and how long after it reached the resident silence closes the case.</summary>
public sealed record Settlement(int AnswerVersion, TimeSpan Silence);

/// <summary>The state of one case, folded from its events by <see cref="CaseFold"/>.</summary>
public sealed record Case
{
    public static readonly Case None = new();

    public Guid Id { get; init; }
    public int Version { get; init; }
    public CaseStatus Status { get; init; }
    public string Region { get; init; } = "";
    public string Thread { get; init; } = "";
    public int Ordinal { get; init; }
    public string Channel { get; init; } = "";
    public string Network { get; init; } = "";
    public bool IsPublic { get; init; }
    public string ResidentId { get; init; } = "";
    public string ResidentName { get; init; } = "";
    public MessageKind Kind { get; init; }
    public string Topic { get; init; } = "";
    public Importance Importance { get; init; }
    public string? Authority { get; init; }
    public string? Official { get; init; }
    public string? ClaimedBy { get; init; }
    public string? ClaimedByName { get; init; }
    public Wakeup? Lease { get; init; }
    public Wakeup? Silence { get; init; }

    /// <summary>Null unless a final answer stands, neither confirmed nor disputed.</summary>
    public Settlement? Settlement { get; init; }
    public Obligation? Obligation { get; init; }
    public string Excerpt { get; init; } = "";
    public string? Address { get; init; }
    public DateTimeOffset PublishedAt { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }
    public DateTimeOffset LastMessageAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The network's id of the resident's latest message: what an answer replies to.</summary>
    public string? LastMessageId { get; init; }

    /// <summary>The resident took that message back: its words are shown no more, an edit that comes late included.</summary>
    public bool LastMessageDeleted { get; init; }

    /// <summary>The album of that message: its siblings go where it went.</summary>
    public string? LastAlbumId { get; init; }

    /// <summary>Version of the latest word of the resident: an author who saw less answers blind.</summary>
    public int LastInboundVersion { get; init; }
    public bool Unanswered { get; init; }
    public int Leg { get; init; }
    public int LastAnswerVersion { get; init; }
    public DeliveryState Delivery { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public int EscalationLevel { get; init; }

    public bool Exists => Status != CaseStatus.None;

    /// <summary>Somebody still owes the resident work.</summary>
    public bool IsOpen => Status is CaseStatus.Open or CaseStatus.InWork or CaseStatus.WaitingForResident or CaseStatus.Promised;

    public bool HeldByOther(string official, DateTimeOffset now) =>
        ClaimedBy is not null && ClaimedBy != official && Lease is { } lease && lease.At > now;

    public bool HeldBy(string official, DateTimeOffset now) =>
        ClaimedBy == official && Lease is { } lease && lease.At > now;
}
