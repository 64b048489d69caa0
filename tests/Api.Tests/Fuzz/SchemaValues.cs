using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dialog.Api.Tests.Fuzz;

/// <summary>Makes JSON that fits a schema of the description; names that mean something of ours get something that exists.</summary>
/// <param name="known">values by a property's name</param>
internal sealed class SchemaValues(JsonElement document, Func<string, string?> known)
{
    public JsonNode? Make(JsonElement schema, Random random, string name = "", int depth = 0)
    {
        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            return Make(document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]), random, name, depth);
        }

        if (schema.TryGetProperty("oneOf", out JsonElement choices))
        {
            return Make(choices[random.Next(choices.GetArrayLength())], random, name, depth);
        }

        if (schema.TryGetProperty("enum", out JsonElement values))
        {
            return JsonNode.Parse(values[random.Next(values.GetArrayLength())].GetRawText());
        }

        string[] types = schema.TryGetProperty("type", out JsonElement type)
            ? type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(t => t.GetString()!)] : [type.GetString()!]
            : ["string"];
        return types[random.Next(types.Length)] switch
        {
            "object" => OfObject(schema, random, depth),
            "array" => OfArray(schema, random, name, depth),
            "integer" => random.Next(0, 5),
            "number" => random.Next(0, 40) / 4.0,
            "boolean" => random.Next(2) == 0,
            "null" => null,
            _ => OfText(schema.TryGetProperty("format", out JsonElement format) ? format.GetString() : null, random, name),
        };
    }

    private JsonObject OfObject(JsonElement schema, Random random, int depth)
    {
        JsonObject made = [];
        HashSet<string> required = schema.TryGetProperty("required", out JsonElement names) ? [.. names.EnumerateArray().Select(n => n.GetString()!)] : [];
        foreach (JsonProperty property in schema.TryGetProperty("properties", out JsonElement properties) ? properties.EnumerateObject() : default)
        {
            if (required.Contains(property.Name) || (depth < 4 && random.Next(2) == 0))
            {
                made[property.Name] = Make(property.Value, random, property.Name, depth + 1);
            }
        }

        if (schema.TryGetProperty("additionalProperties", out JsonElement others) && others.ValueKind == JsonValueKind.Object)
        {
            made[Nonsense.Text(random)] = Make(others, random, "", depth + 1);
        }

        return made;
    }

    private JsonArray OfArray(JsonElement schema, Random random, string name, int depth)
    {
        int length = random.Next(40) == 0 ? random.Next(600, 3_000) : random.Next(0, 3);
        JsonElement items = schema.TryGetProperty("items", out JsonElement given) ? given : default;
        return [.. Enumerable.Range(0, depth > 4 ? 0 : length).Select(_ => items.ValueKind == JsonValueKind.Object ? Make(items, random, name, depth + 1) : 1)];
    }

    private JsonNode OfText(string? format, Random random, string name) => format switch
    {
        _ when random.Next(4) > 0 && known(name) is { } value => value,
        "uuid" => Guid.NewGuid().ToString(),
        "date-time" => DateTimeOffset.UtcNow.AddMinutes(random.Next(-100_000, 100_000)).ToString("O", CultureInfo.InvariantCulture),
        "date" => DateOnly.FromDateTime(DateTime.UtcNow).AddDays(random.Next(-1_000, 1_000)).ToString("O", CultureInfo.InvariantCulture),
        "time" => new TimeOnly(random.Next(24), random.Next(60)).ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        _ => random.Next(3) == 0 ? Nonsense.Text(random) : $"слово {random.Next(1_000)}",
    };
}
