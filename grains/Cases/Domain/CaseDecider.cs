namespace Dialog.Cases.Domain;

/// <summary>The rules of a case as a table: state and command to events. Pure; time is an argument.</summary>
public static class CaseDecider
{
    /// <summary>Characters of a note, a reason or the text of a dispute.</summary>
    public const int LongestText = 10_000;

    public static Decision Decide(Case state, CaseCommand command, CaseRules rules, DateTimeOffset now) =>
        SnoozeRules.With(state, OfTable(state, command, rules, now), rules, now);

    private static Decision OfTable(Case state, CaseCommand command, CaseRules rules, DateTimeOffset now) => (state, command) switch
    {
        ({ Status: CaseStatus.None }, _) => Decision.Refuse("case-not-found"),

        ({ IsErased: true }, RecordDelivery) => Decision.Nothing,
        ({ IsErased: true }, not FireTimer) => Decision.Refuse("resident-erased"),

        (_, RecordDelivery d) => Delivery(state, d),
        (_, FireTimer d) => ClockRules.Fire(state, d, rules, now),
        (_, RecordExternalStatus h) => ForwardRules.Take(state, h),
        (_, AddNote n) => Written(n.Text) ?? Decision.Accept(new NoteAdded(n.Text, n.By.Id, n.By.Name, n.Mentions.Length > 0 ? n.Mentions : null)),

        (_, TagCase t) => LabelRules.Tag(state, t),
        (_, SetFields f) => LabelRules.Set(state, f, rules),
        (_, LinkCases or TakeCrossCaseMessage or RelayAnswer or OpenSplit) => MergeRules.Decide(state, command, rules, now),
        (_, ReplanDeadlines r) when r.RegionVersion > rules.Region.Version => Decision.Refuse("rules-behind"),
        (_, ReplanDeadlines) => Decision.Accept(Replanning.AfterChange(state, rules, now, Replanning.Recomputed).ToList()),
        (_, ReviewAnswer) => ApprovalRules.Decide(state, command, rules, now),

        (_, Confirm { AnswerVersion: { } meant }) when meant != state.FinalVersion => Decision.Refuse("answer-replaced"),
        (_, Dispute { AnswerVersion: { } meant }) when meant != state.FinalVersion => Decision.Refuse("answer-replaced"),
        (_, Confirm c) => ResidentRules.Confirm(state, c.By.Kind == ActorKind.Resident ? "resident" : "official", now),
        (_, Dispute { Text: { } words }) when TooLong(words) is { } refusal => refusal,
        (_, Dispute d) => ResidentRules.Dispute(state, d, rules, now),

        (_, RevokeContractorLink) => ContractorRules.Decide(state, command, rules, now),

        ({ Status: CaseStatus.Closed }, Close or Release) => Decision.Nothing,
        ({ Status: CaseStatus.Closed }, _) => Decision.Refuse("case-closed"),

        ({ Status: CaseStatus.Merged, MergedInto: var into }, Answer { Kind: not AnswerKind.Reply } or Claim) => Decision.Refuse("merged", $"{into!.Number}"),

        (_, Claim c) when state.HeldByOther(c.By.Id, now) => Held(state),
        (_, Claim) when !state.IsOpen => Decision.Refuse("nothing-to-do"),
        (_, Claim c) when state.HeldBy(c.By.Id, now) && state.Lease!.At - now > rules.Lease / 2 => Decision.Nothing,
        (_, Claim c) => Decision.Accept(Taken(c.By, rules, now)),

        (_, Release r) when state.ClaimedBy != r.By.Id => Decision.Nothing,
        (_, Release r) => Decision.Accept(new ClaimReleased(r.By.Id)),

        (_, Answer a) when state.HeldByOther(a.By.Id, now) => Held(state),
        (_, Answer a) => AnswerRules.Decide(state, a, rules, now),

        (_, Merge or Unmerge or Split) => MergeRules.Decide(state, command, rules, now),
        (_, Approve or ReturnAnswer or DelegateApproval or WithdrawAnswer) => ApprovalRules.Decide(state, command, rules, now),
        (_, HandBack h) when state.HeldByOther(h.By.Id, now) => Held(state),
        (_, KeepPromise k) => PromiseRules.Keep(state, k, rules, now),
        (_, HandBack or Arbitrate or GivePromise or AskFormally or RegisterFormally or AnswerFormally) => WorkRules.Decide(state, command, rules, now),

        (_, Snooze or EndSnooze) => SnoozeRules.Decide(state, command, rules, now),

        (_, Reclassify r) => Correct(state, r, rules, now),
        (_, Assign a) => Give(state, a, rules, now),
        (_, ForwardCase f) => ForwardRules.Forward(state, f),
        (_, AskContractor or AnswerAsContractor) => ContractorRules.Decide(state, command, rules, now),

        (_, Close c) when state.HeldByOther(c.By.Id, now) => Held(state),
        ({ IsFormal: true }, Close) => Decision.Refuse("formal-appeal"),
        (_, Close c) => Written(c.Reason) ?? Decision.Accept(new CaseClosed(c.Reason)),

        _ => throw new InvalidOperationException($"The rules do not know {command.GetType().Name}."),
    };

    /// <summary>True when the command refers to an event that <paramref name="state"/> does not contain yet: that state is out of date.</summary>
    public static bool IsAhead(CaseCommand command, Case state) => command switch
    {
        FireTimer d => d.Serial > state.Version,
        RecordDelivery d => d.AnswerVersion > state.Version,
        RecordExternalStatus h => h.ForwardVersion > state.Version,
        Confirm c => c.AnswerVersion > state.Version,
        Dispute d => d.AnswerVersion > state.Version,
        _ => false,
    };

    internal static CaseClaimed Taken(Actor by, CaseRules rules, DateTimeOffset now) => new(by.Id, by.Name, now + rules.Lease);

    internal static Decision? Written(string text) => string.IsNullOrWhiteSpace(text) ? Decision.Refuse("text-empty") : TooLong(text);

    internal static Decision? TooLong(string? text) =>
        text is { Length: > LongestText } ? Decision.Refuse("text-too-long", $"{text.Length} > {LongestText}") : null;

    /// <summary>Gives the case to another authority or official: whoever held it lets go, and an operators' clock starts where nobody has it.</summary>
    internal static Decision Route(Case state, string? authority, string? official, string? reason, CaseRules rules, DateTimeOffset now, params ReadOnlySpan<CaseEvent> before)
    {
        List<CaseEvent> events = [.. before, new CaseRouted(authority, official, reason)];
        if (state.ClaimedBy is { } holder && holder != official)
        {
            events.Add(new ClaimReleased(holder));
        }

        if (authority is not null && authority != state.Authority)
        {
            // Another authority may have another rule or other hours.
            Case after = state with { Authority = authority, Owed = state.Owed.Without(Obligations.Intake) };
            events.AddRange(Replanning.AfterChange(after, rules, now, Replanning.Assigned));
        }

        if (authority is null && rules.Deadline(Obligations.Intake, state with { Authority = null }, now) is { } intake)
        {
            events.Add(intake);
        }

        return Decision.Accept(events);
    }

    private static Decision Held(Case state) => Decision.Refuse("claimed-by-another", state.ClaimedByName);

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

    // Delivered is the end, and after "sent" the network has answered: a late report changes nothing.
    private static bool IsBehind(DeliveryState reported, DeliveryState known) => (known, reported) switch
    {
        (DeliveryState.Delivered, _) => true,
        (DeliveryState.Sent, DeliveryState.Unknown) => true,
        (_, DeliveryState.None or DeliveryState.Queued) => true,
        _ => false,
    };

    private static Decision Correct(Case state, Reclassify r, CaseRules rules, DateTimeOffset now)
    {
        if (r.Topic is { } topic && topic != state.Topic && !CaseRules.HasTopic(topic))
        {
            return Decision.Refuse("unknown-topic", topic);
        }

        // Not assigned yet, since the machine was unsure: a person's choice makes it sure, even when it is the same.
        bool settles = state.Authority is null && (r.Topic is not null || r.Kind is not null);
        CaseReclassified corrected = new(r.Kind ?? state.Kind, r.Topic ?? state.Topic, r.Importance ?? state.Importance, r.Address ?? state.Address);
        if (!settles && corrected == new CaseReclassified(state.Kind, state.Topic, state.Importance, state.Address))
        {
            return Decision.Nothing;
        }

        List<CaseEvent> events = [corrected];
        bool elsewhere = state.ClaimedBy is null && (r.Topic is not null || r.Address is not null) && state.Arbitration == Arbitration.None;
        string? authority = settles || elsewhere ? rules.AuthorityFor(corrected.Topic, corrected.Address) : state.Authority;
        if (authority != state.Authority)
        {
            events.Add(new CaseRouted(authority, null, "reclassified"));
        }

        bool otherRule = settles || corrected.Kind != state.Kind || corrected.Topic != state.Topic || corrected.Importance != state.Importance;
        if (otherRule)
        {
            Case after = state with { Kind = corrected.Kind, Topic = corrected.Topic, Importance = corrected.Importance, Authority = authority };
            events.AddRange(Replanning.AfterCorrection(after, rules, now));
        }

        return Decision.Accept(events);
    }

    // What somebody hands on is no longer theirs to hand on.
    private static bool IsTakenElsewhere(Case state, Assign a) =>
        (a.FromOfficial is { } official && official != state.Official) || (a.FromAuthority is { } authority && authority != state.Authority);

    // A case that is moved to even out the load is left with whoever works on it.
    private static Decision? Begun(Case state, string from, DateTimeOffset now) => state switch
    {
        { IsOpen: false } => Decision.Refuse("not-open"),
        _ when state.Official != from => Decision.Refuse("moved-meanwhile"),
        { ClaimedBy: not null, Lease: { } lease } when lease.At > now => Held(state),
        { Proposal: not null } => Decision.Refuse("awaits-approval"),
        { Status: CaseStatus.WaitingForResident or CaseStatus.Promised } => Decision.Refuse("begun"),
        _ => null,
    };

    private static Decision Give(Case state, Assign a, CaseRules rules, DateTimeOffset now) => a switch
    {
        _ when state.Arbitration == Arbitration.Awaited && state.IsOpen => Decision.Refuse("awaits-arbiter"),
        _ when !rules.HasAuthority(a.Authority) => Decision.Refuse("unknown-authority", a.Authority),
        _ when TooLong(a.Reason) is { } refusal => refusal,
        { Official: { } o } when !rules.IsOfficialOf(o, a.Authority) => Decision.Refuse("unknown-official", o),
        _ when state.Authority == a.Authority && state.Official == a.Official => Decision.Nothing,
        _ when IsTakenElsewhere(state, a) => Decision.Refuse("assigned-meanwhile"),
        { OnlyFrom: { } from } when Begun(state, from, now) is { } refusal => refusal,
        { OnlyAtVersion: { } version } when version != state.Version => Decision.Refuse("touched-meanwhile"),
        _ => Route(state, a.Authority, a.Official, a.Reason, rules, now),
    };
}
