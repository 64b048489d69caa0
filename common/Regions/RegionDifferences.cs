using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dialog.Regions;

/// <summary>One difference between two configurations of a region.</summary>
/// <param name="Part">The part of the configuration: <c>authorities</c>, <c>calendar.layers</c>, <c>name</c>.</param>
/// <param name="Kind">added, removed, changed or reordered.</param>
/// <param name="Id">Which of a list.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Field">Which field of it.</param>
/// <param name="Before">As text; null: nothing was there.</param>
public sealed record RegionDifference(string Part, string Kind, string? Id = null, string? Name = null, string? Field = null, string? Before = null, string? After = null);

/// <summary>What one configuration of a region has that another has not, item by item. Numbers of versions count for nothing.</summary>
public static class RegionDifferences
{
    /// <summary>A list longer than that is no reading matter.</summary>
    public const int Most = 500;

    private const int LongestText = 300;

    private static readonly Dictionary<string, string[]> Keys = new()
    {
        ["authorities"] = ["id"],
        ["officials"] = ["id"],
        ["routing"] = ["topic", "place"],
        ["deadlines"] = ["id"],
        ["approvals"] = ["id"],
        ["fields"] = ["id"],
        ["retention"] = ["id"],
        ["automation"] = ["id"],
        ["calendar.exceptions"] = ["date"],
        ["calendar.layers"] = ["id"],
        ["calendar.schedules"] = ["authority"],
        ["calendar.emergencies"] = ["date", "authority"],
    };

    // Where the order of a list is no statement: the later of two equal rules wins elsewhere.
    private static readonly HashSet<string> Unordered = ["authorities", "officials", "fields", "calendar.exceptions", "calendar.schedules", "calendar.emergencies"];

    private static readonly HashSet<string> Counted = ["version", "calendar.version", "calendar.layers.version", "calendar.schedules.version", "calendar.emergencies.since", "automation.version"];

    /// <param name="before">null: the region was not there</param>
    public static IReadOnlyList<RegionDifference> Between(RegionConfiguration? before, RegionConfiguration after) =>
        [.. Of("", Json(before), Json(after)).Take(Most)];

    private static JsonObject Json(RegionConfiguration? region) => region is null ? [] : (JsonObject)JsonSerializer.SerializeToNode(region, RegionJson.Options)!;

    private static IEnumerable<RegionDifference> Of(string path, JsonObject before, JsonObject after)
    {
        foreach (string name in before.Select(p => p.Key).Union(after.Select(p => p.Key)))
        {
            string part = path.Length == 0 ? name : $"{path}.{name}";
            (JsonNode? one, JsonNode? other) = (before[name], after[name]);
            if (Counted.Contains(part) || JsonNode.DeepEquals(one, other))
            {
                continue;
            }

            IEnumerable<RegionDifference> found = (one, other) switch
            {
                _ when Keys.TryGetValue(part, out string[]? keys) => OfLists(part, keys, one as JsonArray ?? [], other as JsonArray ?? []),
                (JsonObject or null, JsonObject or null) when part == "calendar" => Of(part, one as JsonObject ?? [], other as JsonObject ?? []),
                _ => [new RegionDifference(part, one is null ? "added" : other is null ? "removed" : "changed", Before: Text(one), After: Text(other))],
            };
            foreach (RegionDifference difference in found)
            {
                yield return difference;
            }
        }
    }

    private static IEnumerable<RegionDifference> OfLists(string part, string[] keys, JsonArray before, JsonArray after)
    {
        Dictionary<string, JsonObject> had = Keyed(before, keys);
        Dictionary<string, JsonObject> has = Keyed(after, keys);
        foreach ((string id, JsonObject item) in had.Where(i => !has.ContainsKey(i.Key)))
        {
            yield return new RegionDifference(part, "removed", id, NameOf(item), Before: Text(item));
        }

        foreach ((string id, JsonObject item) in has)
        {
            if (!had.TryGetValue(id, out JsonObject? former))
            {
                yield return new RegionDifference(part, "added", id, NameOf(item), After: Text(item));
                continue;
            }

            foreach (string field in former.Select(p => p.Key).Union(item.Select(p => p.Key)))
            {
                if (!Counted.Contains($"{part}.{field}") && !JsonNode.DeepEquals(former[field], item[field]))
                {
                    yield return new RegionDifference(part, "changed", id, NameOf(item), field, Text(former[field]), Text(item[field]));
                }
            }
        }

        if (!Unordered.Contains(part) && !had.Keys.Where(has.ContainsKey).SequenceEqual(has.Keys.Where(had.ContainsKey)))
        {
            yield return new RegionDifference(part, "reordered");
        }
    }

    private static Dictionary<string, JsonObject> Keyed(JsonArray items, string[] keys)
    {
        Dictionary<string, JsonObject> keyed = [];
        foreach (JsonObject item in items.OfType<JsonObject>())
        {
            string id = string.Join(" · ", keys.Select(k => item[k]?.ToString()).Where(v => !string.IsNullOrEmpty(v)));
            // Two of one key: told apart by their order.
            string distinct = id;
            for (int n = 2; !keyed.TryAdd(distinct, item); n++)
            {
                distinct = $"{id} ({n})";
            }
        }

        return keyed;
    }

    private static string? NameOf(JsonObject item) => item["name"]?.ToString();

    private static string? Text(JsonNode? node)
    {
        string? text = node switch
        {
            null => null,
            JsonValue value => value.ToString(),
            _ => node.ToJsonString(RegionJson.Options),
        };
        return text is { Length: > LongestText } ? text[..LongestText] + "…" : text;
    }
}
