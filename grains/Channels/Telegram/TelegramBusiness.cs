using System.Globalization;
using System.Text.Json;
using Dialog.Cases;

namespace Dialog.Channels.Telegram;

/// <summary>What residents write to a person's or an office's own account that has connected our bot. Pure.</summary>
internal static class TelegramBusiness
{
    // Part of the conversation's name, in which a colon separates.
    private const int LongestConnection = 100;

    /// <summary>The connection a message came by; null for a message to the bot itself.</summary>
    public static string? ConnectionOf(JsonAt m) => m.Text("business_connection_id") switch
    {
        null => null,
        { Length: <= LongestConnection } id when !id.Contains(':', StringComparison.Ordinal) => id,
        _ => throw new JsonFieldException(m.Of("business_connection_id"), "not an id of a connection"),
    };

    /// <summary>Who removed them is not told: only what the thread holds of them is marked.</summary>
    public static ReadResult Removed(JsonAt deleted, ReadContext context)
    {
        string connection = ConnectionOf(deleted) ?? throw new JsonFieldException(deleted.Of("business_connection_id"), "missing");
        JsonAt chat = deleted.Object("chat") ?? throw new JsonFieldException(deleted.Of("chat"), "missing");
        long resident = chat.Number("id") is not (null or 0) and { } id ? id : throw new JsonFieldException(chat.Of("id"), "missing");
        IncomingMessage[] messages =
        [
            .. deleted.Values("message_ids").Select(v => v.ValueKind == JsonValueKind.Number && v.TryGetInt64(out long message) ? message : throw new JsonFieldException(deleted.Of("message_ids"), "not whole numbers"))
                .Select(message => new IncomingMessage
                {
                    What = IncomingKind.Deleted,
                    Region = context.Region,
                    Channel = context.Channel,
                    Network = ChannelKinds.Telegram,
                    Conversation = TelegramConversation.OfBusiness(resident, connection).ToString(),
                    MessageId = message.ToString(CultureInfo.InvariantCulture),
                    AuthorId = resident.ToString(CultureInfo.InvariantCulture),
                    AuthorName = "?",
                    Text = "",
                    PublishedAt = context.SeenAt,
                    SeenAt = context.SeenAt,
                    IsPublic = false,
                }),
        ];
        return messages.Length == 0 ? new ReadResult.Ignored("a removal of no message") : new ReadResult.Several(messages);
    }
}
