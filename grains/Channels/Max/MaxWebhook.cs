using System.Text.Json;

namespace Dialog.Channels.Max;

/// <summary>A call of MAX's webhook: one update, kept under what identifies it. Pure.</summary>
internal static class MaxWebhook
{
    private const string Secret = "X-Max-Bot-Api-Secret";

    public static WebhookReading Read(ChannelSettings settings, InboundWebhookCall call) =>
        settings.Accepts(call.Header("x-max-bot-api-secret"))
            ? WebhookReading.Kept(new(IdOf(call.Body), call.Body))
            : WebhookReading.WrongSecret(Secret);

    /// <summary>
    /// MAX numbers no updates: kind, message or button pressed, and the millisecond together are one. Without one of them the
    /// bytes are.
    /// </summary>
    public static string IdOf(byte[] update)
    {
        try
        {
            JsonElement root = RawJson.Value(update);
            return Known(new JsonAt(root, "")) ?? WebhookReading.IdOf(update);
        }
        catch (Exception e) when (e is JsonException or JsonFieldException)
        {
            return WebhookReading.IdOf(update);
        }
    }

    private static string? Known(JsonAt update)
    {
        string? about = update.Object("callback")?.Text("callback_id") ?? update.Object("message")?.Object("body")?.Text("mid") ?? update.Text("message_id");
        // Longer than any id of theirs is none.
        return update.Text("update_type") is { Length: <= 64 } type && about is { Length: <= 512 } && update.Number("timestamp") is { } at
            ? $"{type}:{about}:{at}"
            : null;
    }
}
