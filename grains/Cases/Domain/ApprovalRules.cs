using Dialog.Classification;

namespace Dialog.Cases.Domain;

/// <summary>Who must agree to an answer before it goes out, and what they may decide. An approval is of exactly the text its revision names.</summary>
internal static class ApprovalRules
{
    /// <summary>The answer as the policy wants it: sent, or put before its approver.</summary>
    public static Decision Answer(Case state, Answer a, CaseRules rules, DateTimeOffset now)
    {
        ApprovalNeed need = NeedOf(state, a, rules, now);
        if (need.Approvers.Count > 0 && !state.IsOpen)
        {
            // A text that waits is part of an open case: here there is nothing that could wait.
            return Decision.Refuse("reads-as-answer", AnswerReader.Read(a.Text).Select(said => said.Phrase).FirstOrDefault());
        }

        if (need.Approvers.Count == 0)
        {
            return Decision.Accept(AnswerRules.Send(state, Sending.Of(a), need, rules, now));
        }

        List<CaseEvent> events = [];
        if (state.IsOpen && !state.HeldBy(a.By.Id, now))
        {
            events.Add(CaseDecider.Taken(a.By, rules, now));
        }

        events.Add(new AnswerProposed(a.Kind, a.Text, a.Attachments.Length > 0 ? a.Attachments : null, a.By.Id, a.By.Name, state.LastMessageId,
            a.PromisedFor, need.Policy.Id, need.Approvers[0], need.Approvers.Count));
        events.Add(rules.ApprovalDeadline(need.Policy, state.Authority, now));
        return Decision.Accept(events);
    }

    /// <summary>
    /// The strictest of what the policies ask of the chosen kind and of what the text says: a reply that reports, refuses or promises
    /// needs what an answer of that kind needs.
    /// </summary>
    public static ApprovalNeed NeedOf(Case state, Answer a, CaseRules rules, DateTimeOffset now)
    {
        ApprovalNeed need = rules.Approvals.NeedOf(state, a.Kind, a.By.Id, now);
        foreach (Said said in AnswerReader.Read(a.Text))
        {
            ApprovalNeed other = rules.Approvals.NeedOf(state, said.What == Saying.Promise ? AnswerKind.Intermediate : AnswerKind.Final, a.By.Id, now);
            need = other.IsStricterThan(need) ? other : need;
        }

        return need;
    }

    public static Decision Decide(Case state, CaseCommand command, CaseRules rules, DateTimeOffset now) => (state.Proposal, command) switch
    {
        (_, ReviewAnswer r) => Read(state, r, rules),
        (null, _) => Decision.Refuse("nothing-to-approve"),

        (var p, WithdrawAnswer w) when p.Revision != w.Revision => Changed(p),
        (var p, WithdrawAnswer w) when p.Author != w.By.Id => Decision.Refuse("not-your-text", p.AuthorName),
        (_, WithdrawAnswer w) => Decision.Accept(new AnswerWithdrawn(w.Revision)),

        ({ IsReturned: true }, _) => Decision.Refuse("nothing-to-approve"),

        (var p, Approve a) when p.Revision != a.Revision => Changed(p),
        (var p, Approve a) when p.Author == a.By.Id => Decision.Refuse("own-text"),
        (var p, Approve a) when !CanDecide(p, a.By, a.AsLead, rules) => Decision.Refuse("not-the-approver", p.Approver),
        (_, Approve { SeenVersion: { } seen }) when seen < state.LastInboundVersion => Decision.Refuse("newer-message"),
        ({ PromisedFor: { } by }, Approve) when by <= now => Decision.Refuse("promise-in-past"),
        (var p, Approve a) => Agreed(state, p, a.By, rules, now),

        (var p, ReturnAnswer r) when p.Revision != r.Revision => Changed(p),
        (var p, ReturnAnswer r) when !CanDecide(p, r.By, r.AsLead, rules) => Decision.Refuse("not-the-approver", p.Approver),
        (_, ReturnAnswer r) when string.IsNullOrWhiteSpace(r.Reason) => Decision.Refuse("text-empty"),
        (_, ReturnAnswer { Reason.Length: > CaseDecider.LongestText }) => Decision.Refuse("text-too-long"),
        (var p, ReturnAnswer r) => Decision.Accept(new AnswerReturned(p.Revision, r.By.Id, r.By.Name, r.Reason, Waited(p, now))),

        (var p, DelegateApproval d) when p.Revision != d.Revision => Changed(p),
        (var p, DelegateApproval d) when !CanDecide(p, d.By, d.AsLead, rules) => Decision.Refuse("not-the-approver", p.Approver),
        (_, DelegateApproval d) when !rules.IsOfficial(d.To) => Decision.Refuse("unknown-official", d.To),
        (var p, DelegateApproval d) when d.To == p.Author => Decision.Refuse("own-text"),
        (_, DelegateApproval { Reason: { } why }) when CaseDecider.TooLong(why) is { } refusal => refusal,
        (var p, DelegateApproval d) when d.To == p.Approver => Decision.Nothing,
        (var p, DelegateApproval { From: { } from }) when from != p.Approver => Decision.Refuse("approver-changed", p.Approver),
        (var p, DelegateApproval d) => Decision.Accept(
            new ApproverChanged(p.Revision, p.Approver, d.To, "delegated", Waited(p, now), d.Reason), rules.ApprovalDeadline(rules.Approvals.PolicyOf(p.Policy), state.Authority, now)),

        _ => throw new InvalidOperationException($"The rules do not know {command.GetType().Name}."),
    };

    /// <summary>The approver's own time has passed: a substitute, or when there is none the steps of every missed deadline.</summary>
    public static Decision? Late(Case state, CaseRules rules, DateTimeOffset now)
    {
        if (state.Proposal is not { IsReturned: false } p || rules.Approvals.SubstituteOf(p, state) is not { } substitute)
        {
            return null;
        }

        return Decision.Accept(
            new ApproverChanged(p.Revision, p.Approver, substitute, "late", Waited(p, now)),
            rules.ApprovalDeadline(rules.Approvals.PolicyOf(p.Policy), state.Authority, now));
    }

    private static Decision Agreed(Case state, Proposal p, Actor by, CaseRules rules, DateTimeOffset now)
    {
        string? next = p.Step < p.Steps ? rules.Approvals.NextAfter(p, by.Id, state, now) : null;
        AnswerApproved approved = new(p.Revision, p.Step, by.Id, by.Name, Waited(p, now), next);
        if (next is not null)
        {
            return Decision.Accept(approved, rules.ApprovalDeadline(rules.Approvals.PolicyOf(p.Policy), state.Authority, now));
        }

        Case agreed = CaseFold.Apply(state, approved, now);
        List<CaseEvent> events = [approved, .. AnswerRules.Send(agreed, Sending.Of(p), ApprovalNeed.None, rules, now)];
        return Decision.Accept(events);
    }

    private static Decision Read(Case state, ReviewAnswer r, CaseRules rules) => state.Review switch
    {
        null => Decision.Nothing,
        { } due when due.AnswerVersion != r.AnswerVersion => Decision.Refuse("revision-changed", $"{due.AnswerVersion}"),
        { } due when due.Author == r.By.Id => Decision.Refuse("own-text"),
        { } due when due.Reviewer != r.By.Id && !r.AsLead && !rules.Approvals.IsAbove(r.By.Id, due.Author) => Decision.Refuse("not-the-approver", due.Reviewer),
        _ when !r.Good && string.IsNullOrWhiteSpace(r.Note) => Decision.Refuse("text-empty"),
        _ when r.Note is { Length: > CaseDecider.LongestText } => Decision.Refuse("text-too-long"),
        _ => Decision.Accept(new AnswerReviewed(r.AnswerVersion, r.By.Id, r.By.Name, r.Good, r.Note)),
    };

    // Whoever is above in the tree may decide what waits below: a substitute should not have to be late first.
    private static bool CanDecide(Proposal p, Actor by, bool asLead, CaseRules rules) =>
        !p.Agreed.Contains(by.Id) && (asLead || by.Id == p.Approver || rules.Approvals.IsAbove(by.Id, p.Author));

    private static Decision Changed(Proposal p) => Decision.Refuse("revision-changed", $"{p.Revision}");

    private static double Waited(Proposal p, DateTimeOffset now) => Math.Round((now - p.Since).TotalHours, 3);
}
