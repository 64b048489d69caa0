using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Dialog.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Dialog.Support.StandIns;

/// <summary>
/// VK as this product meets it, in this process: the API's methods with execute, keys and rates, Bots Long Poll with its failures,
/// the Callback API with confirmation and repeats, uploads, and faults on demand. Not for load: one lock a community.
/// </summary>
public sealed partial class VkServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<long, VkCommunity> _communities = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _deliveries = [];

    private VkServer(WebApplication app, string address) => (this._app, Address) = (app, address);

    /// <summary>Base address of the API.</summary>
    public string Address { get; }

    /// <summary>Calls so far, by method; those inside an execute too.</summary>
    public ConcurrentDictionary<string, int> Calls { get; } = new();

    public static async Task<VkServer> StartAsync(int? port = null)
    {
        string address = $"http://127.0.0.1:{port ?? FreePorts.Next()}";
        WebApplication app = StandInApp.At(address);
        VkServer server = new(app, address);
        app.MapPost("/method/{method}", server.Answer);
        app.MapGet("/lp/{group:long}", server.Poll);
        app.MapPost("/upload/{group:long}/{kind}", server.Upload);
        await app.StartAsync();
        return server;
    }

    /// <summary>A community with its own token and that of a user who administers it.</summary>
    public void Open(long group, string token, string userToken = "")
    {
        VkCommunity community = new(group, token, userToken);
        if (_communities.TryAdd(group, community))
        {
            _deliveries.Add(Task.Run(() => VkCallbacks.Deliver(community, _stop.Token)));
        }
    }

    /// <summary>The administrator sets a Callback API server and presses Confirm.</summary>
    /// <returns>whether the address answered with the confirmation string</returns>
    public async Task<bool> SetCallback(long group, string url, string secret, string confirmation)
    {
        Of(group).Callback = new VkCallback(url, secret, confirmation);
        return await VkCallbacks.Confirm(Of(group), _stop.Token);
    }

    /// <summary>A resident writes to the community; <paramref name="more"/> adds to or replaces parts of the message.</summary>
    /// <returns>the id of the message</returns>
    public long Say(long group, long user, string name, string text, JsonObject? more = null)
    {
        VkCommunity community = Of(group);
        community.Locked(() => community.Names[user] = name);
        long id = community.NextId();
        JsonObject message = With(new JsonObject
        {
            ["id"] = id,
            ["conversation_message_id"] = id,
            ["date"] = Now(),
            ["from_id"] = user,
            ["peer_id"] = user,
            ["out"] = 0,
            ["text"] = text,
            ["attachments"] = new JsonArray(),
            ["fwd_messages"] = new JsonArray(),
        }, more);
        community.Write(Text(user), message);
        community.Add("message_new", new JsonObject { ["message"] = message.DeepClone(), ["client_info"] = new JsonObject { ["lang_id"] = 0 } });
        return id;
    }

    /// <summary>A resident changes a message of theirs.</summary>
    public void EditMessage(long group, long user, long message, string text)
    {
        JsonObject of = Change(group, Text(user), message, m => (m["text"], m["update_time"]) = (text, Now()));
        Of(group).Add("message_edit", of);
    }

    /// <summary>A resident comments under something of the community: <c>-1_33</c> a post, <c>photo-1_33</c>, <c>video…</c>, <c>market…</c>, <c>board…</c>.</summary>
    /// <returns>the id of the comment</returns>
    public long Comment(long group, string place, long user, string name, string text, long? replyTo = null, JsonObject? more = null)
    {
        VkCommunity community = Of(group);
        community.Locked(() => community.Names[user] = name);
        long id = community.NextId();
        JsonObject comment = With(CommentAt(place, id, user, text, replyTo), more);
        community.Write(place, comment);
        community.Add($"{EventsOf(place)}_new", comment);
        return id;
    }

    public void EditComment(long group, string place, long comment, string text) =>
        Of(group).Add($"{EventsOf(place)}_edit", Change(group, place, comment, c => c["text"] = text));

    public void DeleteComment(long group, string place, long comment, long deleter)
    {
        JsonObject of = Change(group, place, comment, c => c["deleted"] = true);
        JsonObject gone = new() { ["id"] = comment, ["deleter_id"] = deleter };
        foreach (string field in (string[])["owner_id", "post_id", "photo_id", "video_id", "item_id", "topic_owner_id", "topic_id"])
        {
            if (of[field] is { } value)
            {
                gone[field] = value.DeepClone();
            }
        }
        Of(group).Add($"{EventsOf(place)}_delete", gone);
    }

    public void RestoreComment(long group, string place, long comment) =>
        Of(group).Add($"{EventsOf(place)}_restore", Change(group, place, comment, c => c.Remove("deleted")));

    /// <summary>Any event at all, unchanged.</summary>
    public void PostRaw(long group, string type, JsonObject of) => Of(group).Add(type, of);

    /// <summary>While true, events happen and nobody is notified.</summary>
    public void Silence(long group, bool silent) => Of(group).Silent = silent;

    /// <summary>Each callback is made twice.</summary>
    public void CallTwice(long group) => Of(group).Doubles = true;

    /// <summary>The long poll's next request fails with 1: what was kept is gone.</summary>
    public void ForgetEvents(long group) => Of(group).Forget();

    /// <summary>The long poll's next request fails with 3: its server has lost its state.</summary>
    public void RestartPoll(long group) => Of(group).Restart();

    /// <summary>The long poll's next request fails with 2.</summary>
    public void ChangePollKey(long group) => Of(group).ChangeKey();

    /// <summary>The fault of the next call.</summary>
    /// <param name="method">the method it is kept for, also inside an execute; null: the next call that sends</param>
    public void Fail(long group, VkFault fault, string? method = null) => Of(group).Fail(fault, method);

    public IReadOnlyList<VkSent> Sent(long group) => Of(group).Sent;

    /// <summary>Bytes of what was uploaded, by the id it is attached under.</summary>
    public byte[]? Uploaded(long group, string id) => Of(group).Locked(() => Of(group).Uploads.GetValueOrDefault(id));

    /// <summary>Events no callback has brought yet.</summary>
    public int Pending(long group) => Of(group).Callback?.Waiting.Count ?? 0;

    /// <summary>How often an event was repeated, by X-Retry-Counter.</summary>
    public IReadOnlyList<int> Retries(long group) => [.. Of(group).Callback?.Retries ?? []];

    public async Task<IReadOnlyList<VkSent>> WaitSent(long group, int count, TimeSpan within)
    {
        await Wait(group, () => Sent(group).Count >= count, within);
        return Sent(group);
    }

    /// <summary>Waits until a fact about a community holds.</summary>
    /// <exception cref="TimeoutException">It did not in time.</exception>
    public Task Wait(long group, Func<bool> holds, TimeSpan within) =>
        StandInApp.Wait(() => Of(group).Changed, holds, within, () => $"{Pending(group)} events pending, {Sent(group).Count} answers sent");

    public ValueTask DisposeAsync() => StandInApp.End(_app, _stop, _deliveries);

    private VkCommunity Of(long group) => _communities.TryGetValue(group, out VkCommunity? community) ? community : throw new InvalidOperationException($"No community {group} was opened.");

    private JsonObject Change(long group, string place, long id, Action<JsonObject> change)
    {
        VkCommunity community = Of(group);
        return community.Locked(() =>
        {
            JsonObject of = community.Written[place].First(w => (long)w["id"]! == id);
            change(of);
            return (JsonObject)of.DeepClone();
        });
    }

    private static JsonObject CommentAt(string place, long id, long author, string text, long? replyTo)
    {
        (string kind, long owner, long item) = Parts(place);
        JsonObject comment = new() { ["id"] = id, ["from_id"] = author, ["date"] = Now(), ["text"] = text, ["parents_stack"] = new JsonArray() };
        if (replyTo is { } above)
        {
            comment["reply_to_comment"] = above;
        }

        comment[kind == "board" ? "topic_owner_id" : "owner_id"] = owner;
        comment[kind switch { "photo" => "photo_id", "video" => "video_id", "market" => "item_id", "board" => "topic_id", _ => "post_id" }] = item;
        return comment;
    }

    private static (string Kind, long Owner, long Item) Parts(string place)
    {
        string kind = new([.. place.TakeWhile(char.IsLetter)]);
        string[] numbers = place[kind.Length..].Split('_');
        return (kind, long.Parse(numbers[0], CultureInfo.InvariantCulture), long.Parse(numbers[1], CultureInfo.InvariantCulture));
    }

    private static string EventsOf(string place) => Parts(place).Kind switch
    {
        "photo" => "photo_comment",
        "video" => "video_comment",
        "market" => "market_comment",
        "board" => "board_post",
        _ => "wall_reply",
    };

    private static JsonObject With(JsonObject of, JsonObject? more)
    {
        foreach ((string name, JsonNode? value) in more ?? [])
        {
            of[name] = value?.DeepClone();
        }

        return of;
    }

    private static long Now() => DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
