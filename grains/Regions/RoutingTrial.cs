using System.Collections.Frozen;
using Dialog.Cases.Domain;

namespace Dialog.Regions;

/// <summary>The steps by which the rules of a case find its topic, its authority and its official, told one by one.</summary>
internal static class RoutingTrial
{
    private const int MostTopics = 3;

    public static RoutingExplanation Of(CaseRules rules, MessageFacts facts, Classification.Classification said, string? given, DateTimeOffset now)
    {
        string? address = string.IsNullOrWhiteSpace(given) ? facts.Address : given.Trim();
        Destination to = rules.DestinationOf(facts, null, address, FrozenDictionary<string, int>.Empty, 0, now);
        int? rule = to.Authority is null ? null : Deciding(rules.Region, to.Topic, address);
        return new RoutingExplanation(
            facts.Kind, facts.KindConfidence,
            [.. said.Alternatives.Select(a => new TopicShare(a.Topic, a.Confidence)).Prepend(new TopicShare(said.Topic, said.TopicConfidence)).DistinctBy(t => t.Topic).Take(MostTopics)],
            rules.Region.AutomationThreshold, facts.Urgent, address, !string.IsNullOrWhiteSpace(given),
            to.Authority is null ? [] : [.. Asked(rules.Region, to.Topic).TakeWhile(i => i != rule)],
            rule, to.Authority, to.Official);
    }

    private static int? Deciding(RegionConfiguration region, string topic, string? address)
    {
        foreach (int i in Asked(region, topic))
        {
            if (RoutingTable.Applies(region.Routing[i], address))
            {
                return i;
            }
        }

        return null;
    }

    // In the order of the routing table: those with a place first.
    private static IEnumerable<int> Asked(RegionConfiguration region, string topic) =>
        Enumerable.Range(0, region.Routing.Length).Where(i => region.Routing[i].Topic == topic).OrderBy(i => region.Routing[i].Place is null);
}
