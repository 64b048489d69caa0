namespace Dialog.Cases.Domain;

/// <summary>Merging, splitting and linking. Each case decides for itself; the sweep delivers the messages from one to the other.</summary>
internal static class MergeRules
{
    public const int MostMembers = 500;
    public const int MostLinks = 100;
    public const int MostMessages = 100;

    public static Decision Decide(Case state, CaseCommand command, CaseRules rules, DateTimeOffset now) => (state, command) switch
    {
        ({ Status: CaseStatus.Merged, MergedInto: var into }, Merge m) when into!.CaseId == m.Into.CaseId => Decision.Nothing,
        ({ Status: CaseStatus.Merged, MergedInto: var into }, Merge) => Decision.Refuse("merged", $"{into!.Number}"),
        (_, Merge m) when m.Into.CaseId == state.Id => Decision.Refuse("merge-with-itself"),
        (_, Merge m) when m.Into.Number >= m.Number => Decision.Refuse("merge-order", $"{m.Into.Number}"),
        ({ IsOpen: false }, Merge) => Decision.Refuse("nothing-to-do"),
        ({ IsFormal: true }, Merge) => Decision.Refuse("formal-appeal"),
        (_, Merge m) when state.HeldByOther(m.By.Id, now) => Decision.Refuse("claimed-by-another", state.ClaimedByName),
        (_, Merge m) => Decision.Accept(new CaseMerged(m.Into)),

        ({ Status: not CaseStatus.Merged }, Unmerge) => Decision.Nothing,
        (_, Unmerge u) => CaseDecider.Written(u.Reason) ?? GoOn(state, u.Reason, rules, now),

        ({ IsOpen: false }, Split) => Decision.Refuse("nothing-to-do"),
        (_, Split { MessageIds.Length: 0 or > MostMessages }) => Decision.Refuse("messages-invalid"),
        (_, Split s) => Decision.Accept(new MessagesSplit(
            CaseIds.OfSplit(state.Id, s.CommandId), s.MessageIds, s.Text, s.PublishedAt, s.SeenAt, s.LeftId, s.LeftText is { } left ? CaseFold.Shorten(left, null) : null)),

        (_, LinkCases l) when l.Other.CaseId == state.Id => Decision.Refuse("link-with-itself"),
        (_, LinkCases l) => Link(state, l.Other, l.Remove, back: false),

        (_, TakeCrossCaseMessage h) => Take(state, h, rules, now),
        (_, RelayAnswer r) => Relay(state, r, rules, now),
        (_, OpenSplit) => Decision.Nothing,

        _ => throw new InvalidOperationException($"The rules do not know {command.GetType().Name}."),
    };

    // Its clocks ran while it waited; the rules and calendars may have changed since.
    private static Decision GoOn(Case state, string reason, CaseRules rules, DateTimeOffset now)
    {
        CaseUnmerged back = new(reason);
        List<CaseEvent> events = [back, .. Replanning.AfterChange(CaseFold.Apply(state, back, now), rules, now, Replanning.Resumed)];
        return Decision.Accept(events);
    }

    private static Decision Take(Case state, TakeCrossCaseMessage h, CaseRules rules, DateTimeOffset now) => h.What switch
    {
        CrossCaseMessages.Join when Knows(state.Members, h.From) => Decision.Nothing,
        CrossCaseMessages.Join when !state.IsOpen && state.Status != CaseStatus.Merged => Decision.Refuse("target-not-open"),
        CrossCaseMessages.Join when state.Members.Count >= MostMembers => Decision.Refuse("too-many-members"),
        CrossCaseMessages.Join => Decision.Accept(new CaseJoined(h.From)),
        CrossCaseMessages.Leave => Knows(state.Members, h.From) ? Decision.Accept(new CaseLeft(h.From)) : Decision.Nothing,
        CrossCaseMessages.Wrote when !state.IsOpen && state.Status != CaseStatus.Merged => Decision.Refuse("target-not-open"),
        CrossCaseMessages.Wrote => Decision.Accept(Replanning.WhenHeard(state, rules, now).Prepend(new MemberWrote(h.From, h.Excerpt ?? "")).ToList()),
        CrossCaseMessages.Ended => state.Status == CaseStatus.Merged && state.MergedInto?.CaseId == h.From.CaseId ? GoOn(state, "target-ended", rules, now) : Decision.Nothing,
        CrossCaseMessages.Linked => Link(state, h.From, remove: false, back: true),
        CrossCaseMessages.Unlinked => Link(state, h.From, remove: true, back: true),
        _ => throw new InvalidOperationException($"Nobody tells '{h.What}'."),
    };

    private static Decision Link(Case state, CaseRef other, bool remove, bool back) => (Knows(state.Links, other), remove) switch
    {
        (true, false) or (false, true) => Decision.Nothing,
        (true, true) => Decision.Accept(new CaseUnlinked(other, back)),
        _ when state.Links.Count >= MostLinks => Decision.Refuse("too-many-links"),
        _ => Decision.Accept(new CaseLinked(other, back)),
    };

    private static Decision Relay(Case state, RelayAnswer r, CaseRules rules, DateTimeOffset now)
    {
        if (state.Status != CaseStatus.Merged || state.MergedInto?.CaseId != r.From.CaseId)
        {
            // Taken out meanwhile: this resident is answered by whoever works on the case now.
            return Decision.Nothing;
        }

        bool sameThread = state.Thread == r.From.Thread;
        if (r.Kind != AnswerKind.Final)
        {
            return sameThread ? Decision.Nothing : Decision.Accept(Said(state, r, AnswerKind.Reply, null));
        }

        // The resident has read it already where both cases are one conversation.
        return Decision.Accept(sameThread ? new CaseClosed("merged") : Said(state, r, AnswerKind.Final, now + rules.Silence));
    }

    private static AnswerGiven Said(Case state, RelayAnswer r, AnswerKind kind, DateTimeOffset? silence) => new(
        kind, r.Text, r.Attachments.Length > 0 ? r.Attachments : null, r.By.Id, r.By.Name, state.LastMessageId, r.PromisedFor, null, silence);

    private static bool Knows(Sequence<CaseRef> cases, CaseRef one) => cases.Any(c => c.CaseId == one.CaseId);
}
