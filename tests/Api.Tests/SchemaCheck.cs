using System.Globalization;
using System.Text.Json;

namespace Dialog.Api.Tests;

/// <summary>Whether a JSON value is what a schema of the OpenAPI document says; knows the words our schemas use.</summary>
internal sealed class SchemaCheck(JsonElement document)
{
    /// <summary>The first thing that is wrong, with its place; null when nothing is.</summary>
    public string? Fault(JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            return Fault(document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]), value, at);
        }

        if (schema.TryGetProperty("oneOf", out JsonElement choices))
        {
            string?[] faults = [.. choices.EnumerateArray().Select(c => Fault(c, value, at))];
            return faults.Any(f => f is null) ? null : faults[^1];
        }

        if (schema.TryGetProperty("type", out JsonElement type) && !IsOf(type, value))
        {
            return $"{at} is {value.ValueKind}, not {type}";
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object => OfObject(schema, value, at),
            JsonValueKind.Array => schema.TryGetProperty("items", out JsonElement items)
                ? value.EnumerateArray().Select((v, i) => Fault(items, v, $"{at}[{i}]")).FirstOrDefault(f => f is not null)
                : null,
            JsonValueKind.String => OfText(schema, value.GetString()!, at),
            _ => null,
        };
    }

    private string? OfObject(JsonElement schema, JsonElement value, string at)
    {
        JsonElement properties = schema.TryGetProperty("properties", out JsonElement known) ? known : default;
        if (schema.TryGetProperty("required", out JsonElement required)
            && required.EnumerateArray().FirstOrDefault(r => !value.TryGetProperty(r.GetString()!, out _)) is { ValueKind: JsonValueKind.String } absent)
        {
            return $"{at}.{absent} is required and absent";
        }

        foreach (JsonProperty property in value.EnumerateObject())
        {
            string place = $"{at}.{property.Name}";
            if (properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(property.Name, out JsonElement own))
            {
                if (Fault(own, property.Value, place) is { } fault)
                {
                    return fault;
                }
            }
            else if (schema.TryGetProperty("additionalProperties", out JsonElement others))
            {
                if ((others.ValueKind == JsonValueKind.False ? "is not declared" : others.ValueKind == JsonValueKind.Object ? Fault(others, property.Value, place) : null) is { } fault)
                {
                    return others.ValueKind == JsonValueKind.False ? $"{place} {fault}" : fault;
                }
            }
        }

        return null;
    }

    private static string? OfText(JsonElement schema, string value, string at)
    {
        if (schema.TryGetProperty("enum", out JsonElement values) && values.EnumerateArray().All(v => v.ValueKind != JsonValueKind.String || v.GetString() != value))
        {
            return $"{at} is '{value}', none of {values}";
        }

        string? format = schema.TryGetProperty("format", out JsonElement named) ? named.GetString() : null;
        bool right = format switch
        {
            "uuid" => Guid.TryParse(value, out _),
            "date-time" => DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out _),
            "date" => DateOnly.TryParse(value, CultureInfo.InvariantCulture, out _),
            _ => true,
        };
        return right ? null : $"{at} is '{value}', no {format}";
    }

    private static bool IsOf(JsonElement type, JsonElement value) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Any(t => IsOf(t.GetString()!, value)) : IsOf(type.GetString()!, value);

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        _ => false,
    };
}
