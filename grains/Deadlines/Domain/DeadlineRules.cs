using Dialog.Cases;
using Dialog.Regions;

namespace Dialog.Deadlines;

/// <summary>Which rule sets a deadline, and what holds when none does.</summary>
public static class DeadlineRules
{
    public const string Answer = "answer";
    public const string FinalAfterPromise = "final-after-promise";

    public const double ShortestHours = 1.0 / 60;

    /// <summary>Longer ones are a mistake in a rule, not a deadline.</summary>
    public const double LongestHours = 366 * 24;

    /// <summary>A day for an answer, in force for every deadline without a rule of its own.</summary>
    public static readonly DeadlineRule Default = new("default-24h", Answer, 24, false, null, null, null, null);

    /// <summary>Reference questions need less.</summary>
    public static readonly DeadlineRule DefaultForQuestions =
        new("default-question-4h", Answer, 4, false, MessageKind.Question, null, null, null);

    /// <summary>The most specific matching rule: more named conditions, then the later one. Null when none matches.</summary>
    public static DeadlineRule? Select(
        IReadOnlyList<DeadlineRule> rules, string deadline, MessageKind kind, string topic, string? authority, Importance importance)
    {
        DeadlineRule? best = null;
        var bestConditions = -1;
        for (var i = 0; i < rules.Count; i++)
        {
            var rule = rules[i];
            var conditions = Conditions(rule);
            if (conditions >= bestConditions && IsUsable(rule) && rule.Deadline == deadline
                && (rule.Kind is null || rule.Kind == kind)
                && (rule.Topic is null || rule.Topic == topic)
                && (rule.Authority is null || rule.Authority == authority)
                && (rule.Importance is null || rule.Importance == importance))
            {
                (best, bestConditions) = (rule, conditions);
            }
        }
        return best;
    }

    public static DeadlineRule DefaultFor(string deadline, MessageKind kind) =>
        deadline == Answer && kind == MessageKind.Question ? DefaultForQuestions : Default;

    /// <summary>What keeps rules from being used; asked before a region's configuration is accepted.</summary>
    public static IReadOnlyList<CalendarProblem> Check(IReadOnlyList<DeadlineRule> rules) =>
    [
        .. rules.Index().Where(r => !IsUsable(r.Item)).Select(r => new CalendarProblem($"deadlines[{r.Index}].hours", "hours-out-of-range")),
        .. rules.Index().GroupBy(r => r.Item.Id).SelectMany(same => same.Skip(1))
            .Select(r => new CalendarProblem($"deadlines[{r.Index}].id", "rule-id-twice")),
    ];

    // Written as a range so that NaN, too, is refused.
    private static bool IsUsable(DeadlineRule rule) => rule.Hours is >= ShortestHours and <= LongestHours;

    private static int Conditions(DeadlineRule rule) =>
        (rule.Kind is null ? 0 : 1) + (rule.Topic is null ? 0 : 1)
        + (rule.Authority is null ? 0 : 1) + (rule.Importance is null ? 0 : 1);
}
