using System.Collections.Frozen;
using Dialog.Cases;
using Dialog.Regions;

namespace Dialog.Deadlines.Domain;

/// <summary>Which rule sets a deadline, and what holds when none does.</summary>
public static class DeadlineRules
{
    /// <summary>From publication in the network to the case here.</summary>
    public const string Intake = "intake";

    /// <summary>The first message of a person to the resident, whatever it says.</summary>
    public const string FirstReaction = "first-reaction";
    public const string Answer = "answer";
    public const string FinalAfterPromise = "final-after-promise";

    /// <summary>The furthest a promise may reach from the moment it is given.</summary>
    public const string Promise = "promise";
    public const string Approval = "approval";
    public const string FormalRegistration = "formal-registration";
    public const string FormalAnswer = "formal-answer";

    public const double ShortestHours = 1.0 / 60;

    /// <summary>Longer ones are a mistake in a rule, not a deadline.</summary>
    public const double LongestHours = 366 * 24;

    /// <summary>A day for an answer, in force for every deadline without a rule of its own.</summary>
    public static readonly DeadlineRule Default = new("default-24h", Answer, 24, false, null, null, null, null);

    /// <summary>Reference questions need less.</summary>
    public static readonly DeadlineRule DefaultForQuestions =
        new("default-question-4h", Answer, 4, false, MessageKind.Question, null, null, null);

    /// <summary>What holds without a rule of the region, by deadline. Null: the deadline is optional, set only where a rule names it.</summary>
    private static readonly FrozenDictionary<string, DeadlineRule?> Defaults = new Dictionary<string, DeadlineRule?>
    {
        [Intake] = null,
        [FirstReaction] = null,
        [Answer] = Default,
        [FinalAfterPromise] = null,
        [Promise] = null,
        [Approval] = new("default-approval-4h", Approval, 4, true, null, null, null, null),
        // Federal law 59-FZ, articles 8 and 12: days of the calendar.
        [FormalRegistration] = new("law-59-3d", FormalRegistration, 3 * 24, false, null, null, null, null),
        [FormalAnswer] = new("law-59-30d", FormalAnswer, 30 * 24, false, null, null, null, null),
    }.ToFrozenDictionary();

    /// <summary>Names of all deadlines, in the order a case meets them.</summary>
    public static IReadOnlyList<string> Known { get; } =
        [Intake, FirstReaction, Answer, FinalAfterPromise, Promise, Approval, FormalRegistration, FormalAnswer];

    /// <summary>The most specific matching rule: more named conditions, then the later one. Null when none matches.</summary>
    public static DeadlineRule? Select(
        IReadOnlyList<DeadlineRule> rules, string deadline, MessageKind kind, string topic, string? authority, Importance importance) =>
        new DeadlineRuleSet(rules).Find(new DeadlineQuestion(deadline, kind, topic, authority, importance));

    /// <summary>
    /// A case that no authority has is to reach one in a quarter of the answer's time where the region says nothing: whoever is to answer
    /// needs the rest.
    /// </summary>
    public static DeadlineRule IntakeWithin(DeadlineRule answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new DeadlineRule("default-intake", Intake, Math.Max(answer.Hours / 4, ShortestHours), answer.Working, null, null, null, null);
    }

    /// <summary>Null for a deadline that is only set where a rule names it.</summary>
    public static DeadlineRule? DefaultFor(string deadline, MessageKind kind) =>
        deadline == Answer && kind == MessageKind.Question ? DefaultForQuestions : Defaults.GetValueOrDefault(deadline, Default);

    /// <summary>What keeps rules from being used; asked before a region's configuration is accepted.</summary>
    public static IReadOnlyList<CalendarProblem> Check(IReadOnlyList<DeadlineRule> rules) =>
    [
        .. rules.Index().Where(r => !IsUsable(r.Item)).Select(r => new CalendarProblem($"deadlines[{r.Index}].hours", "hours-out-of-range")),
        .. rules.Index().Where(r => !Defaults.ContainsKey(r.Item.Deadline)).Select(r => new CalendarProblem($"deadlines[{r.Index}].deadline", "unknown-deadline")),
        .. rules.Index().Where(r => string.IsNullOrWhiteSpace(r.Item.Id)).Select(r => new CalendarProblem($"deadlines[{r.Index}].id", "rule-id-missing")),
        .. rules.Index().GroupBy(r => r.Item.Id).SelectMany(same => same.Skip(1))
            .Select(r => new CalendarProblem($"deadlines[{r.Index}].id", "rule-id-twice")),
    ];

    // Written as a range so that NaN, too, is refused.
    internal static bool IsUsable(DeadlineRule rule) => rule.Hours is >= ShortestHours and <= LongestHours;
}
