using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dialog.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Dialog.Support.StandIns;

/// <summary>
/// Telegram's Bot API as this product meets it, in this process: long polls with acknowledgement, webhooks with secret, order
/// and repeats, what was sent, and faults on demand. Not for load: one lock a bot.
/// </summary>
public sealed partial class TelegramServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, TelegramBotState> _bots = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _deliveries = [];

    private TelegramServer(WebApplication app, string address) => (this._app, Address) = (app, address);

    /// <summary>Base address of the Bot API.</summary>
    public string Address { get; }

    /// <summary>Calls so far, by method.</summary>
    public ConcurrentDictionary<string, int> Calls { get; } = new();

    public static async Task<TelegramServer> StartAsync(int? port = null)
    {
        string address = $"http://127.0.0.1:{port ?? FreePorts.Next()}";
        WebApplication app = StandInApp.At(address);
        TelegramServer server = new(app, address);
        app.Map("/bot{token}/{method}", server.Answer);
        app.MapGet("/file/bot{token}/{**path}", server.Download);
        await app.StartAsync();
        return server;
    }

    /// <summary>A resident writes in private; <paramref name="more"/> adds to or replaces parts of the message.</summary>
    /// <returns>the id of the message</returns>
    public int Say(string token, long user, string name, string text, JsonObject? more = null) =>
        Post(token, "message", user, name, new JsonObject { ["id"] = user, ["type"] = "private", ["first_name"] = name }, text, more);

    /// <summary>A resident comments in a group.</summary>
    public int SayInGroup(string token, long group, long user, string name, string text, JsonObject? more = null) =>
        Post(token, "message", user, name, new JsonObject { ["id"] = group, ["type"] = "supergroup", ["title"] = "Группа" }, text, more);

    /// <summary>A resident changes a message of theirs.</summary>
    public void Edit(string token, long user, string name, int message, string text) =>
        Post(token, "edited_message", user, name, new JsonObject { ["id"] = user, ["type"] = "private", ["first_name"] = name }, text,
            new JsonObject { ["message_id"] = message, ["edit_date"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds() });

    /// <summary>Photos sent as one album: an update each.</summary>
    public void SendAlbum(string token, long user, string name, string album, params string[] fileIds)
    {
        foreach (string file in fileIds)
        {
            Say(token, user, name, "", new JsonObject
            {
                ["text"] = null,
                ["media_group_id"] = album,
                ["photo"] = new JsonArray(new JsonObject { ["file_id"] = file, ["file_unique_id"] = file, ["width"] = 1280, ["height"] = 720 }),
            });
        }
    }

    /// <summary>What the bot gets when it asks for a file.</summary>
    public void Keep(string token, string fileId, byte[] bytes) => Bot(token).Files[fileId] = bytes;

    /// <summary>Any update at all, unchanged; its id is assigned here.</summary>
    /// <param name="numbered">false: without update_id, which Telegram never does</param>
    public int PostRaw(string token, JsonObject update, bool numbered = true) => Bot(token).Add(update, numbered);

    /// <summary>The fault of the bot's next send.</summary>
    public void Fail(string token, TelegramFault fault) => Bot(token).Fail(fault);

    public IReadOnlyList<SentText> Sent(string token) => Bot(token).Sent;

    /// <summary>Sends that were taken and never answered, so far.</summary>
    public int Hung(string token) => Bot(token).Hung;

    /// <summary>Updates the bot has not acknowledged.</summary>
    public int Pending(string token) => Bot(token).PendingCount;

    public string? Webhook(string token) => Bot(token).Webhook;

    public Task<IReadOnlyList<SentText>> WaitSent(string token, int count, TimeSpan within) =>
        Wait(token, () => Sent(token).Count >= count, within).ContinueWith(_ => Sent(token), TaskScheduler.Default);

    public Task WaitAcknowledged(string token, TimeSpan within) => Wait(token, () => Pending(token) == 0, within);

    /// <summary>Waits until a fact about a bot holds.</summary>
    /// <exception cref="TimeoutException">It did not in time.</exception>
    public Task Wait(string token, Func<bool> holds, TimeSpan within) =>
        StandInApp.Wait(() => Bot(token).Changed, holds, within, () => $"{Pending(token)} updates pending, {Sent(token).Count} messages sent");

    public ValueTask DisposeAsync() => StandInApp.End(_app, _stop, _deliveries);

    private int Post(string token, string kind, long user, string name, JsonObject chat, string text, JsonObject? more)
    {
        TelegramBotState bot = Bot(token);
        JsonObject message = new()
        {
            ["message_id"] = bot.NextMessageId(),
            ["date"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
            ["from"] = new JsonObject { ["id"] = user, ["is_bot"] = false, ["first_name"] = name },
            ["chat"] = chat,
            ["text"] = text,
        };
        foreach ((string key, JsonNode? value) in more ?? [])
        {
            message.Remove(key);
            if (value is not null)
            {
                message[key] = value.DeepClone();
            }
        }
        bot.Add(new JsonObject { [kind] = message });
        return message["message_id"]!.GetValue<int>();
    }

    private TelegramBotState Bot(string token) => _bots.GetOrAdd(token, _ =>
    {
        TelegramBotState bot = new();
        _deliveries.Add(Task.Run(() => TelegramWebhooks.Deliver(bot, _stop.Token)));
        return bot;
    });
}
