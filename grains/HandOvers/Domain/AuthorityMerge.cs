using Dialog.Regions;

namespace Dialog.HandOvers.Domain;

/// <summary>A region's configuration after a body's people and rules have gone to another, and what both had of their own: pure.</summary>
internal static class AuthorityMerge
{
    /// <summary>What speaks against the merge itself, by the field of the order.</summary>
    /// <param name="underWay">Merges that are not over.</param>
    public static IEnumerable<(string Field, string What)> Faults(RegionConfiguration region, MergeOrder order, IReadOnlyList<(string From, string Into)> underWay)
    {
        Authority? from = Find(region, order.From);
        Authority? into = Find(region, order.Into);
        if (from is null)
        {
            yield return ("from", $"unknown-authority: '{order.From}' is not among authorities");
        }
        else if (from.MergedInto is { } earlier && earlier != order.Into)
        {
            yield return ("from", $"authority-merged: {from.Name} is merged into {NameOf(region, earlier)} already");
        }

        else if (underWay.Any(m => m.From == order.From || m.Into == order.From))
        {
            yield return ("from", $"merge-under-way: a merge with {from.Name} is not over; wait for it, or try again what it left");
        }

        if (into is null)
        {
            yield return ("into", $"unknown-authority: '{order.Into}' is not among authorities");
        }
        else if (into.Id == order.From)
        {
            yield return ("into", "own-body: a body is not merged into itself");
        }
        else if (underWay.Any(m => m.From == order.Into))
        {
            yield return ("into", $"merge-under-way: {into.Name} is being merged into another body");
        }
        else if (into.Closed)
        {
            yield return ("into", $"into-closed: {into.Name} is closed; open it first");
        }
        else if (IsDeepBeneath(region, into, order.From))
        {
            yield return ("into", $"authority-beneath: {into.Name} is beneath a body that moves; put it elsewhere in the tree first");
        }

        if (string.IsNullOrWhiteSpace(order.Reason) || order.Reason.Length > HandOverPlanner.LongestReason)
        {
            yield return ("reason", $"reason-unusable: must be 1 to {HandOverPlanner.LongestReason} characters; it stands in every case");
        }
    }

    /// <summary>With people and rules moved; the body itself is still open. Done again it changes nothing.</summary>
    public static (RegionConfiguration After, MergeConflict[] Conflicts) Of(RegionConfiguration region, string from, string into)
    {
        List<MergeConflict> conflicts = [];
        RegionConfiguration after = region with
        {
            Officials = Officials(region, from, into, conflicts),
            Authorities = Authorities(region, from, into, conflicts),
            Routing = Routing(region, from, into, conflicts),
            DefaultAuthority = region.DefaultAuthority == from ? into : region.DefaultAuthority,
            Deadlines = Moved(region.Deadlines, d => d.Authority == from, d => d with { Authority = into }, d => d with { Id = "", Hours = 0, Working = false, PausesWhileWaiting = false }, d => d.Id, "same-deadline", conflicts),
            Approvals = Moved(
                region.Approvals, p => p.Authority == from, p => p with { Authority = into }, p => p with { Id = "", Mode = default, Hours = 0, Working = false, Fixed = false }, p => p.Id, "same-policy", conflicts),
        };
        if (region.Calendar.Schedules.Any(s => s.Authority == from) && region.Officials.Any(o => o.Authority == from))
        {
            // It stays with the closed body: the deadlines of its ended cases were counted by it.
            conflicts.Add(new MergeConflict("own-hours", NameOf(region, into), NameOf(region, from)));
        }

        return (after, [.. conflicts]);
    }

    /// <summary>The body closed for good, once nothing of it is open.</summary>
    public static RegionConfiguration Closed(RegionConfiguration region, string from, string into) =>
        region with { Authorities = [.. region.Authorities.Select(a => a.Id == from ? a with { Closed = true, MergedInto = into } : a)] };

    private static Official[] Officials(RegionConfiguration region, string from, string into, List<MergeConflict> conflicts)
    {
        Official? head = region.Officials.FirstOrDefault(o => o.Authority == into && o.IsHead);
        foreach (Official second in region.Officials.Where(o => o.Authority == from && o.IsHead && head is not null))
        {
            conflicts.Add(new MergeConflict("two-heads", head!.Name, second.Name));
        }

        return [.. region.Officials.Select(o => o.Authority == from ? o with { Authority = into, IsHead = o.IsHead && head is null } : o)];
    }

    private static Authority[] Authorities(RegionConfiguration region, string from, string into, List<MergeConflict> conflicts)
    {
        Authority old = Find(region, from)!;
        Authority taker = Find(region, into)!;
        bool hasOwn = taker.Approver is not null || region.Officials.Any(o => o.Authority == into && o.IsHead);
        if (old.Approver is { } second && hasOwn && second != taker.Approver)
        {
            conflicts.Add(new MergeConflict("two-approvers", taker.Approver is { } kept ? PersonOf(region, kept) : taker.Name, PersonOf(region, second)));
        }

        return
        [
            .. region.Authorities.Select(a => a switch
            {
                _ when a.Id == into => a with
                {
                    Parent = a.Parent == from ? old.Parent : a.Parent,
                    Phone = a.Phone ?? old.Phone,
                    Approver = a.Approver ?? (hasOwn ? null : old.Approver),
                },
                _ when a.Parent == from => a with { Parent = into },
                _ => a,
            }),
        ];
    }

    private static RoutingRule[] Routing(RegionConfiguration region, string from, string into, List<MergeConflict> conflicts)
    {
        HashSet<(string, string?)> theirs = [.. region.Routing.Where(r => r.Authority == into).Select(r => (r.Topic, r.Place))];
        List<RoutingRule> rules = [];
        foreach (RoutingRule rule in region.Routing)
        {
            if (rule.Authority == from && theirs.Contains((rule.Topic, rule.Place)))
            {
                conflicts.Add(new MergeConflict("same-routing", rule.Topic, rule.Place));
                continue;
            }

            rules.Add(rule.Authority == from ? rule with { Authority = into } : rule);
        }

        return [.. rules];
    }

    // A rule of the merged body that would hold under the same conditions as one of the other gives way.
    private static TRule[] Moved<TRule>(TRule[] all, Func<TRule, bool> isFrom, Func<TRule, TRule> move, Func<TRule, TRule> conditions, Func<TRule, string> nameOf, string code, List<MergeConflict> conflicts)
        where TRule : class
    {
        List<TRule> rules = [];
        foreach (TRule rule in all)
        {
            TRule moved = isFrom(rule) ? move(rule) : rule;
            TRule? same = ReferenceEquals(moved, rule) ? null : Array.Find(all, other => !isFrom(other) && conditions(other).Equals(conditions(moved)));
            if (same is not null)
            {
                conflicts.Add(new MergeConflict(code, nameOf(same), nameOf(rule)));
                continue;
            }

            rules.Add(moved);
        }

        return [.. rules];
    }

    // Directly beneath is fine: it takes the place of the merged body in the tree.
    private static bool IsDeepBeneath(RegionConfiguration region, Authority into, string from)
    {
        string? at = into.Parent;
        for (int steps = 0; at is not null && steps <= region.Authorities.Length; steps++)
        {
            if (at == from)
            {
                return into.Parent != from;
            }

            at = Find(region, at)?.Parent;
        }

        return false;
    }

    private static Authority? Find(RegionConfiguration region, string id) => Array.Find(region.Authorities, a => a.Id == id);

    private static string NameOf(RegionConfiguration region, string id) => Find(region, id)?.Name ?? id;

    private static string PersonOf(RegionConfiguration region, string id) => Array.Find(region.Officials, o => o.Id == id)?.Name ?? id;
}
