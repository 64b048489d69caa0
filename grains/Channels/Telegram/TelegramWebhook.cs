using System.Globalization;
using System.Text.Json;

namespace Dialog.Channels.Telegram;

/// <summary>A call of Telegram's webhook: one update, kept under its number. Pure.</summary>
internal static class TelegramWebhook
{
    private const string Secret = "X-Telegram-Bot-Api-Secret-Token";

    public static WebhookReading Read(ChannelSettings settings, InboundWebhookCall call) =>
        settings.Accepts(call.Header("x-telegram-bot-api-secret-token"))
            ? WebhookReading.Kept(new(Number(call.Body) ?? WebhookReading.IdOf(call.Body), call.Body))
            : WebhookReading.WrongSecret(Secret);

    private static string? Number(byte[] body)
    {
        try
        {
            return TelegramPoll.IdOf(RawJson.Value(body))?.ToString(CultureInfo.InvariantCulture);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
