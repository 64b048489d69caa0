using Dialog.Deadlines.Domain;

namespace Dialog.Cases.Domain;

/// <summary>Events to state. Total: every stored event is understood, whatever the state before.</summary>
public static class CaseFold
{
    public const int ExcerptLength = 160;

    public static Case Apply(Case before, CaseEvent happened, DateTimeOffset at)
    {
        int version = before.Version + 1;
        Case after = Evolve(before, happened, version, at);
        return after with { Version = version, UpdatedAt = at, First = FirstMessageFold.Of(before, happened) };
    }

    private static Case Evolve(Case c, CaseEvent happened, int version, DateTimeOffset at) => happened switch
    {
        CaseOpened e => c with
        {
            Status = CaseStatus.Open,
            Region = e.Region,
            Thread = e.Thread,
            Ordinal = e.Ordinal,
            Channel = e.Channel,
            Network = e.Network,
            IsPublic = e.IsPublic,
            InClosedGroup = e.InClosedGroup,
            Source = e.Source,
            ResidentId = e.ResidentId,
            ResidentName = e.ResidentName,
            PublishedAt = e.PublishedAt,
            ReceivedAt = e.ReceivedAt,
            LastMessageAt = e.PublishedAt,
            Kind = e.Kind,
            Topic = e.Topic,
            Importance = e.Importance,
            Address = e.Address,
            Authority = e.Authority,
            Official = e.Official,
            Leg = 1,
        },
        MessageReceived e => MergeFold.Forwarded(AfterDelivery(c, at) with
        {
            Status = c.Status == CaseStatus.WaitingForResident ? Working(c) : c.Status,
            Excerpt = IsPartOfWords(c, e) ? c.Excerpt : Shorten(FoldedLines.Rest(e.Text, e.Folds), e.Attachments),
            LastMessageId = IsPartOfWords(c, e) ? c.LastMessageId : e.MessageId,
            LastMessageDeleted = false,
            LastAlbumId = e.AlbumId,
            LastMessageAt = e.PublishedAt,
            LastInboundVersion = version,
            Address = e.Address ?? c.Address,
            Place = GeoPoint.Last(e.Attachments) ?? c.Place,
            Unanswered = c.IsOpen || c.Unanswered,
        }, version, at),
        MessageEdited e => c with
        {
            Excerpt = e.MessageId == c.LastMessageId && !c.LastMessageDeleted ? Shorten(e.Text, null) : c.Excerpt,
            LastInboundVersion = version,
        },
        MessageDeleted e when e.MessageId == c.LastMessageId => c with { Excerpt = "", LastMessageDeleted = true, LastInboundVersion = version },
        MessageDeleted => c with { LastInboundVersion = version },
        CaseReclassified e => c with { Kind = e.Kind, Topic = e.Topic, Importance = e.Importance, Address = e.Address ?? c.Address },
        CaseRouted e => c with { Authority = e.Authority, Official = e.Official, Owed = e.Authority is null ? c.Owed : c.Owed.Without(Obligations.Intake) },
        CaseClaimed e => c with
        {
            Status = c.Status == CaseStatus.Open ? CaseStatus.InWork : c.Status,
            ClaimedBy = e.Official,
            ClaimedByName = e.Name,
            Lease = new CaseTimer(e.LeaseUntil, version),
        },
        ClaimReleased or ClaimExpired => Unheld(c) with { Status = c.Status == CaseStatus.InWork ? CaseStatus.Open : c.Status },
        AnswerGiven e => Answered(c, e, version, at),
        DeliveryRecorded e => ForwardFold.Delivered(c, e) with
        {
            Delivery = e.AnswerVersion == c.LastAnswerVersion ? e.State : c.Delivery,
            Silence = e.AnswerVersion == c.Settlement?.AnswerVersion ? AfterDelivery(c, e.State, version, at) : c.Silence,
        },
        NoteAdded => c,
        DeadlineSet e => c with { Owed = c.Owed.Put(new Obligation(e.Deadline, e.From ?? Start(e, at), e.DueAt, e.WakeAt, version, false, false, 0) { Working = e.Working, Pauses = e.Pauses }) },
        DeadlinePaused e => c with { Owed = Change(c, e.Deadline, o => o with { Standing = true, WakeAt = null, Serial = version }) },
        DeadlineApproaching e => c with { Owed = Change(c, e.Deadline, o => o with { Approached = true, WakeAt = e.DueAt, Serial = version }) },
        DeadlineMissed e => c with { Owed = Change(c, e.Deadline, o => o with { Missed = true, Approached = true, WakeAt = e.EscalateAt, Serial = version }) },
        CaseEscalated e => c with { Owed = Change(c, e.Deadline ?? c.Obligation?.Deadline, o => o with { Level = e.Level, WakeAt = e.NextAt, Serial = version }) },
        CaseConfirmed => Unsettled(c) with { Status = CaseStatus.Confirmed, Unanswered = false, Promise = null },
        CaseDisputed => Unsettled(c) with { Waits = Sequence<Waiting>.Empty, WaitingSince = null, Status = CaseStatus.Open, Leg = c.Leg + 1, Unanswered = true, AnsweredAt = null, LastInboundVersion = version },
        CaseClosed => Unsettled(Unowed(Unheld(MergeFold.Gone(c, version, at)))) with { Status = CaseStatus.Closed, Unanswered = false },
        ResidentErased => Forgotten(c, version, at),
        RelatedErased e => MergeFold.Without(c, e.Case),
        ApprovalEvent e => ApprovalFold.Evolve(c, e, version, at),
        WorkEvent e => WorkFold.Evolve(c, e, at),
        MergeEvent e => MergeFold.Evolve(c, e, version, at),
        ForwardEvent e => ForwardFold.Evolve(c, e, version),
        ContractorEvent e => ContractorFold.Evolve(c, e),
        SnoozeEvent e => SnoozeFold.Evolve(c, e, version),
        _ => throw new InvalidOperationException($"The fold does not know {happened.GetType().Name}."),
    };

    // One photo of an album has the caption, not always the last one: the others show nothing of their own beside it.
    private static bool IsPartOfWords(Case c, MessageReceived e) =>
        e.AlbumId is not null && e.AlbumId == c.LastAlbumId && !c.LastMessageDeleted && string.IsNullOrWhiteSpace(e.Text);

    private static Case Answered(Case c, AnswerGiven e, int version, DateTimeOffset at)
    {
        Case heard = e.Kind is AnswerKind.Final or AnswerKind.Intermediate ? MergeFold.Relayed(c, e, version, at) : c;
        Case told = heard with
        {
            LastAnswerVersion = version,
            Delivery = DeliveryState.Queued,
            Unanswered = false,
            Owed = e.Rule is null ? c.Owed.Without(Obligations.FirstReaction) : c.Owed,
            AskedBy = e.Rule is { } rule ? c.AskedBy.With(rule) : c.AskedBy,
            Lease = e.LeaseUntil is { } leased ? new CaseTimer(leased, version) : c.Lease,
        };
        return e.Kind switch
        {
            AnswerKind.AskAddress => told with { Status = CaseStatus.WaitingForResident, WaitingSince = c.WaitingSince ?? at },
            AnswerKind.Intermediate => AfterDelivery(told, at) with { Status = CaseStatus.Promised, Owed = told.Owed.Without(Obligations.Answer, Obligations.Approval), Proposal = null },
            AnswerKind.Final => Unowed(Unheld(told)) with
            {
                Status = CaseStatus.Answered,
                FinalVersion = version,
                // Answered is not kept: that is shown by evidence or said by the resident.
                Promise = told.Promise,
                Suspended = null,
                Members = Sequence<CaseRef>.Empty,
                AnsweredAt = at,
                Silence = null,
                Settlement = e.SilenceUntil is { } until ? new Settlement(version, until - at) : null,
            },
            _ => told,
        };
    }

    // The silence of the resident counts from the first report that the answer arrived.
    private static CaseTimer? AfterDelivery(Case c, DeliveryState state, int version, DateTimeOffset at) => state switch
    {
        DeliveryState.Sent or DeliveryState.Delivered => c.Silence ?? new CaseTimer(at + c.Settlement!.Silence, version),
        DeliveryState.Failed => null,
        _ => c.Silence,
    };

    // These rules never remind of an obligation that is not owed; a journal written by other rules may.
    private static Sequence<Obligation> Change(Case c, string? name, Func<Obligation, Obligation> change) =>
        name is not null && c.Owed.Find(name) is { } owed ? c.Owed.Put(change(owed)) : c.Owed;

    // Deadlines stored before their start was kept state it in the first line of their derivation.
    private static DateTimeOffset Start(DeadlineSet e, DateTimeOffset at) => e.Steps.Length > 0 ? e.Steps[0].At : at;

    // The wait for the resident ends now.
    internal static Case AfterDelivery(Case c, DateTimeOffset at) => c.WaitingSince is { } since
        ? c with { Waits = c.Waits.With(new Waiting(since, at)), WaitingSince = null }
        : c;

    internal static CaseStatus Working(Case c) => c.ClaimedBy is null ? CaseStatus.Open : CaseStatus.InWork;

    // Nobody is left to answer: nothing is owed, awaited or held any more, and no case waits in this one or is waited for.
    private static Case Forgotten(Case c, int version, DateTimeOffset at) => Unsettled(Unowed(Unheld(MergeFold.Gone(c, version, at)))) with
    {
        MergedInto = null,
        Links = Sequence<CaseRef>.Empty,
        IsErased = true,
        Place = null,
        Status = c.Status == CaseStatus.Confirmed ? CaseStatus.Confirmed : CaseStatus.Closed,
        Unanswered = false,
        Delivery = c.Delivery == DeliveryState.Queued ? DeliveryState.None : c.Delivery,
        Review = null,
        Arbitration = c.Arbitration == Arbitration.Awaited ? Arbitration.None : c.Arbitration,
        Formal = c.IsFormal ? null : c.Formal,
    };

    private static Case Unsettled(Case c) => c with { Silence = null, Settlement = null };

    private static Case Unowed(Case c) => c with { Waits = Sequence<Waiting>.Empty, WaitingSince = null, Owed = Sequence<Obligation>.Empty, Proposal = null, Promise = null, Snoozed = null };

    private static Case Unheld(Case c) => c with { ClaimedBy = null, ClaimedByName = null, Lease = null };

    internal static string Shorten(string text, Attachment[]? attachments)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return attachments is { Length: > 0 } ? $"[{attachments[0].Kind}]" : "";
        }

        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        if (trimmed.Length <= ExcerptLength)
        {
            return trimmed.ToString();
        }

        // A surrogate pair cut in half is not valid text for PostgreSQL.
        int length = char.IsHighSurrogate(trimmed[ExcerptLength - 1]) ? ExcerptLength - 1 : ExcerptLength;
        return string.Concat(trimmed[..length].TrimEnd(), "…");
    }
}
