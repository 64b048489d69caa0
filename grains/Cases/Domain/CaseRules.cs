using System.Collections.Frozen;
using Dialog.Classification;
using Dialog.Deadlines;
using Dialog.Regions;

namespace Dialog.Cases.Domain;

/// <summary>A region's configuration in the form the rules ask it: built once per configuration version.</summary>
public sealed class CaseRules
{
    private readonly FrozenDictionary<string, RoutingRule[]> _routing;
    private readonly FrozenDictionary<string, Official[]> _officials;
    private readonly FrozenSet<string> _authorities;

    public CaseRules(RegionConfiguration region)
    {
        Region = region;
        Calendar = new WorkCalendar(region.Calendar, region.TimeZone);
        _routing = region.Routing.GroupBy(r => r.Topic).ToFrozenDictionary(g => g.Key, g => g.OrderBy(r => r.Place is null).ToArray());
        _officials = region.Officials.GroupBy(o => o.Authority).ToFrozenDictionary(g => g.Key, g => g.ToArray());
        _authorities = region.Authorities.Select(a => a.Id).ToFrozenSet();
    }

    public RegionConfiguration Region { get; }

    public WorkCalendar Calendar { get; }

    public TimeSpan Lease => TimeSpan.FromMinutes(Region.LeaseMinutes);

    public TimeSpan Silence => TimeSpan.FromDays(Region.SilenceDays);

    public static bool HasTopic(string code) => TopicCatalogue.Default.Contains(code);

    public bool HasAuthority(string id) => _authorities.Contains(id);

    public bool IsOfficialOf(string official, string authority) => OfficialsOf(authority).Any(o => o.Id == official);

    public IReadOnlyList<Official> OfficialsOf(string authority) => _officials.GetValueOrDefault(authority, []);

    /// <summary>The authority of a topic at a place; the region's default when no rule names it.</summary>
    public string AuthorityFor(string topic, string? address)
    {
        foreach (RoutingRule rule in _routing.GetValueOrDefault(topic, []))
        {
            if (rule.Place is null || (address?.Contains(rule.Place, StringComparison.OrdinalIgnoreCase) ?? false))
            {
                return rule.Authority;
            }
        }

        return Region.DefaultAuthority;
    }

    /// <summary>
    /// The official with the most room: least load against capacity; <paramref name="spread"/> (any hash of the case)
    /// breaks ties, so that cases arriving within one refresh of the loads do not all go to one person.
    /// </summary>
    public string? OfficialFor(string authority, IReadOnlyDictionary<string, int> loads, int spread)
    {
        IReadOnlyList<Official> candidates = OfficialsOf(authority);
        Official? best = null;
        double bestLoad = double.MaxValue;
        for (int i = 0; i < candidates.Count; i++)
        {
            Official candidate = candidates[(int)(((uint)spread + (uint)i) % (uint)candidates.Count)];
            double load = (double)loads.GetValueOrDefault(candidate.Id) / Math.Max(1, candidate.Capacity);
            if (load < bestLoad)
            {
                (best, bestLoad) = (candidate, load);
            }
        }

        return best?.Id;
    }

    /// <summary>The deadline-set event for an obligation that starts now.</summary>
    public DeadlineSet Deadline(string deadline, MessageKind kind, string topic, string? authority, Importance importance, DateTimeOffset from)
    {
        PlannedDeadline plan = DeadlinePlanner.Plan(Region, Calendar, deadline, kind, topic, authority, importance, from);
        return new DeadlineSet(deadline, plan.DueAt, EscalationLadder.ApproachingAt(from, plan.DueAt), plan.RuleId, plan.RegionVersion,
            plan.CalendarVersion, plan.Hours, plan.Working, plan.Steps);
    }
}
