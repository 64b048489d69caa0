using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Dialog.Support.StandIns;

/// <summary>VK's side of the Callback API: the address confirmed first, then events in order, each again until it is answered ok.</summary>
internal static class VkCallbacks
{
    // VK's own pauses are minutes; a test has no time for them.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static async Task<bool> Confirm(VkCommunity community, CancellationToken stop)
    {
        VkCallback callback = community.Callback!;
        using HttpClient http = new() { Timeout = TimeSpan.FromSeconds(10) };
        using HttpResponseMessage answer = await http.PostAsJsonAsync(callback.Url, new { type = "confirmation", group_id = community.Id, secret = callback.Secret }, stop);
        string said = await answer.Content.ReadAsStringAsync(stop);
        callback.Status = answer.IsSuccessStatusCode && said == callback.Confirmation ? "ok" : "failed";
        community.Ring();
        return callback.Status == "ok";
    }

    public static async Task Deliver(VkCommunity community, CancellationToken stop)
    {
        using HttpClient http = new() { Timeout = TimeSpan.FromSeconds(10) };
        while (!stop.IsCancellationRequested)
        {
            Task changed = community.Changed;
            if (community.Callback is not { Status: "ok" } callback || !callback.Waiting.TryPeek(out JsonObject? next))
            {
                await changed.WaitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }
            for (int retry = 0; !stop.IsCancellationRequested && !await Call(http, callback, next, retry, stop); retry++)
            {
                await Task.Delay(Pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            if (community.Doubles)
            {
                await Call(http, callback, next, 0, stop);
            }

            callback.Waiting.TryDequeue(out _);
            community.Ring();
        }
    }

    private static async Task<bool> Call(HttpClient http, VkCallback callback, JsonObject happened, int retry, CancellationToken stop)
    {
        try
        {
            JsonObject body = (JsonObject)happened.DeepClone();
            body["secret"] = callback.Secret;
            using HttpRequestMessage request = new(HttpMethod.Post, callback.Url) { Content = JsonContent.Create(body) };
            if (retry > 0)
            {
                request.Headers.Add("X-Retry-Counter", retry.ToString(CultureInfo.InvariantCulture));
                callback.Retries.Enqueue(retry);
            }
            using HttpResponseMessage answer = await http.SendAsync(request, stop);
            if (answer.Headers.RetryAfter?.Delta is { } later && (int)answer.StatusCode is 410 or 429 or 503)
            {
                await Task.Delay(later, stop);
            }

            return answer.IsSuccessStatusCode && await answer.Content.ReadAsStringAsync(stop) == "ok";
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
