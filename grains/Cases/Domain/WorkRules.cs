namespace Dialog.Cases.Domain;

/// <summary>Whose a case is when its authority says "not ours", who answers for a promise, and the formal appeal.</summary>
internal static class WorkRules
{
    /// <summary>After so many hand-backs an arbiter decides.</summary>
    public const int BouncesToArbiter = 2;

    public const int LongestReference = 200;

    public static Decision Decide(Case state, CaseCommand command, CaseRules rules, DateTimeOffset now) => (state, command) switch
    {
        ({ IsOpen: false }, HandBack or Arbitrate or GivePromise) => Decision.Refuse("nothing-to-do"),

        ({ Arbitration: Arbitration.Decided }, HandBack) => Decision.Refuse("decided-by-arbiter"),
        ({ Arbitration: Arbitration.Awaited }, HandBack) => Decision.Refuse("awaits-arbiter"),
        ({ Authority: null }, HandBack) => Decision.Refuse("nobody-to-hand-back"),
        (_, HandBack h) => CaseDecider.Written(h.Reason) ?? Return(state, h, rules, now),

        ({ Arbitration: not Arbitration.Awaited }, Arbitrate) => Decision.Refuse("no-dispute"),
        (_, Arbitrate a) when !a.AsLead && a.By.Id != rules.Arbiter => Decision.Refuse("not-the-arbiter"),
        (_, Arbitrate a) when !rules.HasAuthority(a.Authority) => Decision.Refuse("unknown-authority", a.Authority),
        (_, Arbitrate { Official: { } o } a) when !rules.IsOfficialOf(o, a.Authority) => Decision.Refuse("unknown-official", o),
        (_, Arbitrate a) => CaseDecider.Written(a.Reason) ?? CaseDecider.Route(state, a.Authority, a.Official, "arbiter", rules, now,
            new ArbiterDecided(a.Authority, state.Topic, state.Address, a.Reason)),

        ({ Promise: null }, GivePromise) => Decision.Refuse("no-promise"),
        (_, GivePromise g) when !rules.IsOfficial(g.Owner) => Decision.Refuse("unknown-official", g.Owner),
        ({ Promise.Owner: var owner }, GivePromise g) when owner == g.Owner => Decision.Nothing,
        ({ Promise.Owner: var owner }, GivePromise { From: { } from }) when owner != from => Decision.Refuse("promise-given-meanwhile"),
        (_, GivePromise g) => Decision.Accept(new PromiseGiven(g.Owner, rules.NameOf(g.Owner))),

        ({ Formal.State: FormalState.Requested or FormalState.Registered }, AskFormally) => Decision.Nothing,
        ({ Status: CaseStatus.Confirmed }, AskFormally) => Decision.Refuse("case-closed"),
        (_, AskFormally f) => Formal(state, f, rules, now),

        ({ Formal: null }, RegisterFormally or AnswerFormally) => Decision.Refuse("no-formal-appeal"),
        (_, RegisterFormally { Number: var n }) when Reference(n) is { } refusal => refusal,
        ({ Formal.State: FormalState.Requested }, RegisterFormally r) =>
            Decision.Accept(new FormalRegistered(r.Number.Trim()), rules.Deadline(Obligations.FormalAnswer, state, now)!),
        ({ Formal.Number: var known }, RegisterFormally r) when known == r.Number.Trim() => Decision.Nothing,
        (_, RegisterFormally) => Decision.Refuse("already-registered", state.Formal?.Number),

        (_, AnswerFormally { Reference: var n }) when Reference(n) is { } refusal => refusal,
        ({ Formal.State: FormalState.Registered }, AnswerFormally a) => Decision.Accept(new FormalAnswered(a.Reference.Trim()), new CaseClosed("formal-answer")),
        ({ Formal.State: FormalState.Requested }, AnswerFormally) => Decision.Refuse("not-registered"),
        (_, AnswerFormally) => Decision.Nothing,

        _ => throw new InvalidOperationException($"The rules do not know {command.GetType().Name}."),
    };

    private static Decision Return(Case state, HandBack h, CaseRules rules, DateTimeOffset now)
    {
        if (h.Proposed is { } proposed && (!rules.HasAuthority(proposed) || proposed == state.Authority))
        {
            return Decision.Refuse("unknown-authority", proposed);
        }

        CaseHandedBack back = new(state.Authority!, state.Official, h.Reason, h.Proposed);
        int bounces = state.Bounces + 1;
        if (bounces >= BouncesToArbiter)
        {
            return CaseDecider.Route(state, rules.Region.DefaultAuthority, rules.Arbiter, "arbiter-called", rules, now, back, new ArbiterCalled(rules.Arbiter, bounces));
        }

        return CaseDecider.Route(state, h.Proposed, null, "handed-back", rules, now, back);
    }

    private static Decision Formal(Case state, AskFormally f, CaseRules rules, DateTimeOffset now)
    {
        if (Reference(f.FullName, "full-name-missing") is { } name)
        {
            return name;
        }

        if (Reference(f.ReplyTo, "reply-to-missing") is { } address)
        {
            return address;
        }

        if (CaseDecider.TooLong(f.Text) is { } refusal)
        {
            return refusal;
        }

        List<CaseEvent> events = [];
        if (state.Status == CaseStatus.Answered)
        {
            events.Add(new CaseDisputed("formal", null));
        }

        if (state.Status == CaseStatus.Merged)
        {
            events.Add(new CaseUnmerged("formal"));
        }

        events.Add(new FormalRequested(f.FullName.Trim(), f.ReplyTo.Trim(), f.Text));
        events.Add(rules.Deadline(Obligations.FormalRegistration, state, now)!);
        return Decision.Accept(events);
    }

    private static Decision? Reference(string text, string code = "text-empty") =>
        string.IsNullOrWhiteSpace(text) ? Decision.Refuse(code)
        : text.Length > LongestReference ? Decision.Refuse("text-too-long", $"{text.Length} > {LongestReference}")
        : null;
}
