using System.Globalization;
using System.Text.Json;

namespace Dialog.Channels.Telegram;

/// <summary>A call of Telegram's webhook: one update, kept under its number. Pure.</summary>
internal static class TelegramHook
{
    private const string Secret = "X-Telegram-Bot-Api-Secret-Token";

    public static HookReading Read(ChannelSettings settings, HookCall call) =>
        settings.Accepts(call.Header("x-telegram-bot-api-secret-token"))
            ? HookReading.Kept(new(Number(call.Body) ?? HookReading.IdOf(call.Body), call.Body))
            : HookReading.WrongSecret(Secret);

    private static string? Number(byte[] body)
    {
        try
        {
            using JsonDocument update = JsonDocument.Parse(body);
            return update.RootElement.ValueKind == JsonValueKind.Object
                && update.RootElement.TryGetProperty("update_id", out JsonElement id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out long number)
                    ? number.ToString(CultureInfo.InvariantCulture)
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
