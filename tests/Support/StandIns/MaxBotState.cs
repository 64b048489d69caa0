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

    /// <summary>Labels and payloads of its buttons, as they are shown now.</summary>
    public IReadOnlyList<(string Label, string Payload)> Buttons =>
    [
        .. Attachments.Where(a => (string)a!["type"]! == "inline_keyboard").SelectMany(k => k!["payload"]!["buttons"]!.AsArray()).SelectMany(r => r!.AsArray())
            .Select(b => ((string)b!["text"]!, (string?)b["payload"] ?? "")),
    ];
}

/// <summary>An event on its way to the bot.</summary>
internal sealed record MaxEvent(long Sequence, long Chat, string Type, DateTimeOffset At, JsonObject Update);

/// <summary>One bot as MAX keeps it: its subscriptions, events not yet taken, the history of its chats, what it sent.</summary>
internal sealed class MaxBotState
{
    public const long BotId = 42;

    private readonly Lock _gate = new();
    private readonly List<MaxEvent> _pending = [];
    private readonly List<MaxSent> _sent = [];
    private readonly Dictionary<string, List<JsonObject>> _histories = [];
    private readonly Dictionary<string, (string? Secret, string[] Types)> _subscriptions = [];
    private readonly Queue<NetworkFault> _faults = [];
    private readonly Dictionary<long, List<DateTimeOffset>> _paces = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TimeSpan _passed;
    private long _sequence = 25_000_000;
    private int _messages;
    private bool _held;

    /// <summary>Uploaded bytes by token, and how often each is still refused as not ready.</summary>
    public Dictionary<string, (byte[] Bytes, int NotReady)> Uploads { get; } = [];

    /// <summary>Groups and channels the bot is in, by id.</summary>
    public SortedDictionary<long, string> Chats { get; } = [];

    /// <summary>What was shown to whoever pressed a button, by the press; null while it was not answered.</summary>
    public Dictionary<string, (string Mid, string? Shown)> Presses { get; } = [];

    /// <summary>How often the next uploads are refused before they are ready.</summary>
    public int NotReady { get; set; }

    /// <summary>Each event is delivered twice.</summary>
    public bool Doubles { get; set; }

    public DateTimeOffset Now => DateTimeOffset.UtcNow + _passed;

    public Task Changed => In(() => _changed.Task);

    public MaxSent[] Sent => In(() => _sent.ToArray());

    public int PendingCount => In(() => _pending.Count);

    public (string Url, string? Secret, string[] Types)[] Subscriptions =>
        In(() => _subscriptions.Select(s => (s.Key, s.Value.Secret, s.Value.Types)).ToArray());

    public T In<T>(Func<T> look)
    {
        lock (_gate)
        {
            return look();
        }
    }

    public void Change(Action change)
    {
        lock (_gate)
        {
            change();
            Ring();
        }
    }

    public string NextMid() => string.Create(CultureInfo.InvariantCulture, $"mid.{Interlocked.Increment(ref _messages):x16}");

    public void Add(long chat, JsonObject update) => Change(() =>
        _pending.Add(new(_sequence++, chat, (string)update["update_type"]!, Now, update)));

    public void Pass(TimeSpan span) => Change(() => _passed += span);

    public void Hold() => Change(() => _held = true);

    public void Release(bool reversed) => Change(() =>
    {
        _held = false;
        if (reversed)
        {
            _pending.Reverse();
        }
    });

    public void Subscribe(string url, string? secret, string[] types) => Change(() => _subscriptions[url] = (secret, types));

    public void Unsubscribe(string url) => Change(() => _subscriptions.Remove(url));

    /// <summary>What was not delivered for eight hours is given up, and the bot with it.</summary>
    public void GiveUp(MaxEvent late) => Change(() =>
    {
        _pending.Remove(late);
        _subscriptions.Clear();
    });

    public void Done(MaxEvent taken) => Change(() => _pending.Remove(taken));

    /// <summary>The oldest event of each chat that is not being delivered.</summary>
    public MaxEvent? NextFor(HashSet<long> busy) => In(() => _held || _subscriptions.Count == 0 ? null : _pending.FirstOrDefault(e => busy.Add(e.Chat)));

    /// <summary>Events from the marker on; everything before it is committed and gone.</summary>
    public (MaxEvent[] Events, long Marker) From(long? marker, int limit, string[] types) => In(() =>
    {
        if (marker is { } committed && _pending.RemoveAll(e => e.Sequence < committed) > 0)
        {
            Ring();
        }

        MaxEvent[] next = [.. _pending.Where(e => types.Length == 0 || types.Contains(e.Type)).Take(limit)];
        return (next, next.Length == 0 ? marker ?? _sequence : next.Max(e => e.Sequence) + 1);
    });

    public void Fail(NetworkFault fault) => Change(() => _faults.Enqueue(fault));

    public NetworkFault? NextFault() => In(() => _faults.TryDequeue(out NetworkFault? fault) ? fault : null);

    /// <summary>Two messages a second in a chat; a tenth is granted to the clocks.</summary>
    public bool TooFast(long chat) => In(() =>
    {
        List<DateTimeOffset> last = _paces.TryGetValue(chat, out List<DateTimeOffset>? known) ? known : _paces[chat] = [];
        last.RemoveAll(t => t < DateTimeOffset.UtcNow - TimeSpan.FromSeconds(0.9));
        if (last.Count >= 2)
        {
            return true;
        }

        last.Add(DateTimeOffset.UtcNow);
        return false;
    });

    /// <param name="place">a chat's id or a post's</param>
    public void Keep(string place, JsonObject message) => Change(() =>
        (_histories.TryGetValue(place, out List<JsonObject>? known) ? known : _histories[place] = []).Add(message));

    /// <summary>The latest first.</summary>
    public JsonObject[] History(string place, int count, long? before) => In(() =>
        _histories.GetValueOrDefault(place)?.Where(m => before is null || (long)m["timestamp"]! < before).Reverse().Take(count)
            .Select(m => (JsonObject)m.DeepClone()).ToArray() ?? []);

    public void Take(MaxSent message) => Change(() => _sent.Add(message));

    /// <summary>Changes what the bot said.</summary>
    public void Edit(string mid, string text, JsonArray? attachments) => Change(() =>
    {
        int at = _sent.FindIndex(s => s.Mid == mid);
        _sent[at] = _sent[at] with { Text = text, Attachments = attachments ?? _sent[at].Attachments };
    });

    private void Ring()
    {
        _changed.TrySetResult();
        _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
