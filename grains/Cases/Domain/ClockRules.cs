using Dialog.Deadlines.Domain;

namespace Dialog.Cases.Domain;

/// <summary>What the passing of time does to a case. Kinds are the keys of the timer rows.</summary>
internal static class ClockRules
{
    public const string Lease = "lease";
    public const string Silence = "silence";

    /// <summary>A case that was put aside comes back.</summary>
    public const string Snooze = "snooze";

    /// <summary>Cross-case messages wait: the sweep delivers them before it fires this timer.</summary>
    public const string CrossCase = "errands";

    /// <summary>The code of a timer that the case no longer has; its row may be removed.</summary>
    public const string Stale = "stale-deadline";

    public static Decision Fire(Case state, FireTimer d, CaseRules rules, DateTimeOffset now) => TimerOf(state, d.Kind) switch
    {
        { } t when t.Serial != d.Serial => Decision.Refuse(Stale),
        null => Decision.Refuse(Stale),
        // The silo that swept has a faster clock than this one: not yet due, the next sweep fires it again.
        { } t when t.At > now => Decision.Nothing,
        _ => d.Kind switch
        {
            Lease => Decision.Accept(new ClaimExpired(state.ClaimedBy!)),
            CrossCase => Decision.Accept(new CrossCaseMessagesSent(d.Serial)),
            Snooze => Decision.Accept(SnoozeRules.End(state, SnoozeReasons.Time, rules, now).ToList()),
            Silence => Decision.Accept(new CaseClosed("silence")),
            _ => Remind(state, state.Owed.Find(Obligations.NameOf(d.Kind)!)!, rules, now),
        },
    };

    private static CaseTimer? TimerOf(Case state, string kind) => kind switch
    {
        Lease => state.Lease,
        Silence => state.Silence,
        Snooze => state.Snoozed?.Timer,
        CrossCase => state.CrossCaseTimer,
        _ when Obligations.NameOf(kind) is { } name => state.Owed.Find(name)?.Timer,
        _ => null,
    };

    private static Decision Remind(Case state, Obligation o, CaseRules rules, DateTimeOffset now)
    {
        if (o.Missed)
        {
            int level = o.Level + 1;
            return Decision.Accept(new CaseEscalated(level, EscalationLadder.EscalateAt(o.DueAt, level + 1, Hours(state, o, rules)), o.Deadline));
        }

        if (now < o.DueAt)
        {
            return Decision.Accept(new DeadlineApproaching(o.Deadline, o.DueAt));
        }

        Decision? substitute = o.Deadline == Obligations.Approval ? ApprovalRules.Late(state, rules, now) : null;
        return substitute ?? Decision.Accept(new DeadlineMissed(o.Deadline, o.DueAt, EscalationLadder.EscalateAt(o.DueAt, 1, Hours(state, o, rules))!.Value));
    }

    // What is counted in working time is not escalated at night.
    private static WorkCalendar? Hours(Case state, Obligation o, CaseRules rules) => o.Working ? rules.Deadlines.CalendarOf(state.Authority) : null;
}
