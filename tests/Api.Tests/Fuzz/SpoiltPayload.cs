using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dialog.Api.Tests.Fuzz;

/// <summary>What a network sends, with something of it replaced, damaged, cut off or blown up. The same for the same seed.</summary>
internal static class SpoiltPayload
{
    private const string Mark = "@@here@@";
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly byte[][] Pieces =
    [
        [0], [0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xEF, 0xBB, 0xBF], "\\ud83d"u8.ToArray(), "\\u0000"u8.ToArray(), "1e999"u8.ToArray(),
        "99999999999999999999999999"u8.ToArray(), "\""u8.ToArray(), "}"u8.ToArray(), "[[[[[[[["u8.ToArray(), "\r\n\r\n"u8.ToArray(), "%00"u8.ToArray(), "\u202e"u8.ToArray(),
    ];

    /// <param name="keep">fields at the top that stay as they are: the secret that stands in the body</param>
    public static byte[] Of(string valid, Random random, params string[] keep) => random.Next(10) switch
    {
        < 5 => Encoding.UTF8.GetBytes(Replaced(valid, random, keep)),
        5 => Encoding.UTF8.GetBytes(Replaced(Known(Replaced(valid, random, keep)) ?? valid, random, keep)),
        6 => Encoding.UTF8.GetBytes(Grown(valid, random, keep)),
        7 when keep.Length == 0 => Chance(random),
        _ => Damaged(Encoding.UTF8.GetBytes(valid), random),
    };

    /// <summary>Bytes with others put in, taken out, changed or cut off.</summary>
    public static byte[] Damaged(byte[] valid, Random random)
    {
        List<byte> bytes = [.. valid];
        for (int times = random.Next(1, 6); times > 0 && bytes.Count > 1; times--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)));
                    break;
                case 3 when random.Next(4) == 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                    break;
            }
        }

        return [.. bytes];
    }

    public static byte[] Chance(Random random)
    {
        byte[] bytes = new byte[random.Next(0, 3000)];
        random.NextBytes(bytes);
        return bytes;
    }

    // One value, however deep, in place of which something else stands.
    private static string Replaced(string valid, Random random, string[] keep)
    {
        JsonNode tree = JsonNode.Parse(valid)!;
        (JsonNode Parent, object Name)[] places = [.. Places(tree).Where(p => !(p.Parent == tree && p.Name is string name && keep.Contains(name)))];
        if (places.Length == 0)
        {
            return Nonsense.Json(random);
        }

        (JsonNode parent, object place) = places[random.Next(places.Length)];
        switch (parent)
        {
            case JsonObject o when random.Next(6) == 0:
                o.Remove((string)place);
                break;
            case JsonObject o:
                o[(string)place] = Mark;
                break;
            case JsonArray a:
                a[(int)place] = Mark;
                break;
        }

        return tree.ToJsonString(AsWritten).Replace($"\"{Mark}\"", Nonsense.Json(random), StringComparison.Ordinal);
    }

    private static string Grown(string valid, Random random, string[] keep)
    {
        JsonObject tree = JsonNode.Parse(valid) as JsonObject ?? [];
        string name = tree.Select(p => p.Key).Where(k => !keep.Contains(k)).OrderBy(_ => random.Next()).FirstOrDefault() ?? "text";
        tree[name] = Mark;
        int length = random.Next(8) == 0 ? 1_200_000 : random.Next(10_000, 200_000);
        string large = random.Next(3) switch
        {
            0 => $"\"{new string('ы', length / 2)}\"",
            1 => $"[{string.Join(',', Enumerable.Repeat("1", length / 2))}]",
            _ => string.Concat(Enumerable.Repeat("{\"message\":", Math.Min(length / 20, 4000))) + "1" + new string('}', Math.Min(length / 20, 4000)),
        };
        return tree.ToJsonString(AsWritten).Replace($"\"{Mark}\"", large, StringComparison.Ordinal);
    }

    private static string? Known(string json)
    {
        try
        {
            JsonNode? tree = JsonNode.Parse(json);
            // A name that stands twice is noticed only when its object is looked into.
            _ = Places(tree).Count();
            return tree?.ToJsonString(AsWritten);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static IEnumerable<(JsonNode Parent, object Name)> Places(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Places(p.Value).Prepend((o, p.Key))),
        JsonArray a => a.SelectMany((v, i) => Places(v).Prepend((a, i))),
        _ => [],
    };
}
