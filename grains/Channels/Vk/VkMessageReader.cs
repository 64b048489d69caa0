using System.Globalization;
using System.Text.Json;
using Dialog.Cases;

namespace Dialog.Channels.Vk;

/// <summary>What residents write to the community in private. Pure.</summary>
internal static class VkMessageReader
{
    // Chats of several people are numbered from here on.
    private const long Chats = 2_000_000_000;

    public static ReadResult Read(VkEvent about, bool edited)
    {
        // Before 5.103 the object was the message itself, before 5.80 with other names.
        JsonElement m = about.Object.Object("message") ?? about.Object;
        string field = about.Object.Object("message") is null ? "object" : "object.message";
        if (m.ValueKind != JsonValueKind.Object)
        {
            return new ReadResult.Broken("object", "missing");
        }

        long? author = m.Number("from_id", "user_id") ?? m.Number("peer_id");
        long? peer = m.Number("peer_id", "user_id") ?? m.Number("from_id");
        if (author is null or 0 || peer is null or 0)
        {
            return new ReadResult.Broken($"{field}.from_id", "missing");
        }

        string text = VkText.Of(m.Words("text", "body"));
        Attachment[] attachments = VkAttachments.Of(m);
        if (Reason(about, m, author.Value, peer.Value, text, attachments) is { } because)
        {
            return new ReadResult.Ignored(because);
        }

        if (Id(m) is not { } id)
        {
            return new ReadResult.Broken($"{field}.id", "missing or not positive");
        }

        if (about.Published(m) is not { } published)
        {
            return new ReadResult.Broken($"{field}.date", "missing or not a time in seconds since 1970");
        }

        if (VkEvent.TextProblem($"{field}.text", text) is { } broken)
        {
            return broken;
        }

        (double Latitude, double Longitude)? place = VkAttachments.Place(m);
        return new ReadResult.Message(new IncomingMessage
        {
            What = edited ? IncomingKind.Edited : IncomingKind.New,
            Region = about.Context.Region,
            Channel = about.Context.Channel,
            Network = ChannelKinds.Vk,
            Conversation = VkConversation.Private(peer.Value).ToString(),
            MessageId = id,
            AuthorId = author.Value.ToString(CultureInfo.InvariantCulture),
            AuthorName = about.NameOf(author.Value),
            Text = text,
            Attachments = attachments,
            PublishedAt = published,
            EditedAt = edited ? VkEvent.Time(m, "update_time") : null,
            SeenAt = about.Context.SeenAt,
            IsPublic = false,
            ReplyTo = m.Object("reply_message") is { } original ? Id(original) : null,
            Address = VkAttachments.Title(m),
            Latitude = place?.Latitude,
            Longitude = place?.Longitude,
        })
        {
            Nameless = about.Known(author.Value) is null,
        };
    }

    private static string? Reason(VkEvent about, JsonElement m, long author, long peer, string text, Attachment[] attachments) => m switch
    {
        _ when m.Is("out") || about.IsOurs(author) => "our own message",
        _ when peer > Chats || m.Get("chat_id") is not null => "a message in a chat of several people",
        _ when author < 0 => "a message of a community",
        _ when author >= Chats => "a message of no user",
        _ when m.Get("action") is not null => $"service action {Action(m)}",
        _ when m.Is("is_expired") => "a message that has expired",
        _ when text.Length == 0 && attachments.Length == 0 => "nothing to read in this message",
        _ => null,
    };

    private static string? Action(JsonElement m) => (m.Object("action")?.Text("type") ?? m.Text("action")) is { Length: <= 100 } type ? type : null;

    // Ids of the community's messages; where there is none, the one inside the conversation.
    private static string? Id(JsonElement m) => (m.Number("id"), m.Number("conversation_message_id", "cmid")) switch
    {
        ( > 0 and { } id, _) => id.ToString(CultureInfo.InvariantCulture),
        (_, > 0 and { } inside) => string.Create(CultureInfo.InvariantCulture, $"c{inside}"),
        _ => null,
    };
}
