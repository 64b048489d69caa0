using Dialog.Classification;
using Dialog.Regions;

namespace Dialog.Cases.Domain;

/// <summary>
/// The rules an administrator wrote, compiled once per configuration. What they do is stored with what caused it, in one entry of the
/// journal: a cause that is taken again, after a retry or a crash, finds its rules applied or is not stored itself.
/// </summary>
public sealed class AutomationRules
{
    /// <summary>How often the list is gone through for one cause: rules may pull triggers of others, and each rule is applied once.</summary>
    internal const int MostRounds = 5;

    private readonly CompiledRule[] _rules;
    private readonly WordFinder _words = new();
    private readonly int _triggers;

    public AutomationRules(IEnumerable<AutomationRule> rules)
    {
        _rules = [.. rules.Where(r => r.Enabled).Select(r => new CompiledRule(r, _words))];
        _triggers = _rules.Aggregate(0, (set, rule) => set | rule.Triggers);
        GiveByLoad = Array.Exists(_rules, r => r.Rule.Actions is { Authority: not null } then && (then.ByLoad || then.Official is not null));
    }

    /// <summary>What they do depends on how much the officials have.</summary>
    public bool GiveByLoad { get; }

    /// <summary>No rule looks at such a change.</summary>
    public bool AreSilentAt(Case before, IReadOnlyList<CaseEvent> events) => _triggers == 0 || (RuleCauses.Of(before, events).Set & _triggers) == 0;

    /// <summary>The decision with what the rules add to it: after the cause's own events, for each rule its mark and what it did.</summary>
    /// <param name="loads">Open cases by official.</param>
    public Decision Extend(Case before, Decision decision, CaseRules rules, IReadOnlyDictionary<string, int> loads, DateTimeOffset now)
    {
        if (decision.IsRefused || AreSilentAt(before, decision.Events))
        {
            return decision;
        }

        Case state = decision.Events.Aggregate(before, (c, happened) => CaseFold.Apply(c, happened, now));
        List<CaseEvent> events = [.. decision.Events];
        if (!state.IsErased)
        {
            events.AddRange(Apply(state, RuleCauses.Of(before, decision.Events), rules, loads, now));
        }

        return Decision.Accept(events);
    }

    private List<CaseEvent> Apply(Case state, RuleCauses causes, CaseRules rules, IReadOnlyDictionary<string, int> loads, DateTimeOffset now)
    {
        List<CaseEvent> added = [];
        bool[]? found = null;
        bool[] asked = new bool[_rules.Length];
        int pulled = causes.Set;
        for (int round = 0; pulled != 0 && round < MostRounds; round++)
        {
            int next = 0;
            for (int i = 0; i < _rules.Length; i++)
            {
                CompiledRule rule = _rules[i];
                if (asked[i] || (rule.Triggers & pulled) == 0)
                {
                    continue;
                }

                found ??= rule.ReadsWords && causes.Text is { } text ? _words.Find(text) : null;
                if (!rule.Matches(state, found, rules, now))
                {
                    continue;
                }

                asked[i] = true;
                (Case after, List<CaseEvent> events) = RuleEffects.Of(rule, rule.CauseOf(pulled), state, rules, loads, now);
                next |= after.Authority == state.Authority ? 0 : RuleCauses.Authority;
                added.AddRange(events);
                state = after;
                if (rule.Rule.Stop)
                {
                    return added;
                }
            }

            pulled = next;
        }

        return added;
    }
}
