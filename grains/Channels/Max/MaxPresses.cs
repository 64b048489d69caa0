using System.Globalization;

namespace Dialog.Channels.Max;

/// <summary>Presses of buttons. Pure.</summary>
internal static class MaxPresses
{
    public static ReadResult Read(JsonAt update)
    {
        JsonAt callback = update.Object("callback") ?? throw new JsonFieldException("callback", "missing");
        string id = callback.Text("callback_id") ?? throw new JsonFieldException(callback.Of("callback_id"), "missing");
        JsonAt user = callback.Object("user") ?? throw new JsonFieldException(callback.Of("user"), "missing");
        long author = user.Number("user_id") ?? throw new JsonFieldException(user.Of("user_id"), "missing");
        if (callback.Words("payload") is not { } data)
        {
            return new ReadResult.Ignored("a press of a button that carries nothing");
        }

        // Null where the message was removed meanwhile.
        JsonAt? message = update.Object("message");
        return new ReadResult.Press(id, data, author.ToString(CultureInfo.InvariantCulture), MaxUser.Name(user))
        {
            Places = message?.Object("recipient") is { } recipient ? Places(recipient, author) : [],
            MessageId = message?.Object("body")?.Text("mid"),
            Language = update.Words("user_locale"),
        };
    }

    // A dialog is known by its user where we wrote first.
    private static string[] Places(JsonAt recipient, long user)
    {
        string known = new MaxConversation(0, user, null, null).ToString();
        if (recipient.Number("chat_id") is not { } chat)
        {
            return [known];
        }

        string? type = recipient.Text("chat_type");
        return type == "dialog" || type is null && chat > 0 ? [MaxConversation.Private(chat).ToString(), known] : [string.Create(CultureInfo.InvariantCulture, $"{chat}:")];
    }
}
