using System.Globalization;
using System.Text.Json;

namespace Dialog.Channels.Vk;

/// <summary>Presses of buttons, and likes of what the community writes. Pure.</summary>
internal static class VkPresses
{
    private const string Like = "❤️";

    public static ReadResult Read(VkEvent about)
    {
        JsonElement pressed = about.Object;
        if (pressed.Number("user_id") is not (> 0 and { } user))
        {
            return new ReadResult.Broken("object.user_id", "missing or not positive");
        }

        if (pressed.Number("peer_id") is not { } peer)
        {
            return new ReadResult.Broken("object.peer_id", "missing");
        }

        if (pressed.Text("event_id") is not { Length: > 0 } id)
        {
            return new ReadResult.Broken("object.event_id", "missing");
        }

        // Messages are sent under another number than the one an event shows: the button itself tells which answer it is of.
        return Payload(pressed) is { } data
            ? new ReadResult.Press(id, data, user.ToString(CultureInfo.InvariantCulture), about.NameOf(user)) { Places = [VkConversation.Private(peer).ToString()] }
            : new ReadResult.Ignored("a button pressed that is none of ours");
    }

    /// <summary>A like given to a comment under a post, or taken back.</summary>
    public static ReadResult ReadLike(VkEvent about, bool removed)
    {
        JsonElement liked = about.Object;
        return liked.Text("object_type") == "comment" && liked.Number("object_owner_id") is { } owner && liked.Number("object_id") is > 0 and { } comment && liked.Number("post_id") is > 0 and { } post
            ? new ReadResult.Reaction(
                VkConversation.CommentId(VkPlace.Wall, comment), [new VkConversation(VkPlace.Wall, owner, post, 0).Beginning], new Dictionary<string, int> { [Like] = removed ? -1 : 1 }, AreTotals: false)
            : new ReadResult.Ignored("a like of something else than a comment on the wall");
    }

    private static string? Payload(JsonElement pressed)
    {
        if (pressed.Object("payload") is { } given)
        {
            return VkKeyboards.Read(given);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(pressed.Text("payload") ?? "null");
            return VkKeyboards.Read(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
