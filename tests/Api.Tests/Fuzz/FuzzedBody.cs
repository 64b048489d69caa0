using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dialog.Api.Tests.Fuzz;

/// <summary>The body of one request, from a valid one to bytes that are no text.</summary>
internal sealed class FuzzedBody(SchemaValues values, Func<string, string?> known)
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };

    private static readonly string?[] Types =
    [
        "application/json", "application/json; charset=utf-8", "application/json; charset=utf-16", "application/json; charset=windows-1251", "application/json; charset=bogus", "application/problem+json",
        "APPLICATION/JSON", "text/plain", "text/json", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=\"\"", "multipart/form-data; boundary=x", "application/octet-stream", "json", "/", ";", "", null,
    ];

    public HttpContent? Make(FuzzedOperation operation, Random random)
    {
        if (random.Next(25) == 0)
        {
            return null;
        }

        byte[] bytes = operation.Form is { } form ? Encoding.UTF8.GetBytes(Fields(form, random)) : Json(operation, random);
        if (random.Next(15) == 0)
        {
            bytes = Spoilt(bytes, random);
        }

        ByteArrayContent content = new(bytes);
        string? type = random.Next(10) == 0 ? Types[random.Next(Types.Length)] : operation.Form is null ? "application/json" : "application/x-www-form-urlencoded";
        if (type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        if (random.Next(40) == 0)
        {
            content.Headers.TryAddWithoutValidation("Content-Encoding", random.Next(2) == 0 ? "gzip" : "br");
        }

        return content;
    }

    /// <summary>The example with one place after the other absent or of another kind, and each as good as nothing.</summary>
    public IEnumerable<string> WithoutOne(FuzzedOperation operation)
    {
        JsonArray root = [Known(JsonNode.Parse(operation.Example!), "")];
        int places = Places(root).Count();
        for (int i = 0; i < places; i++)
        {
            foreach (string? other in new[] { null, "null", "{}", "[]", "[null]", "\"\"", "\" \"", "\"\\u0000\"", "0", "-1", "true" })
            {
                JsonArray copy = root.DeepClone().AsArray();
                (JsonNode parent, string? name, int index) = Places(copy).ElementAt(i);
                if (parent is JsonObject fields)
                {
                    fields.Remove(name!);
                    if (other is not null)
                    {
                        fields[name!] = JsonNode.Parse(other);
                    }
                }
                else if (other is null)
                {
                    parent.AsArray().RemoveAt(index);
                }
                else
                {
                    parent.AsArray()[index] = JsonNode.Parse(other);
                }

                yield return copy.Count == 0 ? "" : copy[0]?.ToJsonString(Relaxed) ?? "null";
            }
        }
    }

    private byte[] Json(FuzzedOperation operation, Random random)
    {
        JsonNode? valid = random.Next(3) > 0 && operation.Example is { } example ? Known(JsonNode.Parse(example), "")
            : operation.Body is { } schema ? values.Make(schema, random)
            : Item(random);
        string text = random.Next(6) switch
        {
            0 => valid?.ToJsonString(Relaxed) ?? "null",
            1 when random.Next(3) == 0 => Nonsense.Json(random),
            _ => Mutated(valid, random),
        };
        return random.Next(30) switch
        {
            0 => Encoding.Unicode.GetBytes(text),
            1 => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
            2 => Encoding.Latin1.GetBytes(text),
            3 => Encoding.UTF8.GetBytes(text[..random.Next(text.Length)]),
            _ => Encoding.UTF8.GetBytes(text),
        };
    }

    // One to three places become something else; what no tree can hold is put into the text afterwards.
    private static string Mutated(JsonNode? valid, Random random)
    {
        JsonArray root = [valid];
        Dictionary<string, string> raw = [];
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            List<(JsonNode Parent, string? Name, int Index)> places = [.. Places(root)];
            (JsonNode parent, string? name, int index) = places[random.Next(places.Count)];
            string mark = $"@@{i}@@";
            raw[$"\"{mark}\""] = Nonsense.Json(random);
            if (parent is JsonObject fields)
            {
                Change(fields, name!, mark, random);
            }
            else
            {
                parent.AsArray()[index] = mark;
            }
        }

        string text = (root[0] ?? JsonValue.Create("@@1@@")).ToJsonString(Relaxed);
        return raw.Aggregate(text, (t, r) => t.Replace(r.Key, r.Value, StringComparison.Ordinal));
    }

    private static void Change(JsonObject fields, string name, string mark, Random random)
    {
        switch (random.Next(8))
        {
            case 0:
                fields.Remove(name);
                break;
            case 1:
                fields[name.ToUpperInvariant()] = mark;
                break;
            case 2:
                fields[$"{name}2"] = mark;
                break;
            default:
                fields[name] = mark;
                break;
        }
    }

    private static IEnumerable<(JsonNode Parent, string? Name, int Index)> Places(JsonNode node) => node switch
    {
        JsonObject fields => fields.SelectMany(f => f.Value is null ? [(node, f.Key, 0)] : Places(f.Value).Append((node, (string?)f.Key, 0))),
        JsonArray items => items.SelectMany((v, i) => v is null ? [(node, null, i)] : Places(v).Append((node, null, i))),
        _ => [],
    };

    private JsonNode? Known(JsonNode? node, string name)
    {
        switch (node)
        {
            case JsonObject fields:
                return new JsonObject(fields.Select(f => KeyValuePair.Create(f.Key, Known(f.Value, f.Key))));
            case JsonArray items:
                return new JsonArray([.. items.Select(i => Known(i, name))]);
            case JsonValue value when value.GetValueKind() == JsonValueKind.String && known(name) is { } ours:
                return ours;
            default:
                return node?.DeepClone();
        }
    }

    // What networks, feeds and imports send.
    private static JsonNode Item(Random random)
    {
        JsonObject item = new()
        {
            ["network"] = "vk",
            ["id"] = $"{random.Next()}",
            ["conversation"] = "wall1",
            ["author"] = new JsonObject { ["id"] = $"{random.Next(20)}", ["name"] = "Ира" },
            ["text"] = $"Яма во дворе {random.Next(1_000)}",
            ["publishedAt"] = DateTimeOffset.UtcNow.ToString("O"),
        };
        JsonObject update = new() { ["update_id"] = random.Next(), ["message"] = new JsonObject { ["message_id"] = 1, ["date"] = 1_700_000_000, ["text"] = "Яма", ["chat"] = new JsonObject { ["id"] = 7, ["type"] = "private" } } };
        return random.Next(3) switch { 0 => update, 1 => item, _ => new JsonArray([item]) };
    }

    private string Fields(string[] form, Random random)
    {
        StringBuilder text = new();
        foreach (string field in form.Where(_ => random.Next(5) > 0))
        {
            string value = random.Next(3) == 0 ? Nonsense.Escaped(random) : Uri.EscapeDataString(known(field) ?? $"слово {random.Next(1_000)}");
            text.Append(field).Append('=').Append(value).Append(random.Next(40) == 0 ? "&&=&" : "&");
        }

        return random.Next(20) == 0 ? Nonsense.Text(random) : text.ToString();
    }

    private static byte[] Spoilt(byte[] bytes, Random random)
    {
        byte[] spoilt = [.. bytes];
        for (int i = 0; i < 3 && spoilt.Length > 0; i++)
        {
            spoilt[random.Next(spoilt.Length)] = (byte)random.Next(256);
        }

        return spoilt;
    }
}
