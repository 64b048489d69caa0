using System.Globalization;
using System.Text.Json.Nodes;

namespace Dialog.Support.StandIns;

/// <summary>What the community said and VK took.</summary>
/// <param name="Method">of the API</param>
/// <param name="Place">VK's peer id in private; <c>-1_33</c> under a post, <c>photo-1_33</c> and so on elsewhere</param>
public sealed record VkSent(string Method, long Id, string Place, string Text, long? ReplyTo, string? Attachments, string Key)
{
    /// <summary>The keyboard shown with it, as JSON; null for none.</summary>
    public string? Keyboard { get; init; }

    /// <summary>Labels and payloads of its buttons, as they are shown now.</summary>
    public IReadOnlyList<(string Label, string Payload)> Buttons => Keyboard is null ? [] :
    [
        .. JsonNode.Parse(Keyboard)!["buttons"]!.AsArray().SelectMany(r => r!.AsArray()).Select(b => b!["action"]!)
            .Select(a => ((string?)a["label"] ?? (string)a["type"]!, (string)a["payload"]!)),
    ];
}

/// <summary>One community as VK keeps it: its walls and messages, its events, what it said.</summary>
internal sealed class VkCommunity(long id, string token, string userToken)
{
    private readonly Lock _gate = new();
    private readonly List<JsonObject> _events = [];
    private readonly List<VkSent> _sent = [];
    private readonly Dictionary<string, long> _byKey = [];
    private readonly List<(string? Method, VkFault Fault)> _faults = [];
    private readonly Dictionary<string, Queue<DateTimeOffset>> _calls = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastId = 100;
    private long _firstKept;
    private int _keys;

    public long Id => id;

    public string Token => token;

    public string UserToken => userToken;

    /// <summary>Events happen and nobody is notified: what a push lost.</summary>
    public bool Silent { get; set; }

    /// <summary>Each callback is made twice.</summary>
    public bool Doubles { get; set; }

    public VkCallback? Callback { get; set; }

    public Dictionary<long, string> Names { get; } = [];

    /// <summary>Comments by their place, messages by VK's peer id; the oldest first.</summary>
    public Dictionary<string, List<JsonObject>> Written { get; } = [];

    public Dictionary<string, byte[]> Uploads { get; } = [];

    /// <summary>What was shown to whoever pressed a button, by the press; null while it was not answered.</summary>
    public Dictionary<string, string?> Presses { get; } = [];

    public string PollKey => string.Create(CultureInfo.InvariantCulture, $"key-{_keys}");

    public long Ts
    {
        get
        {
            lock (_gate)
            {
                return _firstKept + _events.Count;
            }
        }
    }

    public Task Changed
    {
        get
        {
            lock (_gate)
            {
                return _changed.Task;
            }
        }
    }

    public VkSent[] Sent
    {
        get
        {
            lock (_gate)
            {
                return [.. _sent];
            }
        }
    }

    public long NextId() => Interlocked.Increment(ref _lastId);

    public T Locked<T>(Func<T> what)
    {
        lock (_gate)
        {
            return what();
        }
    }

    /// <summary>Stores a comment or message; nobody is notified by this.</summary>
    public void Write(string place, JsonObject what)
    {
        lock (_gate)
        {
            if (!Written.TryGetValue(place, out List<JsonObject>? list))
            {
                Written[place] = list = [];
            }

            list.Add(what);
        }
    }

    public JsonObject Add(string type, JsonObject of)
    {
        JsonObject happened = new() { ["type"] = type, ["object"] = of.DeepClone(), ["group_id"] = id, ["event_id"] = Guid.NewGuid().ToString("N"), ["v"] = "5.199" };
        if (Silent)
        {
            return happened;
        }

        lock (_gate)
        {
            _events.Add(happened);
            Callback?.Waiting.Enqueue(happened);
            Ring();
        }
        return happened;
    }

    /// <summary>Events from a moment on; null when they are not kept any more.</summary>
    public JsonObject[]? From(long ts)
    {
        lock (_gate)
        {
            return ts < _firstKept || ts > _firstKept + _events.Count ? null : [.. _events.Skip((int)(ts - _firstKept))];
        }
    }

    public void Forget()
    {
        lock (_gate)
        {
            _firstKept += _events.Count + 1;
            _events.Clear();
            Ring();
        }
    }

    public void Restart()
    {
        lock (_gate)
        {
            _firstKept = 0;
            _events.Clear();
            Ring();
        }
    }

    public void ChangeKey()
    {
        lock (_gate)
        {
            _keys++;
            Ring();
        }
    }

    public void Fail(VkFault fault, string? method)
    {
        lock (_gate)
        {
            _faults.Add((method, fault));
        }
    }

    /// <param name="method">null: whatever sends</param>
    public VkFault? NextFault(string? method)
    {
        lock (_gate)
        {
            int at = _faults.FindIndex(f => f.Method == method);
            if (at < 0)
            {
                return null;
            }

            VkFault fault = _faults[at].Fault;
            _faults.RemoveAt(at);
            return fault;
        }
    }

    /// <summary>Whether one more call within a second is one too many.</summary>
    public bool TooMany(string shown, int perSecond)
    {
        lock (_gate)
        {
            if (!_calls.TryGetValue(shown, out Queue<DateTimeOffset>? of))
            {
                _calls[shown] = of = [];
            }

            DateTimeOffset now = DateTimeOffset.UtcNow;
            while (of.TryPeek(out DateTimeOffset first) && now - first >= TimeSpan.FromSeconds(1))
            {
                of.Dequeue();
            }

            if (of.Count >= perSecond)
            {
                return true;
            }

            of.Enqueue(now);
            return false;
        }
    }

    /// <summary>Takes what the community says; under a key already taken it is the same as before.</summary>
    public (long Id, bool Fresh) Take(string method, string place, string text, long? replyTo, string? attachments, string key, string? keyboard = null)
    {
        lock (_gate)
        {
            if (_byKey.TryGetValue($"{place} {key}", out long known))
            {
                return (known, false);
            }

            long fresh = _byKey[$"{place} {key}"] = NextId();
            _sent.Add(new(method, fresh, place, text, replyTo, attachments, key) { Keyboard = keyboard });
            Ring();
            return (fresh, true);
        }
    }

    /// <summary>Changes what the community said in private; false when it did not say it.</summary>
    public bool Edit(string place, long message, string text, string? keyboard)
    {
        lock (_gate)
        {
            int at = _sent.FindIndex(s => s.Place == place && s.Id == message);
            if (at >= 0)
            {
                _sent[at] = _sent[at] with { Text = text, Keyboard = keyboard };
                Ring();
            }

            return at >= 0;
        }
    }

    public void Ring()
    {
        lock (_gate)
        {
            _changed.TrySetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}

/// <summary>A server of the Callback API as the community's administrator has set it.</summary>
internal sealed class VkCallback(string url, string secret, string confirmation)
{
    public string Url => url;

    public string Secret => secret;

    public string Confirmation => confirmation;

    /// <summary>unconfigured, wait, ok or failed</summary>
    public string Status { get; set; } = "unconfigured";

    public System.Collections.Concurrent.ConcurrentQueue<JsonObject> Waiting { get; } = [];

    public System.Collections.Concurrent.ConcurrentQueue<int> Retries { get; } = [];
}
