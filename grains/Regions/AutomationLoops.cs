namespace Dialog.Regions;

/// <summary>Rules that would hand a case round.</summary>
/// <param name="First">The place of the first of them in the list.</param>
/// <param name="Names">In the order in which one pulls the next, as people read them.</param>
internal sealed record AutomationLoop(int First, string Names);

/// <summary>
/// Which rules pull each other's triggers in a circle. Only giving a case to an authority pulls a trigger; one rule pulls another that looks
/// at a changed authority unless their conditions exclude each other. A circle within one rule is none: no rule pulls itself.
/// </summary>
internal static class AutomationLoops
{
    /// <summary>Each circle once, the shortest through its first rule.</summary>
    public static IEnumerable<AutomationLoop> Of(IReadOnlyList<AutomationRule> rules)
    {
        HashSet<int> told = [];
        for (int start = 0; start < rules.Count; start++)
        {
            if (!told.Contains(start) && WayBack(rules, start) is { } way)
            {
                told.UnionWith(way);
                yield return new AutomationLoop(start, string.Join(" → ", way.Append(start).Select(i => $"«{rules[i].Name}»")));
            }
        }
    }

    private static List<int>? WayBack(IReadOnlyList<AutomationRule> rules, int start)
    {
        Queue<int> next = new([start]);
        Dictionary<int, int> reachedFrom = [];
        while (next.TryDequeue(out int at))
        {
            for (int to = 0; to < rules.Count; to++)
            {
                if (to == at || !Pulls(rules[at], rules[to]))
                {
                    continue;
                }

                if (to == start)
                {
                    return Way(reachedFrom, start, at);
                }

                if (reachedFrom.TryAdd(to, at))
                {
                    next.Enqueue(to);
                }
            }
        }

        return null;
    }

    private static List<int> Way(Dictionary<int, int> reachedFrom, int start, int last)
    {
        List<int> way = [];
        for (int at = last; at != start; at = reachedFrom[at])
        {
            way.Add(at);
        }

        way.Add(start);
        way.Reverse();
        return way;
    }

    private static bool Pulls(AutomationRule one, AutomationRule other) =>
        one is { Enabled: true, Actions.Authority: { } authority } && other is { Enabled: true, Actions.Authority: { } further }
        && further != authority
        && other.Triggers.Contains(RuleTrigger.AuthorityChanged)
        && (other.When.Authorities.Length == 0 || other.When.Authorities.Contains(authority))
        && AreCompatible(one.When, other.When);

    // What no rule changes: a case for which one holds may be a case for which the other does.
    private static bool AreCompatible(RuleConditions one, RuleConditions other) =>
        Meet(one.Networks, other.Networks) && Meet(one.Channels, other.Channels) && Meet(one.Topics, other.Topics) && Meet(one.Kinds, other.Kinds) && Meet(one.Days, other.Days)
        && Meet(one.IsPublic, other.IsPublic) && Meet(one.Source, other.Source);

    private static bool Meet<TAsked>(TAsked[] one, TAsked[] other) => one.Length == 0 || other.Length == 0 || one.Intersect(other).Any();

    private static bool Meet<TAsked>(TAsked? one, TAsked? other)
        where TAsked : struct => one is null || other is null || one.Equals(other);
}
