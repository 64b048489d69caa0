using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Dialog.Hosting;
using Microsoft.AspNetCore.Builder;

namespace Dialog.Support.StandIns;

/// <summary>
/// MAX's bot API as this product meets it, in this process: subscriptions and webhooks, long polls with a marker, messages,
/// comments, uploads, the history to read back, and faults on demand. The time it measures eight hours by can be pushed on.
/// </summary>
public sealed partial class MaxServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, MaxBotState> _bots = new();
    private readonly ConcurrentDictionary<string, bool> _revoked = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _deliveries = [];

    private MaxServer(WebApplication app, string address) => (this._app, Address) = (app, address);

    /// <summary>Base address of the bot API.</summary>
    public string Address { get; }

    /// <summary>Calls so far, e.g. <c>POST messages</c>.</summary>
    public ConcurrentDictionary<string, int> Calls { get; } = new();

    public static async Task<MaxServer> StartAsync(int? port = null)
    {
        string address = $"http://127.0.0.1:{port ?? FreePorts.Next()}";
        WebApplication app = StandInApp.At(address);
        MaxServer server = new(app, address);
        app.MapPost("/upload/{token}", server.Upload);
        app.Map("/{**path}", server.Answer);
        await app.StartAsync();
        return server;
    }

    /// <summary>The dialog of a user with the bot.</summary>
    public static long Dialog(long user) => 100_000 + user;

    /// <summary>A resident writes in private; <paramref name="more"/> adds to or replaces parts of the message.</summary>
    /// <returns>the id of the message</returns>
    public string Say(string token, long user, string name, string text, JsonObject? more = null) =>
        Say(token, Dialog(user), "dialog", null, user, name, text, more, pushed: true);

    /// <param name="pushed">false: the event is lost, the message is in the group all the same</param>
    public string SayInGroup(string token, long group, long user, string name, string text, JsonObject? more = null, bool pushed = true)
    {
        Bot(token).Chats[group] = "chat";
        return Say(token, group, "chat", null, user, name, text, more, pushed);
    }

    /// <summary>A channel of ours publishes a post.</summary>
    public string Publish(string token, long channel, string text)
    {
        MaxBotState bot = Bot(token);
        bot.Chats[channel] = "channel";
        JsonObject post = Message(bot, channel, "channel", null, null, "", text);
        bot.Keep(Place(channel, null), post);
        return (string)post["body"]!["mid"]!;
    }

    /// <summary>A resident comments on a post.</summary>
    public string Comment(string token, long channel, string post, long user, string name, string text, JsonObject? more = null, bool pushed = true) =>
        Say(token, channel, "channel", post, user, name, text, more, pushed);

    /// <summary>A resident changes a message of theirs.</summary>
    public void Edit(string token, long user, string name, string mid, string text)
    {
        MaxBotState bot = Bot(token);
        JsonObject message = Message(bot, Dialog(user), "dialog", null, user, name, text);
        message["body"]!["mid"] = mid;
        bot.Add(Dialog(user), new() { ["update_type"] = "message_edited", ["timestamp"] = bot.Now.ToUnixTimeMilliseconds(), ["message"] = message });
    }

    public void Remove(string token, long user, string mid)
    {
        MaxBotState bot = Bot(token);
        bot.Add(Dialog(user), new()
        {
            ["update_type"] = "message_removed",
            ["timestamp"] = bot.Now.ToUnixTimeMilliseconds(),
            ["message_id"] = mid,
            ["chat_id"] = Dialog(user),
            ["user_id"] = user,
        });
    }

    /// <summary>Any update at all, unchanged.</summary>
    public void PostRaw(string token, long chat, JsonObject update) => Bot(token).Add(chat, update);

    /// <summary>The fault of the bot's next send.</summary>
    public void Fail(string token, NetworkFault fault) => Bot(token).Fail(fault);

    /// <summary>The next uploads are refused so often before they are ready.</summary>
    public void KeepWorking(string token, int refusals) => Bot(token).NotReady = refusals;

    /// <summary>Each event is delivered twice.</summary>
    public void DeliverTwice(string token) => Bot(token).Doubles = true;

    /// <summary>Events are kept back …</summary>
    public void Hold(string token) => Bot(token).Hold();

    /// <summary>… and delivered the last first.</summary>
    public void ReleaseReversed(string token) => Bot(token).Release(reversed: true);

    /// <summary>MAX's clock goes on by so much.</summary>
    public void Pass(string token, TimeSpan span) => Bot(token).Pass(span);

    public void Revoke(string token) => _revoked[token] = true;

    public void DropSubscriptions(string token)
    {
        foreach ((string url, _, _) in Bot(token).Subscriptions)
        {
            Bot(token).Unsubscribe(url);
        }
    }

    public IReadOnlyList<MaxSent> Sent(string token) => Bot(token).Sent;

    public IReadOnlyList<(string Url, string? Secret, string[] Types)> Subscriptions(string token) => Bot(token).Subscriptions;

    public void Subscribe(string token, string url, string? secret = null) => Bot(token).Subscribe(url, secret, []);

    /// <summary>Events the bot has not taken.</summary>
    public int Pending(string token) => Bot(token).PendingCount;

    public Task<IReadOnlyList<MaxSent>> WaitSent(string token, int count, TimeSpan within) =>
        Wait(token, () => Sent(token).Count >= count, within).ContinueWith(_ => Sent(token), TaskScheduler.Default);

    /// <summary>Waits until a fact about a bot holds.</summary>
    /// <exception cref="TimeoutException">It did not in time.</exception>
    public Task Wait(string token, Func<bool> holds, TimeSpan within) =>
        StandInApp.Wait(() => Bot(token).Changed, holds, within, () => $"{Pending(token)} events pending, {Sent(token).Count} messages sent");

    public ValueTask DisposeAsync() => StandInApp.End(_app, _stop, _deliveries);

    private static string Place(long chat, string? post) => post ?? chat.ToString(CultureInfo.InvariantCulture);

    private string Say(string token, long chat, string type, string? post, long user, string name, string text, JsonObject? more, bool pushed)
    {
        MaxBotState bot = Bot(token);
        JsonObject message = Message(bot, chat, type, post, user, name, text);
        foreach ((string key, JsonNode? value) in more ?? [])
        {
            message[key] = value?.DeepClone();
        }

        bot.Keep(Place(chat, post), (JsonObject)message.DeepClone());
        string mid = (string)message["body"]!["mid"]!;
        if (pushed)
        {
            bot.Add(chat, new() { ["update_type"] = post is null ? "message_created" : "comment_created", ["timestamp"] = bot.Now.ToUnixTimeMilliseconds(), ["message"] = message });
        }

        return mid;
    }

    private static JsonObject Message(MaxBotState bot, long chat, string type, string? post, long? user, string name, string text)
    {
        JsonObject recipient = new() { ["chat_id"] = chat, ["chat_type"] = type };
        if (type == "dialog")
        {
            recipient["user_id"] = MaxBotState.BotId;
        }

        if (post is not null)
        {
            recipient["post_id"] = post;
        }

        JsonObject message = new()
        {
            ["recipient"] = recipient,
            ["timestamp"] = bot.Now.ToUnixTimeMilliseconds(),
            ["body"] = new JsonObject { ["mid"] = bot.NextMid(), ["seq"] = 1, ["text"] = text },
        };
        if (user is { } id)
        {
            message["sender"] = new JsonObject { ["user_id"] = id, ["first_name"] = name, ["is_bot"] = id == MaxBotState.BotId, ["name"] = name };
        }

        return message;
    }

    private MaxBotState Bot(string token) => _bots.GetOrAdd(token, _ =>
    {
        MaxBotState bot = new();
        _deliveries.Add(Task.Run(() => MaxWebhooks.Deliver(bot, _stop.Token)));
        return bot;
    });
}
