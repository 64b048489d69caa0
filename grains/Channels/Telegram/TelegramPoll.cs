using System.Globalization;
using System.Text.Json;

namespace Dialog.Channels.Telegram;

/// <summary>What getUpdates brought: each update as it came, under its number. Pure.</summary>
internal static class TelegramPoll
{
    public static PolledPayloads Of(IReadOnlyList<JsonElement> updates)
    {
        long last = 0;
        List<Payload> payloads = new(updates.Count);
        foreach (JsonElement update in updates)
        {
            byte[] bytes = RawJson.Of(update);
            long? id = IdOf(update);
            last = Math.Max(last, id ?? 0);
            payloads.Add(new(id?.ToString(CultureInfo.InvariantCulture) ?? WebhookReading.IdOf(bytes), bytes));
        }

        // Those without a number are kept and acknowledged with a later one; alone they come again at every question.
        string? problem = updates.Count > 0 && last == 0 ? "unexpected-answer: Telegram sends updates without update_id, which nothing acknowledges" : null;
        return new(payloads, last == 0 ? null : (last + 1).ToString(CultureInfo.InvariantCulture)) { Problem = problem };
    }

    /// <summary>An update's number; null when it has none.</summary>
    public static long? IdOf(JsonElement update) =>
        new JsonAt(update, "").Value("update_id") is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out long id) && id is > 0 and < long.MaxValue ? id : null;
}
