using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Dialog.Support.StandIns;

/// <summary>Telegram's side of a webhook: in order inside a chat, chats side by side, again until it is a 2xx.</summary>
internal static class TelegramWebhooks
{
    // Telegram's own pauses are 2, 4, 8 … seconds; a test has no time for them.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static async Task Deliver(TelegramBotState bot, CancellationToken stop)
    {
        using HttpClient http = new() { Timeout = TimeSpan.FromSeconds(30) };
        HashSet<long> busy = new();
        List<Task<long>> running = new();
        while (!stop.IsCancellationRequested)
        {
            Task changed = bot.Changed;
            while (bot.Webhook is { } url && bot.NextFor(busy) is { } next)
            {
                running.Add(Call(http, bot, url, next.Id, next.Chat, next.Update, stop));
            }

            Task first = await Task.WhenAny([.. running, changed.WaitAsync(stop)]);
            if (first is not Task<long> ended)
            {
                continue;
            }

            running.Remove(ended);
            busy.Remove(await ended);
        }
        await Task.WhenAll(running);
    }

    private static async Task<long> Call(
        HttpClient http, TelegramBotState bot, string url, int id, long chat, JsonObject update, CancellationToken stop)
    {
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Post, url) { Content = JsonContent.Create(update) };
            if (bot.Secret is not null)
            {
                request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", bot.Secret);
            }

            using HttpResponseMessage answer = await http.SendAsync(request, stop);
            if (answer.IsSuccessStatusCode)
            {
                bot.Acknowledge(id);
                return chat;
            }
            bot.Complain($"Wrong response from the webhook: {(int)answer.StatusCode} {answer.ReasonPhrase}");
        }
        catch (HttpRequestException e)
        {
            bot.Complain($"Connection failed: {e.HttpRequestError}");
        }
        catch (OperationCanceledException)
        {
            return chat;
        }
        await Task.Delay(Pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return chat;
    }
}
