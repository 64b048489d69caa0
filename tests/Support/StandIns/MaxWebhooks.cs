using System.Net;
using System.Net.Http.Json;

namespace Dialog.Support.StandIns;

/// <summary>MAX's side of a webhook: in order inside a chat, chats side by side, again until it is exactly 200, for eight hours.</summary>
internal static class MaxWebhooks
{
    private static readonly TimeSpan GivesUpAfter = TimeSpan.FromHours(8);

    // MAX's own pause is 30 to 60 seconds; a test has no time for them.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static async Task Deliver(MaxBotState bot, CancellationToken stop)
    {
        using HttpClient http = new() { Timeout = TimeSpan.FromSeconds(30) };
        HashSet<long> busy = new();
        List<Task<long>> running = new();
        while (!stop.IsCancellationRequested)
        {
            Task changed = bot.Changed;
            while (bot.NextFor(busy) is { } next)
            {
                running.Add(Call(http, bot, next, stop));
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

    private static async Task<long> Call(HttpClient http, MaxBotState bot, MaxEvent next, CancellationToken stop)
    {
        bool taken = true;
        foreach ((string url, string? secret, string[] types) in bot.Subscriptions)
        {
            if (types.Length > 0 && !types.Contains(next.Type))
            {
                continue;
            }

            for (int times = bot.Doubles ? 2 : 1; times > 0; times--)
            {
                taken &= await Post(http, url, secret, next, stop);
            }
        }
        if (taken)
        {
            bot.Done(next);
            return next.Chat;
        }
        if (bot.Now - next.At >= GivesUpAfter)
        {
            bot.GiveUp(next);
        }
        else
        {
            await Task.Delay(Pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return next.Chat;
    }

    private static async Task<bool> Post(HttpClient http, string url, string? secret, MaxEvent next, CancellationToken stop)
    {
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Post, url) { Content = JsonContent.Create(next.Update) };
            if (secret is not null)
            {
                request.Headers.Add("X-Max-Bot-Api-Secret", secret);
            }

            using HttpResponseMessage answer = await http.SendAsync(request, stop);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
