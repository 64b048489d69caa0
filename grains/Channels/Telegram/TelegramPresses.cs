using System.Globalization;

namespace Dialog.Channels.Telegram;

/// <summary>Presses of inline buttons, and where in Telegram an update happened. Pure.</summary>
internal static class TelegramPresses
{
    public static ReadResult Read(JsonAt query)
    {
        string id = query.Text("id") ?? throw new JsonFieldException(query.Of("id"), "missing");
        JsonAt from = query.Object("from") ?? throw new JsonFieldException(query.Of("from"), "missing");
        long author = from.Number("id") ?? throw new JsonFieldException(from.Of("id"), "missing");
        if (query.Words("data") is not { } data)
        {
            return new ReadResult.Ignored("a press of a button that carries nothing");
        }

        string name = TelegramUpdateReader.FullName(from);
        // What is too old comes as chat and number only.
        JsonAt? message = query.Object("message");
        return new ReadResult.Press(id, data, author.ToString(CultureInfo.InvariantCulture), name.Length > 0 ? name : "?")
        {
            Places = message?.Object("chat") is { } chat ? [PlaceOf(chat, TelegramBusiness.ConnectionOf(message.Value))] : [],
            MessageId = message?.Whole("message_id")?.ToString(CultureInfo.InvariantCulture) ?? query.Text("inline_message_id"),
            Language = from.Words("language_code"),
        };
    }

    /// <summary>As <see cref="ReadResult.Press.Places"/>.</summary>
    public static string PlaceOf(JsonAt chat, string? business)
    {
        long id = chat.Number("id") ?? throw new JsonFieldException(chat.Of("id"), "missing");
        return business is not null ? TelegramConversation.OfBusiness(id, business).ToString()
            : chat.Words("type") == "private" ? TelegramConversation.Private(id).ToString()
            : string.Create(CultureInfo.InvariantCulture, $"{id}:");
    }
}
