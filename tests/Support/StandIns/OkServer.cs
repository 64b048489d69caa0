using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dialog.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Dialog.Support.StandIns;

/// <summary>A message the group's bot sent and Odnoklassniki took.</summary>
public sealed record OkSent(string Mid, string Chat, string Text, string[] Attachments);

/// <summary>The part of Odnoklassniki's Graph API that a group's bot uses, in this process: one group, one webhook, faults on demand.</summary>
public sealed class OkServer : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly WebApplication _app;
    private readonly string _token;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<NetworkFault> _faults = [];
    private readonly ConcurrentQueue<OkSent> _sent = [];
    private readonly ConcurrentDictionary<string, byte[]> _uploads = new();
    private readonly ConcurrentBag<Task> _deliveries = [];
    private int _messages;

    private OkServer(WebApplication app, string address, string token) => (this._app, Address, this._token) = (app, address, token);

    public string Address { get; }

    /// <summary>Addresses registered with <c>subscribe</c>.</summary>
    public ConcurrentDictionary<string, bool> Subscriptions { get; } = new();

    public IReadOnlyList<OkSent> Sent => [.. _sent];

    /// <summary>What was uploaded, by its token.</summary>
    public IReadOnlyDictionary<string, byte[]> Uploads => _uploads;

    /// <summary>Each event is delivered twice.</summary>
    public bool DeliversTwice { get; set; }

    public static async Task<OkServer> StartAsync(string token)
    {
        string address = $"http://127.0.0.1:{FreePorts.Next()}";
        WebApplication app = StandInApp.At(address);
        OkServer server = new(app, address, token);
        app.MapPost("/upload/{id}", server.Upload);
        app.Map("/{**path}", server.Answer);
        await app.StartAsync();
        return server;
    }

    /// <summary>A resident writes to the group; delivered until it is a 200, as long as somebody is subscribed.</summary>
    /// <returns>the id of the message</returns>
    public string Say(string chat, string user, string name, string text)
    {
        string mid = $"mid:{chat}.{Interlocked.Increment(ref _messages):x}";
        _deliveries.Add(Deliver(new()
        {
            ["webhookType"] = "MESSAGE_CREATED",
            ["sender"] = new JsonObject { ["name"] = name, ["user_id"] = $"user:{user}" },
            ["recipient"] = new JsonObject { ["chat_id"] = $"chat:{chat}" },
            ["message"] = new JsonObject { ["text"] = text, ["seq"] = _messages, ["mid"] = mid },
            ["timestamp"] = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
        }));
        return mid;
    }

    public void Fail(NetworkFault fault) => _faults.Enqueue(fault);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_deliveries).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _app.StopAsync(new CancellationToken(true)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _app.DisposeAsync();
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task Deliver(JsonObject update)
    {
        for (int left = DeliversTwice ? 2 : 1; left > 0 && !_stop.IsCancellationRequested;)
        {
            foreach (string url in Subscriptions.Keys)
            {
                try
                {
                    using HttpResponseMessage answer = await _http.PostAsJsonAsync(url, update, _stop.Token);
                    left -= answer.StatusCode == HttpStatusCode.OK ? 1 : 0;
                }
                catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
                {
                    continue;
                }
            }
            if (left > 0)
            {
                await Task.Delay(Pause, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Answer(HttpContext context, string path)
    {
        if (context.Request.Query["access_token"] != _token)
        {
            await Error(context, 103, "PARAM_SESSION_KEY : Invalid session key");
            return;
        }
        switch (context.Request.Method, path)
        {
            case ("GET", "me/info"):
                await Ok(context, new() { ["name"] = "Приёмная", ["group_id"] = "group:5" });
                break;
            case ("GET", "me/subscriptions"):
                await Ok(context, new() { ["subscriptions"] = new JsonArray([.. Subscriptions.Keys.Select(u => new JsonObject { ["url"] = u, ["time"] = 0 })]) });
                break;
            case ("POST", "me/subscribe"):
                Subscriptions[(string)(await Body(context.Request))["url"]!] = true;
                await Ok(context, new() { ["success"] = true });
                break;
            case ("POST", "me/unsubscribe"):
                Subscriptions.TryRemove((string)(await Body(context.Request))["url"]!, out _);
                await Ok(context, new() { ["success"] = true });
                break;
            case ("GET", "me/fileUploadUrl"):
                await Ok(context, new() { ["url"] = $"{Address}/upload/{Guid.NewGuid():N}", ["file_id"] = "1" });
                break;
            case ("POST", _) when path.StartsWith("me/messages/chat:", StringComparison.Ordinal):
                await Send(context, path["me/messages/chat:".Length..]);
                break;
            default:
                await Error(context, 3, "METHOD : Method does not exist");
                break;
        }
    }

    private async Task Send(HttpContext context, string chat)
    {
        JsonNode message = (await Body(context.Request))["message"]!;
        string[] attachments = [.. (message["attachments"] as JsonArray ?? []).Select(a => (string)a!["payload"]!["token"]!)];
        _faults.TryDequeue(out NetworkFault? fault);
        if (fault is null or NetworkFault.TakeAndReset)
        {
            _sent.Enqueue(new($"mid:{chat}.{Interlocked.Increment(ref _messages):x}", chat, (string)message["text"]!, attachments));
        }

        switch (fault)
        {
            case NetworkFault.Refuse refuse:
                await Error(context, refuse.Status, $"{refuse.Code} : {refuse.Message}");
                break;
            case NetworkFault.Gateway gateway:
                context.Response.StatusCode = gateway.Status;
                await context.Response.WriteAsync("<html>Bad Gateway</html>");
                break;
            case NetworkFault.TooMany:
                await Error(context, 8, "FLOOD_BLOCKED : Method execution is blocked due to flood");
                break;
            case NetworkFault.Reset or NetworkFault.TakeAndReset:
                context.Abort();
                break;
            default:
                await Ok(context, new() { ["success"] = true, ["message_id"] = _sent.Last().Mid });
                break;
        }
    }

    private async Task Upload(HttpContext context, string id)
    {
        IFormFile file = (await context.Request.ReadFormAsync()).Files["data"]!;
        using MemoryStream bytes = new();
        await file.CopyToAsync(bytes);
        _uploads[id] = bytes.ToArray();
        await Ok(context, new() { ["photos"] = new JsonObject { ["1"] = new JsonObject { ["token"] = id } } });
    }

    private static async Task<JsonObject> Body(HttpRequest request)
    {
        using StreamReader reader = new(request.Body);
        return JsonNode.Parse(await reader.ReadToEndAsync()) as JsonObject ?? [];
    }

    private static Task Ok(HttpContext context, JsonObject result) => context.Response.WriteAsJsonAsync(result);

    // OK reports errors with a status of success and a header.
    private static Task Error(HttpContext context, int code, string message)
    {
        context.Response.Headers["invocation-error"] = code.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return context.Response.WriteAsJsonAsync(new JsonObject { ["error_code"] = code, ["error_msg"] = message, ["error_data"] = null });
    }
}
