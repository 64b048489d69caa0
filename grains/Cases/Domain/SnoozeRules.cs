namespace Dialog.Cases.Domain;

/// <summary>Who may put a case aside until when, and what brings it back before that.</summary>
internal static class SnoozeRules
{
    public const int LongestNote = 500;

    /// <summary>For a case that owes nothing whose clock runs.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public static Decision Decide(Case state, CaseCommand command, CaseRules rules, DateTimeOffset now) => (state, command) switch
    {
        ({ IsOpen: false }, Snooze) => Decision.Refuse("nothing-to-do"),
        (_, Snooze s) when state.HeldByOther(s.By.Id, now) => Decision.Refuse("claimed-by-another", state.ClaimedByName),
        (_, Snooze s) when !Has(state, s.By.Id, now) => Decision.Refuse("not-your-case"),
        (_, Snooze { Note.Length: > LongestNote and var length }) => Decision.Refuse("text-too-long", $"{length} > {LongestNote}"),
        (_, Snooze s) when s.Until <= now => Decision.Refuse("snooze-in-past"),
        (_, Snooze s) when s.Until > Latest(state, now) => Decision.Refuse("snooze-past-deadline", $"{Latest(state, now):O}"),
        ({ Snoozed: { } stands }, Snooze s) when (stands.By, stands.Until, stands.Note) == (s.By.Id, s.Until, Words(s.Note)) => Decision.Nothing,
        (_, Snooze s) => Decision.Accept(Aside(state, s, now).ToList()),

        ({ Snoozed: null }, EndSnooze) => Decision.Nothing,
        ({ Snoozed.By: var by }, EndSnooze e) when by != e.By.Id => Decision.Refuse("not-your-case"),
        (_, EndSnooze) => Decision.Accept(End(state, SnoozeReasons.Official, rules, now).ToList()),

        _ => throw new InvalidOperationException($"The rules do not know {command.GetType().Name}."),
    };

    /// <summary>A case is back before the nearest thing owed to the resident is due.</summary>
    public static DateTimeOffset Latest(Case state, DateTimeOffset now) => state.Obligation?.DueAt ?? now + Longest;

    /// <summary>The case comes back to whoever put it aside: into their hands where they do not have it by name, so that it is found among theirs.</summary>
    public static IEnumerable<CaseEvent> End(Case state, string reason, CaseRules? rules, DateTimeOffset now)
    {
        Snoozed snoozed = state.Snoozed!;
        yield return new SnoozeEnded(snoozed.By, reason);
        bool theirs = reason is not (SnoozeReasons.Taken or SnoozeReasons.HandedOver);
        if (theirs && state is { IsOpen: true, ClaimedBy: null } && state.Official != snoozed.By && rules is not null)
        {
            yield return CaseDecider.Taken(new Actor(ActorKind.Official, snoozed.By, snoozed.ByName), rules, now);
        }
    }

    /// <summary>A decision with what it does to the snooze: whatever somebody must look at ends it in the same append.</summary>
    public static Decision With(Case before, Decision decision, CaseRules? rules, DateTimeOffset now)
    {
        if (before.Snoozed is not { } snoozed || decision.IsRefused || decision.Events.Count == 0)
        {
            return decision;
        }

        Case after = decision.Events.Aggregate(before, (state, happened) => CaseFold.Apply(state, happened, now));
        if (after.Snoozed != snoozed)
        {
            return decision;
        }

        string? reason = decision.Events.Select(e => Reason(e, snoozed)).FirstOrDefault(r => r is not null);
        reason ??= snoozed.Until > Latest(after, now) ? SnoozeReasons.Deadline : null;
        return reason is null ? decision : Decision.Accept(decision.Events.Concat(End(after, reason, rules, now)).ToList());
    }

    private static IEnumerable<CaseEvent> Aside(Case state, Snooze s, DateTimeOffset now)
    {
        yield return new CaseSnoozed(s.By.Id, s.By.Name, s.Until, Words(s.Note));
        if (state.HeldBy(s.By.Id, now))
        {
            yield return new ClaimReleased(s.By.Id);
        }
    }

    private static bool Has(Case state, string official, DateTimeOffset now) =>
        state.Official == official || state.HeldBy(official, now) || state.Snoozed?.By == official;

    private static string? Words(string? note) => string.IsNullOrWhiteSpace(note) ? null : note.Trim();

    private static string? Reason(CaseEvent happened, Snoozed snoozed) => happened switch
    {
        MessageReceived or MessageEdited or MemberWrote or CaseDisputed => SnoozeReasons.Resident,
        DeadlineApproaching { Deadline: not Obligations.Approval } or DeadlineMissed { Deadline: not Obligations.Approval } or CaseEscalated => SnoozeReasons.Deadline,
        NoteAdded { Mentions: { } named } when named.Contains(snoozed.By) => SnoozeReasons.Mention,
        AnswerReturned => SnoozeReasons.Returned,
        ExternalAnswered => SnoozeReasons.External,
        CaseRouted => SnoozeReasons.HandedOver,
        CaseClaimed => SnoozeReasons.Taken,
        _ => null,
    };
}
