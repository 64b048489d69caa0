using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dialog.Api.Privacy;

/// <summary>Replaces the texts within JSON whose shape only its writer knows. Pure.</summary>
internal static class JsonTexts
{
    /// <param name="replaced">gives what stands for a text, by the name of its property; of a list's texts, by the list's</param>
    public static JsonElement Replace(JsonElement data, Func<string, string, string?> replaced)
    {
        if (data.ValueKind != JsonValueKind.Object)
        {
            return data;
        }

        JsonObject node = JsonObject.Create(data)!;
        Walk(node, "", replaced);
        return JsonSerializer.SerializeToElement(node);
    }

    private static void Walk(JsonNode? node, string name, Func<string, string, string?> replaced)
    {
        switch (node)
        {
            case JsonObject properties:
                foreach ((string property, JsonNode? value) in properties.ToArray())
                {
                    if (TextOf(value) is { } text)
                    {
                        properties[property] = replaced(property, text);
                    }
                    else
                    {
                        Walk(value, property, replaced);
                    }
                }

                break;
            case JsonArray items:
                for (int i = 0; i < items.Count; i++)
                {
                    if (TextOf(items[i]) is { } text)
                    {
                        items[i] = replaced(name, text);
                    }
                    else
                    {
                        Walk(items[i], name, replaced);
                    }
                }

                break;
        }
    }

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
