using System.Collections.Frozen;
using Dialog.Regions;

namespace Dialog.Deadlines.Domain;

/// <summary>The rules of a region sorted once, so that each message stops at its first match: most named conditions, then the later rule.</summary>
internal sealed class DeadlineRuleSet(IReadOnlyList<DeadlineRule> rules)
{
    private readonly FrozenDictionary<string, DeadlineRule[]> _byDeadline = rules
        .Index().Where(r => DeadlineRules.IsUsable(r.Item))
        .GroupBy(r => r.Item.Deadline)
        .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(r => Conditions(r.Item)).ThenByDescending(r => r.Index).Select(r => r.Item).ToArray());

    public DeadlineRule? Find(in DeadlineQuestion question)
    {
        if (!_byDeadline.TryGetValue(question.Deadline, out DeadlineRule[]? candidates))
        {
            return null;
        }

        foreach (DeadlineRule rule in candidates)
        {
            if (Matches(rule, question))
            {
                return rule;
            }
        }
        return null;
    }

    private static bool Matches(DeadlineRule rule, in DeadlineQuestion question) =>
        (rule.Kind is null || rule.Kind == question.Kind)
        && (rule.Topic is null || rule.Topic == question.Topic)
        && (rule.Authority is null || rule.Authority == question.Authority)
        && (rule.Importance is null || rule.Importance == question.Importance)
        && (rule.Network is null || rule.Network == question.Network)
        && (rule.Channel is null || rule.Channel == question.Channel)
        && (rule.Source is null || rule.Source == question.Source);

    private static int Conditions(DeadlineRule rule) =>
        (rule.Kind is null ? 0 : 1) + (rule.Topic is null ? 0 : 1)
        + (rule.Authority is null ? 0 : 1) + (rule.Importance is null ? 0 : 1)
        + (rule.Network is null ? 0 : 1) + (rule.Channel is null ? 0 : 1) + (rule.Source is null ? 0 : 1);
}
