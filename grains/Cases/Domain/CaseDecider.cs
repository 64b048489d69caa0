namespace Dialog.Cases.Domain;

/// <summary>The rules of a case as a table: state and command to events. Pure; time is an argument.</summary>
public static class CaseDecider
{
    /// <summary>Characters of a note, a reason or the words of a dispute.</summary>
    public const int LongestText = 10_000;

    public static Decision Decide(Case state, CaseCommand command, CaseRules rules, DateTimeOffset now) => (state, command) switch
    {
        ({ Status: CaseStatus.None }, _) => Decision.Refuse("case-not-found"),

        (_, RecordDelivery d) => Delivery(state, d),
        (_, PassDeadline d) => ClockRules.Pass(state, d, now),
        (_, AddNote n) => Written(n.Text) ?? Decision.Accept(new NoteAdded(n.Text, n.By.Id, n.By.Name)),

        (_, Confirm c) => ResidentRules.Confirm(state, c.By.Kind == ActorKind.Resident ? "resident" : "official"),
        (_, Dispute { Text: { } words }) when TooLong(words) is { } refusal => refusal,
        (_, Dispute d) => ResidentRules.Dispute(state, d, rules, now),

        ({ Status: CaseStatus.Closed }, Close or Release) => Decision.Nothing,
        ({ Status: CaseStatus.Closed }, _) => Decision.Refuse("case-closed"),

        (_, Claim c) when state.HeldByOther(c.By.Id, now) => Held(state),
        (_, Claim) when !state.IsOpen => Decision.Refuse("nothing-to-do"),
        (_, Claim c) when state.HeldBy(c.By.Id, now) && state.Lease!.At - now > rules.Lease / 2 => Decision.Nothing,
        (_, Claim c) => Decision.Accept(Taken(c.By, rules, now)),

        (_, Release r) when state.ClaimedBy != r.By.Id => Decision.Nothing,
        (_, Release r) => Decision.Accept(new ClaimReleased(r.By.Id)),

        (_, Answer a) when state.HeldByOther(a.By.Id, now) => Held(state),
        (_, Answer a) => AnswerRules.Decide(state, a, rules, now),

        (_, Reclassify r) => Correct(state, r, rules),
        (_, Assign a) => Give(state, a, rules),

        (_, Close c) when state.HeldByOther(c.By.Id, now) => Held(state),
        (_, Close c) => Written(c.Reason) ?? Decision.Accept(new CaseClosed(c.Reason)),

        _ => throw new InvalidOperationException($"The rules do not know {command.GetType().Name}."),
    };

    /// <summary>True when the command speaks of an event <paramref name="state"/> does not hold yet: that state is behind.</summary>
    public static bool IsAhead(CaseCommand command, Case state) => command switch
    {
        PassDeadline d => d.Serial > state.Version,
        RecordDelivery d => d.AnswerVersion > state.Version,
        _ => false,
    };

    internal static CaseClaimed Taken(Actor by, CaseRules rules, DateTimeOffset now) => new(by.Id, by.Name, now + rules.Lease);

    private static Decision Held(Case state) => Decision.Refuse("claimed-by-another", state.ClaimedByName);

    private static Decision? Written(string text) => string.IsNullOrWhiteSpace(text) ? Decision.Refuse("text-empty") : TooLong(text);

    private static Decision? TooLong(string? text) =>
        text is { Length: > LongestText } ? Decision.Refuse("text-too-long", $"{text.Length} > {LongestText}") : null;

    private static Decision Delivery(Case state, RecordDelivery d)
    {
        bool current = d.AnswerVersion == state.LastAnswerVersion;
        bool doubtful = state.Delivery is DeliveryState.Unknown or DeliveryState.Failed;
        if (d.By.Kind == ActorKind.Official && !(current && doubtful))
        {
            // A person only settles what the network left open: "I have posted it by hand", "I see it there".
            return Decision.Refuse("delivery-not-in-doubt");
        }

        bool known = current && state.Delivery == d.State;
        bool backwards = current && IsBehind(d.State, state.Delivery);
        return known || backwards || d.AnswerVersion > state.Version
            ? Decision.Nothing
            : Decision.Accept(new DeliveryRecorded(d.AnswerVersion, d.State, d.NetworkMessageId, d.Error));
    }

    // Delivered is the end, and after "sent" the network has answered: a report that comes late takes nothing back.
    private static bool IsBehind(DeliveryState reported, DeliveryState known) => (known, reported) switch
    {
        (DeliveryState.Delivered, _) => true,
        (DeliveryState.Sent, DeliveryState.Unknown) => true,
        (_, DeliveryState.None or DeliveryState.Queued) => true,
        _ => false,
    };

    private static Decision Correct(Case state, Reclassify r, CaseRules rules)
    {
        if (r.Topic is { } topic && topic != state.Topic && !CaseRules.HasTopic(topic))
        {
            return Decision.Refuse("unknown-topic", topic);
        }

        // Nobody's yet, since the machine was unsure: a person's word makes it sure, be it the same.
        bool settles = state.Authority is null && (r.Topic is not null || r.Kind is not null);
        CaseReclassified corrected = new(r.Kind ?? state.Kind, r.Topic ?? state.Topic, r.Importance ?? state.Importance, r.Address ?? state.Address);
        if (!settles && corrected == new CaseReclassified(state.Kind, state.Topic, state.Importance, state.Address))
        {
            return Decision.Nothing;
        }

        List<CaseEvent> events = [corrected];
        bool elsewhere = state.ClaimedBy is null && (r.Topic is not null || r.Address is not null);
        string? authority = settles || elsewhere ? rules.AuthorityFor(corrected.Topic, corrected.Address) : state.Authority;
        if (authority != state.Authority)
        {
            events.Add(new CaseRouted(authority, null, "reclassified"));
        }

        bool otherRule = settles || corrected.Kind != state.Kind || corrected.Topic != state.Topic || corrected.Importance != state.Importance;
        if (otherRule && state.Obligation is { Deadline: Obligations.Answer, Missed: false })
        {
            // The clock starts where it started; only the rule may be another. A new leg started at its dispute,
            // which the obligation no longer tells: there the deadline stays.
            DeadlineSet set = rules.Deadline(Obligations.Answer, corrected.Kind, corrected.Topic, authority, corrected.Importance, state.ReceivedAt);
            if (state.Leg == 1 && set.DueAt != state.Obligation.DueAt)
            {
                events.Add(set);
            }
        }

        return Decision.Accept(events);
    }

    private static Decision Give(Case state, Assign a, CaseRules rules) => a switch
    {
        _ when !rules.HasAuthority(a.Authority) => Decision.Refuse("unknown-authority", a.Authority),
        _ when TooLong(a.Reason) is { } refusal => refusal,
        { Official: { } o } when !rules.IsOfficialOf(o, a.Authority) => Decision.Refuse("unknown-official", o),
        _ when state.Authority == a.Authority && state.Official == a.Official => Decision.Nothing,
        _ when state.ClaimedBy is { } holder && holder != a.Official =>
            Decision.Accept(new CaseRouted(a.Authority, a.Official, a.Reason), new ClaimReleased(holder)),
        _ => Decision.Accept(new CaseRouted(a.Authority, a.Official, a.Reason)),
    };
}
