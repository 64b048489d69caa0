using System.Globalization;
using System.Text.Json;

namespace Dialog.Channels.Vk;

/// <summary>Reactions on messages in private. Pure.</summary>
internal static class VkReactions
{
    // Chats of several people are numbered from here on.
    private const long Chats = 2_000_000_000;

    // VK numbers its own set from one.
    private static readonly string[] Known = ["❤️", "🔥", "😂", "👍", "💩", "❓", "😭", "😡", "👎", "👌", "😄", "🤔", "🙏", "😘", "😍", "🎉"];

    public static ReadResult Read(VkEvent about)
    {
        JsonElement reacted = about.Object;
        if (reacted.Number("peer_id") is not { } peer)
        {
            return new ReadResult.Broken("object.peer_id", "missing");
        }

        if (reacted.Number("cmid") is not (> 0 and { } message))
        {
            return new ReadResult.Broken("object.cmid", "missing or not positive");
        }

        return peer > Chats ? new ReadResult.Ignored("a reaction in a chat of several people")
            : reacted.Number("reacted_id") is { } who && who != peer ? new ReadResult.Ignored("a reaction of somebody else than the resident")
            : Of(peer, message, reacted.Number("reaction_id"));
    }

    // Where two talk, what the resident has set is all there is: VK does not say which reaction was taken back.
    private static ReadResult.Reaction Of(long peer, long message, long? reaction) =>
        new(message.ToString(CultureInfo.InvariantCulture), [VkConversation.Private(peer).ToString()], Set(reaction), AreTotals: true)
        {
            IsInner = true,
        };

    private static Dictionary<string, int> Set(long? reaction) => reaction is > 0 and { } number
        ? new() { [number <= Known.Length ? Known[number - 1] : "other"] = 1 }
        : [];
}
