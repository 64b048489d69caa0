using Dialog.Deadlines.Domain;

namespace Dialog.Cases.Domain;

/// <summary>A time-out of the case itself (lease, silence).</summary>
public sealed record CaseTimer(DateTimeOffset At, int Serial);

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

    /// <summary>Others than the resident and we read the thread, and not everybody.</summary>
    public bool InClosedGroup { get; init; }
    public MessageSource Source { get; init; }
    public string ResidentId { get; init; } = "";
    public string ResidentName { get; init; } = "";
    public MessageKind Kind { get; init; }
    public string Topic { get; init; } = "";
    public Importance Importance { get; init; }
    public string? Authority { get; init; }
    public string? Official { get; init; }
    public string? ClaimedBy { get; init; }
    public string? ClaimedByName { get; init; }
    public CaseTimer? Lease { get; init; }
    public CaseTimer? Silence { get; init; }

    /// <summary>Null unless somebody has put the case aside.</summary>
    public Snoozed? Snoozed { get; init; }

    /// <summary>Null unless there is a final answer that is neither confirmed nor disputed.</summary>
    public Settlement? Settlement { get; init; }

    /// <summary>Everything owed now, the earliest due first.</summary>
    public Sequence<Obligation> Owed { get; init; } = Sequence<Obligation>.Empty;
    public string Excerpt { get; init; } = "";

    /// <summary>Null before the resident's first message, and where it was taken back and no other followed.</summary>
    public FirstMessage? First { get; init; }
    public string? Address { get; init; }

    /// <summary>The last point the resident gave.</summary>
    public GeoPoint? Place { get; init; }
    public DateTimeOffset PublishedAt { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }
    public DateTimeOffset LastMessageAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The network's id of the resident's latest message: what an answer replies to.</summary>
    public string? LastMessageId { get; init; }

    /// <summary>The resident deleted that message: its text is no longer shown, nor is that of a late edit.</summary>
    public bool LastMessageDeleted { get; init; }

    /// <summary>The album of the resident's latest message: its other parts go to the same case.</summary>
    public string? LastAlbumId { get; init; }

    /// <summary>Version of the resident's latest message: an author who saw less has not read it.</summary>
    public int LastInboundVersion { get; init; }
    public bool Unanswered { get; init; }
    public int Leg { get; init; }
    public int LastAnswerVersion { get; init; }

    /// <summary>Version of the latest final answer, whatever the resident said of it; 0 where there was none.</summary>
    public int FinalVersion { get; init; }
    public DeliveryState Delivery { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>A text that waits for approval, or came back from it.</summary>
    public Proposal? Proposal { get; init; }

    /// <summary>An answer sent by an autonomous team that somebody is to read afterwards.</summary>
    public Review? Review { get; init; }

    /// <summary>What was promised last and is not shown to be done: a final answer alone does not show it.</summary>
    public Promise? Promise { get; init; }

    /// <summary>The promise that was kept last: a dispute of the resident opens it again.</summary>
    public Promise? KeptPromise { get; init; }

    /// <summary>How often an authority said "not ours".</summary>
    public int Bounces { get; init; }
    public Arbitration Arbitration { get; init; }
    public FormalAppeal? Formal { get; init; }

    /// <summary>The case this one waits in, or waited in when its answer came.</summary>
    public CaseRef? MergedInto { get; init; }
    public Suspension? Suspended { get; init; }

    /// <summary>Cases that wait in this one.</summary>
    public Sequence<CaseRef> Members { get; init; } = Sequence<CaseRef>.Empty;
    public Sequence<CaseRef> Links { get; init; } = Sequence<CaseRef>.Empty;

    /// <summary>External organisations it was forwarded to, in the order of time.</summary>
    public Sequence<Forwarding> Forwards { get; init; } = Sequence<Forwarding>.Empty;

    /// <summary>Links to contractors, in the order of time.</summary>
    public Sequence<ContractorLink> Contractors { get; init; } = Sequence<ContractorLink>.Empty;

    /// <summary>Cross-case messages that are not yet delivered.</summary>
    public Sequence<PendingMessage> CrossCaseMessages { get; init; } = Sequence<PendingMessage>.Empty;
    public Sequence<string> Tags { get; init; } = Sequence<string>.Empty;

    /// <summary>Custom fields of the region, by id, sorted.</summary>
    public Sequence<KeyValuePair<string, string>> Fields { get; init; } = Sequence<KeyValuePair<string, string>>.Empty;

    /// <summary>Rules that have asked the resident their question: each asks it once.</summary>
    public Sequence<string> AskedBy { get; init; } = Sequence<string>.Empty;

    /// <summary>When the resident was asked something not yet answered.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>Times of this leg in which the case waited for the resident.</summary>
    public Sequence<Waiting> Waits { get; init; } = Sequence<Waiting>.Empty;

    /// <summary>The nearest obligation to the resident whose clock runs; null when nothing is owed or every clock is paused.</summary>
    public Obligation? Obligation
    {
        get
        {
            for (int i = 0; i < Owed.Count; i++)
            {
                if (Owed[i] is { Standing: false, Deadline: not Obligations.Approval })
                {
                    return Owed[i];
                }
            }

            return null;
        }
    }

    /// <summary>The highest step any missed obligation has reached.</summary>
    public int EscalationLevel
    {
        get
        {
            int level = 0;
            for (int i = 0; i < Owed.Count; i++)
            {
                level = Math.Max(level, Owed[i].Level);
            }

            return level;
        }
    }

    /// <summary>The timer of the cross-case messages: due since the oldest, numbered by the newest.</summary>
    public CaseTimer? CrossCaseTimer => CrossCaseMessages.Count == 0 ? null : new CaseTimer(CrossCaseMessages[0].At, CrossCaseMessages[^1].Serial);

    /// <summary>Its resident was erased: the texts are gone and none may be added again.</summary>
    public bool IsErased { get; init; }

    public bool Exists => Status != CaseStatus.None;

    /// <summary>Somebody still owes the resident work.</summary>
    public bool IsOpen => Status is CaseStatus.Open or CaseStatus.InWork or CaseStatus.WaitingForResident or CaseStatus.Promised;

    /// <summary>The procedure of the law replaces the answer.</summary>
    public bool IsFormal => Formal is { State: FormalState.Requested or FormalState.Registered };

    public bool HeldByOther(string official, DateTimeOffset now) =>
        ClaimedBy is not null && ClaimedBy != official && Lease is { } lease && lease.At > now;

    public bool HeldBy(string official, DateTimeOffset now) =>
        ClaimedBy == official && Lease is { } lease && lease.At > now;
}
