using System.Collections.Frozen;
using Dialog.Classification;
using Dialog.Deadlines.Domain;
using Dialog.Regions;

namespace Dialog.Cases.Domain;

/// <summary>A region's configuration in the form the rules ask it: built once per configuration version.</summary>
public sealed class CaseRules
{
    private readonly RoutingTable _routing;
    private readonly FrozenDictionary<string, Official[]> _officials;
    private readonly FrozenDictionary<string, string> _names;
    private readonly FrozenSet<string> _authorities;

    /// <param name="autonomy">Steps by which measured quality moves an authority's autonomy; null none.</param>
    public CaseRules(RegionConfiguration region, IReadOnlyDictionary<string, int>? autonomy = null)
    {
        Region = region;
        Approvals = new ApprovalDirectory(region, autonomy ?? FrozenDictionary<string, int>.Empty);
        Arbiter = region.Arbiter ?? region.Officials.FirstOrDefault(o => o.IsHead && o.Authority == region.DefaultAuthority)?.Id;
        Deadlines = new RegionDeadlines(region);
        _routing = new RoutingTable(region);
        _officials = region.Officials.GroupBy(o => o.Authority).ToFrozenDictionary(g => g.Key, g => g.ToArray());
        _authorities = region.Authorities.Where(a => !a.Closed).Select(a => a.Id).ToFrozenSet();
        Presence = new Presence(region);
        _names = region.Officials.ToFrozenDictionary(o => o.Id, o => o.Name);
        Automation = new AutomationRules(region.Automation);
    }

    public ApprovalDirectory Approvals { get; }

    /// <summary>The rules an administrator wrote.</summary>
    public AutomationRules Automation { get; }

    /// <summary>Who decides between authorities; null when the region has nobody to.</summary>
    public string? Arbiter { get; }

    public RegionConfiguration Region { get; }

    public RegionDeadlines Deadlines { get; }

    public Presence Presence { get; }

    public TimeSpan Lease => TimeSpan.FromMinutes(Region.LeaseMinutes);

    public TimeSpan Silence => TimeSpan.FromDays(Region.SilenceDays);

    public static bool HasTopic(string code) => TopicCatalogue.Default.Contains(code);

    /// <summary>It is there and not closed.</summary>
    public bool HasAuthority(string id) => _authorities.Contains(id);

    public bool IsOfficial(string id) => _names.ContainsKey(id);

    public string NameOf(string official) => _names.GetValueOrDefault(official, official);

    public bool IsOfficialOf(string official, string authority) => OfficialsOf(authority).Any(o => o.Id == official);

    public IReadOnlyList<Official> OfficialsOf(string authority) => _officials.GetValueOrDefault(authority, []);

    /// <summary>
    /// Where a new case goes by what its text says. <paramref name="topic"/> is sure where a source gave it; where the machine is unsure,
    /// nobody has the case and an operator decides.
    /// </summary>
    public Destination DestinationOf(MessageFacts facts, string? topic, string? address, IReadOnlyDictionary<string, int> loads, int spread, DateTimeOffset? now = null)
    {
        bool sure = topic is not null || facts.TopicConfidence >= Region.AutomationThreshold;
        string? authority = sure ? AuthorityFor(topic ?? facts.Topic, address) : null;
        return new Destination(
            topic ?? facts.Topic, topic is null ? facts.TopicConfidence : 1, facts.Urgent ? Importance.High : Importance.Normal,
            authority, authority is null ? null : OfficialFor(authority, loads, spread, now));
    }

    /// <summary>The authority of a topic at a place; the region's default when no rule names it.</summary>
    public string AuthorityFor(string topic, string? address) => _routing.AuthorityFor(topic, address);

    /// <summary>The official, or while they are absent who stands in for them within the authority; null when nobody does.</summary>
    public string? StandInFor(string official, string authority, DateTimeOffset now) =>
        Presence.StandInFor(official, now) is { } present && IsOfficialOf(present, authority) ? present : null;

    /// <summary>
    /// The official with the most room: least load against capacity; <paramref name="spread"/> (any hash of the case)
    /// breaks ties, so that cases arriving within one refresh of the loads do not all go to one person. At <paramref name="now"/> who is
    /// absent gets none, and who works comes before who does not.
    /// </summary>
    public string? OfficialFor(string authority, IReadOnlyDictionary<string, int> loads, int spread, DateTimeOffset? now = null)
    {
        IReadOnlyList<Official> candidates = now is { } at ? Presence.First(OfficialsOf(authority), at) : OfficialsOf(authority);
        Official? best = null;
        double bestLoad = double.MaxValue;
        for (int i = 0; i < candidates.Count; i++)
        {
            Official candidate = candidates[(int)(((uint)spread % (uint)candidates.Count + (uint)i) % (uint)candidates.Count)];
            double load = (double)loads.GetValueOrDefault(candidate.Id) / Math.Max(1, candidate.Capacity);
            if (load < bestLoad)
            {
                (best, bestLoad) = (candidate, load);
            }
        }

        return best?.Id;
    }

    /// <summary>The deadline-set event for an obligation whose clock starts at <paramref name="from"/>; null where it is optional and no rule names it.</summary>
    public DeadlineSet? Deadline(in DeadlineQuestion question, DateTimeOffset from) => Deadlines.Plan(question, from) is { } plan ? Set(plan, from) : null;

    public DeadlineSet? Deadline(string deadline, Case c, DateTimeOffset from) => Deadline(About(deadline, c), from);

    /// <param name="waits">When the case waited for the resident: this time is not counted where the rule says so.</param>
    public DeadlineSet? Deadline(string deadline, Case c, DateTimeOffset from, IReadOnlyList<Waiting> waits) =>
        Deadlines.Plan(About(deadline, c), from, waits) is { } plan ? Set(plan, from) : null;

    /// <summary>An approver's own time, as the policy gives it.</summary>
    public DeadlineSet ApprovalDeadline(ApprovalPolicy policy, string? authority, DateTimeOffset from)
    {
        DeadlineRule rule = new(policy.Id, Obligations.Approval, policy.Hours, policy.Working, null, null, null, null);
        return Set(DeadlinePlanner.By(rule, Obligations.Approval, Deadlines.CalendarOf(authority), Region.Version, from, []), from);
    }

    /// <summary>What the choice of a rule depends on. A channel that monitors the networks finds texts that nobody addressed to us.</summary>
    public static DeadlineQuestion About(string deadline, Case c) => new(deadline, c.Kind, c.Topic, c.Authority, c.Importance)
    {
        Network = c.Network,
        Channel = c.Channel,
        Source = c.Source,
    };

    private static DeadlineSet Set(PlannedDeadline plan, DateTimeOffset from) => new(plan.Deadline, plan.DueAt, EscalationLadder.ApproachingAt(from, plan.DueAt),
        plan.RuleId, plan.RegionVersion, plan.CalendarVersion, plan.Hours, plan.Working, plan.Steps, from, plan.PausesWhileWaiting);
}

/// <summary>What a new case is about and which authority has it; none while the machine is unsure.</summary>
public readonly record struct Destination(string Topic, double Confidence, Importance Importance, string? Authority, string? Official);
