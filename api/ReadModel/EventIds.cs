using System.Text.Json;
using System.Text.Json.Nodes;
using Dialog.Privacy;

namespace Dialog.Api.ReadModel;

/// <summary>An event's JSON without the ids that nobody but the engine has a use for, by the names of its properties.</summary>
internal static class EventIds
{
    public static JsonElement Hide(JsonElement data, bool ofForm)
    {
        if (data.ValueKind != JsonValueKind.Object)
        {
            return data;
        }

        JsonNode node = JsonObject.Create(data)!;
        Walk(node, ofForm);
        return JsonSerializer.SerializeToElement(node);
    }

    private static void Walk(JsonNode? node, bool ofForm)
    {
        if (node is JsonArray array)
        {
            foreach (JsonNode? one in array)
            {
                Walk(one, ofForm);
            }
        }

        if (node is not JsonObject data)
        {
            return;
        }

        foreach ((string name, JsonNode? value) in data.ToArray())
        {
            if (name.Equals("messageIds", StringComparison.OrdinalIgnoreCase) && value is JsonArray ids)
            {
                data[name] = new JsonArray([.. ids.Select(id => (JsonNode?)FormMessageIds.Shown(ofForm, (string?)id ?? ""))]);
            }
            else if (value is JsonValue text && text.TryGetValue(out string? id))
            {
                data[name] = Shown(name, id, ofForm);
            }
            else
            {
                Walk(value, ofForm);
            }
        }
    }

    private static string Shown(string name, string id, bool ofForm) => name.ToUpperInvariant() switch
    {
        "THREAD" or "CONVERSATION" or "RESIDENTID" or "AUTHORID" => OpaqueIds.Of(id),
        "MESSAGEID" => FormMessageIds.Shown(ofForm, id),
        _ => id,
    };
}
