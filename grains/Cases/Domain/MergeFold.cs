namespace Dialog.Cases.Domain;

/// <summary>The status of a merged case and what it owed: what an undo restores.</summary>
public sealed record Suspension(CaseStatus Status, Sequence<Obligation> Owed, Promise? Promise);

/// <summary>The part of <see cref="CaseFold"/> that handles other cases.</summary>
internal static class MergeFold
{
    public static Case Evolve(Case c, MergeEvent happened, int version, DateTimeOffset at) => happened switch
    {
        CaseMerged e => Tell(c, new PendingMessage(version, CrossCaseMessages.Join, e.Into, at)) with
        {
            Status = CaseStatus.Merged,
            MergedInto = e.Into,
            Suspended = new Suspension(c.Status == CaseStatus.InWork ? CaseStatus.Open : c.Status, c.Owed, c.Promise),
            Owed = Sequence<Obligation>.Empty,
            Proposal = null,
            Promise = null,
            ClaimedBy = null,
            ClaimedByName = null,
            Lease = null,
            Snoozed = null,
            Unanswered = false,
        },
        CaseUnmerged when c is { Status: CaseStatus.Merged, Suspended: { } stood, MergedInto: { } target } =>
            Tell(c, new PendingMessage(version, CrossCaseMessages.Leave, target, at)) with
            {
                Status = stood.Status,
                Owed = stood.Owed.Without(Obligations.Approval),
                Promise = stood.Promise,
                Suspended = null,
                MergedInto = null,
                Unanswered = c.LastInboundVersion > c.LastAnswerVersion,
            },
        CaseUnmerged => c,
        CaseJoined e => c with { Members = Without(c.Members, e.Member).With(e.Member) },
        CaseLeft e => c with { Members = Without(c.Members, e.Member) },
        MemberWrote e => Taken(c, e, version, at),
        CaseLinked { Back: false } e => Tell(c, new PendingMessage(version, CrossCaseMessages.Linked, e.Other, at)) with { Links = Without(c.Links, e.Other).With(e.Other) },
        CaseLinked e => c with { Links = Without(c.Links, e.Other).With(e.Other) },
        CaseUnlinked { Back: false } e => Tell(c, new PendingMessage(version, CrossCaseMessages.Unlinked, e.Other, at)) with { Links = Without(c.Links, e.Other) },
        CaseUnlinked e => c with { Links = Without(c.Links, e.Other) },
        MessagesSplit e => Tell(c, new PendingMessage(version, CrossCaseMessages.Open, new CaseRef(e.NewCase, c.Thread, 0), at, Split: e)),
        MessagesTaken e => c with
        {
            Excerpt = CaseFold.Shorten(e.Text, null),
            LastMessageId = e.MessageIds.Length > 0 ? e.MessageIds[^1] : c.LastMessageId,
            LastInboundVersion = version,
            Unanswered = true,
            Links = Without(c.Links, e.From).With(e.From),
        },
        CrossCaseMessagesSent e => c with { CrossCaseMessages = Sequence.Of(c.CrossCaseMessages.Where(message => message.Serial > e.Through)) },
        _ => throw new InvalidOperationException($"The fold does not know {happened.GetType().Name}."),
    };

    /// <summary>A final or intermediate answer is for everybody who waits here; whoever got one waits no longer, even before its join arrives.</summary>
    public static Case Relayed(Case c, AnswerGiven e, int version, DateTimeOffset at)
    {
        Case told = c.Members.Aggregate(c, (told, member) => Tell(told, new PendingMessage(version, CrossCaseMessages.Relay, member, at, Answer: e)));
        return e.Kind == AnswerKind.Final && c is { Status: CaseStatus.Merged, MergedInto: { } target } ? Tell(told, new PendingMessage(version, CrossCaseMessages.Leave, target, at)) : told;
    }

    /// <summary>The latest text of a merged case, its excerpt, is sent to the case where it waits.</summary>
    public static Case Forwarded(Case c, int version, DateTimeOffset at) => c is { Status: CaseStatus.Merged, MergedInto: { } target }
        ? Tell(c, new PendingMessage(version, CrossCaseMessages.Wrote, target, at, c.Excerpt))
        : c;

    /// <summary>A case that ends by itself is no longer waited for where it waited, and releases those that wait in it.</summary>
    public static Case Gone(Case c, int version, DateTimeOffset at)
    {
        Case gone = c is { Status: CaseStatus.Merged, MergedInto: { } target }
            ? Tell(c, new PendingMessage(version, CrossCaseMessages.Leave, target, at)) with { Suspended = null }
            : c;
        return gone.Members.Aggregate(gone, (told, member) => Tell(told, new PendingMessage(version, CrossCaseMessages.Ended, member, at))) with { Members = Sequence<CaseRef>.Empty };
    }

    /// <summary>A case whose resident is erased has no relations to other cases.</summary>
    public static Case Without(Case c, Guid erased) => c with
    {
        Members = Sequence.Of(c.Members.Where(r => r.CaseId != erased)),
        Links = Sequence.Of(c.Links.Where(r => r.CaseId != erased)),
    };

    private static Case Taken(Case c, MemberWrote e, int version, DateTimeOffset at)
    {
        Case heard = CaseFold.AfterDelivery(c, at) with { LastInboundVersion = version, LastMessageAt = at, Excerpt = e.Excerpt };
        return c.IsOpen
            ? heard with { Unanswered = true, Status = c.Status == CaseStatus.WaitingForResident ? CaseFold.Working(c) : c.Status }
            : Forwarded(heard, version, at);
    }

    private static Case Tell(Case c, PendingMessage message) => c with { CrossCaseMessages = c.CrossCaseMessages.With(message) };

    private static Sequence<CaseRef> Without(Sequence<CaseRef> cases, CaseRef one) => Sequence.Of(cases.Where(r => r.CaseId != one.CaseId));
}
