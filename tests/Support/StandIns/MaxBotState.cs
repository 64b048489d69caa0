using System.Globalization;
using System.Text.Json.Nodes;

namespace Dialog.Support.StandIns;

/// <summary>A message the bot sent and MAX took; <paramref name="Chat"/> is the dialog's when it was sent to a user.</summary>
public sealed record MaxSent(string Mid, long Chat, string? Post, string Text, string? ReplyTo)
{
    /// <summary>As they were sent: images, files, keyboards.</summary>
    public JsonArray Attachments { get; init; } = [];

    /// <summary>What was uploaded for it.</summary>
    public IReadOnlyList<byte[]> Files { get; init; } = [];
}

/// <summary>An event on its way to the bot.</summary>
internal sealed record MaxEvent(long Sequence, long Chat, string Type, DateTimeOffset At, JsonObject Update);

/// <summary>One bot as MAX keeps it: its subscriptions, events not yet taken, the history of its chats, what it sent.</summary>
internal sealed class MaxBotState
{
    public const long BotId = 42;

    private readonly Lock gate = new();
    private readonly List<MaxEvent> pending = [];
    private readonly List<MaxSent> sent = [];
    private readonly Dictionary<string, List<JsonObject>> histories = [];
    private readonly Dictionary<string, (string? Secret, string[] Types)> subscriptions = [];
    private readonly Queue<NetworkFault> faults = [];
    private readonly Dictionary<long, List<DateTimeOffset>> paces = [];
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TimeSpan passed;
    private long sequence = 25_000_000;
    private int messages;
    private bool held;

    /// <summary>Uploaded bytes by token, and how often each is still refused as not ready.</summary>
    public Dictionary<string, (byte[] Bytes, int NotReady)> Uploads { get; } = [];

    /// <summary>Groups and channels the bot is in, by id.</summary>
    public SortedDictionary<long, string> Chats { get; } = [];

    /// <summary>How often the next uploads are refused before they are ready.</summary>
    public int NotReady { get; set; }

    /// <summary>Each event is delivered twice.</summary>
    public bool Doubles { get; set; }

    public DateTimeOffset Now => DateTimeOffset.UtcNow + passed;

    public Task Changed => In(() => changed.Task);

    public MaxSent[] Sent => In(() => sent.ToArray());

    public int PendingCount => In(() => pending.Count);

    public (string Url, string? Secret, string[] Types)[] Subscriptions =>
        In(() => subscriptions.Select(s => (s.Key, s.Value.Secret, s.Value.Types)).ToArray());

    public T In<T>(Func<T> look)
    {
        lock (gate)
            return look();
    }

    public void Change(Action change)
    {
        lock (gate)
        {
            change();
            Ring();
        }
    }

    public string NextMid() => string.Create(CultureInfo.InvariantCulture, $"mid.{Interlocked.Increment(ref messages):x16}");

    public void Add(long chat, JsonObject update) => Change(() =>
        pending.Add(new(sequence++, chat, (string)update["update_type"]!, Now, update)));

    public void Pass(TimeSpan span) => Change(() => passed += span);

    public void Hold() => Change(() => held = true);

    public void Release(bool reversed) => Change(() =>
    {
        held = false;
        if (reversed)
            pending.Reverse();
    });

    public void Subscribe(string url, string? secret, string[] types) => Change(() => subscriptions[url] = (secret, types));

    public void Unsubscribe(string url) => Change(() => subscriptions.Remove(url));

    /// <summary>What was not delivered for eight hours is given up, and the bot with it.</summary>
    public void GiveUp(MaxEvent late) => Change(() =>
    {
        pending.Remove(late);
        subscriptions.Clear();
    });

    public void Done(MaxEvent taken) => Change(() => pending.Remove(taken));

    /// <summary>The oldest event of each chat that is not being delivered.</summary>
    public MaxEvent? NextFor(HashSet<long> busy) => In(() => held || subscriptions.Count == 0 ? null : pending.FirstOrDefault(e => busy.Add(e.Chat)));

    /// <summary>Events from the marker on; everything before it is committed and gone.</summary>
    public (MaxEvent[] Events, long Marker) From(long? marker, int limit, string[] types) => In(() =>
    {
        if (marker is { } committed && pending.RemoveAll(e => e.Sequence < committed) > 0)
            Ring();
        MaxEvent[] next = [.. pending.Where(e => types.Length == 0 || types.Contains(e.Type)).Take(limit)];
        return (next, next.Length == 0 ? marker ?? sequence : next.Max(e => e.Sequence) + 1);
    });

    public void Fail(NetworkFault fault) => Change(() => faults.Enqueue(fault));

    public NetworkFault? NextFault() => In(() => faults.TryDequeue(out NetworkFault? fault) ? fault : null);

    /// <summary>Two messages a second in a chat; a tenth is granted to the clocks.</summary>
    public bool TooFast(long chat) => In(() =>
    {
        List<DateTimeOffset> last = paces.TryGetValue(chat, out List<DateTimeOffset>? known) ? known : paces[chat] = [];
        last.RemoveAll(t => t < DateTimeOffset.UtcNow - TimeSpan.FromSeconds(0.9));
        if (last.Count >= 2)
            return true;
        last.Add(DateTimeOffset.UtcNow);
        return false;
    });

    /// <param name="place">a chat's id or a post's</param>
    public void Keep(string place, JsonObject message) => Change(() =>
        (histories.TryGetValue(place, out List<JsonObject>? known) ? known : histories[place] = []).Add(message));

    /// <summary>The latest first.</summary>
    public JsonObject[] History(string place, int count, long? before) => In(() =>
        histories.GetValueOrDefault(place)?.Where(m => before is null || (long)m["timestamp"]! < before).Reverse().Take(count)
            .Select(m => (JsonObject)m.DeepClone()).ToArray() ?? []);

    public void Take(MaxSent message) => Change(() => sent.Add(message));

    private void Ring()
    {
        changed.TrySetResult();
        changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
