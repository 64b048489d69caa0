using System.Collections.Frozen;

namespace Dialog.Regions;

/// <summary>Which authority has a topic at a place, as the region's rules say. The silo routes by it and the api proposes by it.</summary>
public sealed class RoutingTable
{
    private readonly FrozenDictionary<string, RoutingRule[]> _rules;
    private readonly string _otherwise;

    public RoutingTable(RegionConfiguration region)
    {
        ArgumentNullException.ThrowIfNull(region);
        _rules = region.Routing.GroupBy(r => r.Topic).ToFrozenDictionary(g => g.Key, g => g.OrderBy(r => r.Place is null).ToArray());
        _otherwise = region.DefaultAuthority;
    }

    /// <summary>The authority of a topic at a place; the region's default when no rule names it.</summary>
    public string AuthorityFor(string topic, string? address)
    {
        foreach (RoutingRule rule in _rules.GetValueOrDefault(topic, []))
        {
            if (Applies(rule, address))
            {
                return rule.Authority;
            }
        }

        return _otherwise;
    }

    /// <summary>Whether a rule of the topic holds at an address.</summary>
    public static bool Applies(RoutingRule rule, string? address)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.Place is null || (address?.Contains(rule.Place, StringComparison.OrdinalIgnoreCase) ?? false);
    }
}
