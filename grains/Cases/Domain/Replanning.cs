using Dialog.Deadlines.Domain;

namespace Dialog.Cases.Domain;

/// <summary>
/// Plans again what is owed, each deadline from where its clock started. What is missed stays missed; a promise is due when it
/// was promised and an approval by its policy, whatever the rules say.
/// </summary>
internal static class Replanning
{
    public const string Corrected = "corrected";
    public const string Assigned = "assigned";
    public const string Resumed = "resumed";
    public const string Recomputed = "recomputed";

    /// <summary>A person changed what the case is about: the rule of that subject holds, even when its deadline has already passed.</summary>
    public static IEnumerable<CaseEvent> AfterCorrection(Case after, CaseRules rules, DateTimeOffset now) =>
        Others(after, rules, now, Corrected, mayHavePassed: true);

    /// <summary>
    /// Another authority, another rule or another calendar. A deadline that would have passed already is left as it was:
    /// nobody is late by a rule that did not hold while there was time.
    /// </summary>
    public static IEnumerable<CaseEvent> AfterChange(Case after, CaseRules rules, DateTimeOffset now, string cause) =>
        Others(after, rules, now, cause, mayHavePassed: false);

    /// <summary>The resident is asked: clocks whose rule says so are paused.</summary>
    public static IEnumerable<CaseEvent> WhenAsked(Case state, DateTimeOffset now) =>
        state.Owed.Where(o => o is { Pauses: true, Missed: false, Standing: false, Deadline: not Obligations.FirstReaction })
            .Select(o => new DeadlinePaused(o.Deadline, now));

    /// <summary>The resident has answered: paused clocks go on, later by the length of the pause.</summary>
    public static IEnumerable<CaseEvent> WhenHeard(Case state, CaseRules rules, DateTimeOffset now) =>
        state.Owed.Where(o => o.Standing).Select(o => Again(o, state, rules, now, Resumed)).OfType<DeadlineSet>();

    private static IEnumerable<CaseEvent> Others(Case after, CaseRules rules, DateTimeOffset now, string cause, bool mayHavePassed)
    {
        foreach (Obligation owed in after.Owed.Where(o => o is { Missed: false, Deadline: not (Obligations.Promise or Obligations.Approval) }))
        {
            if (Again(owed, after, rules, now, cause) is { } set && Differs(owed, set) && (mayHavePassed || set.DueAt > now))
            {
                yield return set;
            }
        }
    }

    // A paused clock is planned when the resident answers, unless the new rule has no pause: then it goes on at once.
    private static bool Differs(Obligation owed, DeadlineSet set) => owed.Standing ? !set.Pauses : set.DueAt != owed.DueAt;

    private static DeadlineSet? Again(Obligation owed, Case state, CaseRules rules, DateTimeOffset now, string cause)
    {
        IReadOnlyList<Waiting> waits = state.WaitingSince is { } since ? state.Waits.With(new Waiting(since, now)) : state.Waits;
        return rules.Deadline(owed.Deadline, state, owed.From, waits) is { } set ? set with { Cause = cause, Was = owed.DueAt } : null;
    }
}
