using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dialog.Support.StandIns;

/// <summary>Buttons under the community's messages and likes of its comments.</summary>
public sealed partial class VkServer
{
    // What a message of the community is numbered in its conversation.
    private const int Inner = 1000;
    private const int LongestLabel = 40;
    private const int LongestPayload = 255;
    private const int LongestNotice = 90;

    /// <summary>A resident presses a button that is shown under a message to them.</summary>
    /// <returns>the id of the press</returns>
    public string Press(long group, long user, VkSent message, string label)
    {
        VkCommunity community = Of(group);
        string id = Guid.NewGuid().ToString("N");
        community.Locked(() => community.Presses[id] = null);
        community.Add("message_event", new JsonObject
        {
            ["user_id"] = user,
            ["peer_id"] = long.Parse(message.Place, CultureInfo.InvariantCulture),
            ["event_id"] = id,
            ["payload"] = JsonNode.Parse(message.Buttons.First(b => b.Label == label).Payload),
            ["conversation_message_id"] = message.Id + Inner,
        });
        return id;
    }

    /// <summary>A resident reacts to a message to them; null takes it back.</summary>
    public void React(long group, VkSent message, int? reaction)
    {
        long peer = long.Parse(message.Place, CultureInfo.InvariantCulture);
        JsonObject reacted = new() { ["peer_id"] = peer, ["reacted_id"] = peer, ["cmid"] = message.Id + Inner };
        if (reaction is { } number)
        {
            reacted["reaction_id"] = number;
        }

        Of(group).Add("message_reaction_event", reacted);
    }

    /// <summary>A resident likes a comment of the community, or takes that back.</summary>
    public void Like(long group, long user, VkSent comment, bool removed = false)
    {
        (_, long owner, long post) = Parts(comment.Place);
        Of(group).Add(removed ? "like_remove" : "like_add", new JsonObject
        {
            ["liker_id"] = user,
            ["object_type"] = "comment",
            ["object_owner_id"] = owner,
            ["object_id"] = comment.Id,
            ["post_id"] = post,
        });
    }

    public async Task<string> WaitShown(long group, string press, TimeSpan within)
    {
        VkCommunity community = Of(group);
        await Wait(group, () => community.Locked(() => community.Presses[press]) is not null, within);
        return community.Locked(() => community.Presses[press])!;
    }

    private static void CheckKeyboard(Dictionary<string, string> of)
    {
        if (!of.TryGetValue("keyboard", out string? json))
        {
            return;
        }

        try
        {
            JsonElement keyboard = JsonElement.Parse(json);
            JsonElement[][] rows = [.. keyboard.GetProperty("buttons").EnumerateArray().Select(r => r.EnumerateArray().ToArray())];
            bool fits = keyboard.GetProperty("inline").GetBoolean() && rows.Length <= 6 && rows.All(r => r.Length is >= 1 and <= 5) && rows.Sum(r => r.Length) <= 10 && rows.SelectMany(r => r).All(Fits);
            if (fits)
            {
                return;
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Refused below.
        }

        throw new VkRefusal(911, "Keyboard format is invalid");
    }

    private static bool Fits(JsonElement button)
    {
        JsonElement action = button.GetProperty("action");
        string payload = action.GetProperty("payload").GetString()!;
        JsonElement.Parse(payload);
        return payload.Length <= LongestPayload && action.GetProperty("type").GetString() switch
        {
            "callback" => action.GetProperty("label").GetString() is { Length: >= 1 and <= LongestLabel }
                && button.GetProperty("color").GetString() is "primary" or "secondary" or "negative" or "positive",
            "location" => !action.TryGetProperty("label", out _) && !button.TryGetProperty("color", out _),
            _ => false,
        };
    }

    private static JsonValue AnswerPress(VkCommunity c, Dictionary<string, string> of) => c.Locked(() =>
    {
        string id = Need(of, "event_id");
        JsonElement data = JsonElement.Parse(Need(of, "event_data"));
        if (!c.Presses.TryGetValue(id, out string? shown) || shown is not null || Need(of, "user_id").Length == 0 || Need(of, "peer_id").Length == 0)
        {
            throw new VkRefusal(100, "One of the parameters specified was missing or invalid: event_id is invalid");
        }

        if (data.GetProperty("type").GetString() != "show_snackbar" || data.GetProperty("text").GetString() is not { Length: >= 1 and <= LongestNotice } text)
        {
            throw new VkRefusal(100, "One of the parameters specified was missing or invalid: event_data is invalid");
        }

        c.Presses[id] = text;
        c.Ring();
        return JsonValue.Create(1);
    });

    private static JsonValue EditSent(VkCommunity c, Dictionary<string, string> of)
    {
        CheckKeyboard(of);
        return c.Edit(Need(of, "peer_id"), long.Parse(Need(of, "message_id"), CultureInfo.InvariantCulture), Need(of, "message"), of.GetValueOrDefault("keyboard"))
            ? JsonValue.Create(1)
            : throw new VkRefusal(100, "One of the parameters specified was missing or invalid: message_id is invalid");
    }
}
