using System.Text.Json.Nodes;

namespace Dialog.Domain.Tests.Channels;

/// <summary>Changes one value of a JSON tree into something a network would not send.</summary>
internal static class JsonMutation
{
    public static void Change(JsonNode tree, Random random)
    {
        JsonNode[] nodes = [.. Inner(tree)];
        JsonNode at = nodes[random.Next(nodes.Length)];
        switch (at)
        {
            case JsonObject { Count: > 0 } branch:
                string name = branch.ElementAt(random.Next(branch.Count)).Key;
                if (random.Next(5) == 0)
                {
                    branch.Remove(name);
                }
                else
                {
                    branch[name] = Value(random);
                }

                break;
            case JsonArray { Count: > 0 } list:
                list[random.Next(list.Count)] = Value(random);
                break;
        }
    }

    private static IEnumerable<JsonNode> Inner(JsonNode node) => node switch
    {
        JsonObject branch => branch.Select(p => p.Value).OfType<JsonNode>().SelectMany(Inner).Prepend(branch),
        JsonArray list => list.OfType<JsonNode>().SelectMany(Inner).Prepend(list),
        _ => [],
    };

    private static JsonNode? Value(Random random) => random.Next(12) switch
    {
        0 => null,
        1 => JsonValue.Create(true),
        2 => JsonValue.Create(-1),
        3 => JsonValue.Create(long.MaxValue),
        4 => JsonValue.Create(1e300),
        5 => JsonValue.Create(0.5),
        6 => JsonValue.Create(""),
        7 => JsonValue.Create("a\0b:c"),
        8 => JsonValue.Create(new string('я', 70_000)),
        9 => new JsonArray(1, null, new JsonObject()),
        10 => new JsonObject { ["type"] = "x" },
        _ => JsonValue.Create("12345678901234567890"),
    };
}
