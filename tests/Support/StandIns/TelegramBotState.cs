using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dialog.Support.StandIns;

/// <summary>A message the bot sent and Telegram took.</summary>
public sealed record SentText(int MessageId, long Chat, string Text, int? ReplyTo, int? Thread, string Method)
{
    /// <summary>What was uploaded with it, in the order of the album.</summary>
    public IReadOnlyList<SentPart> Files { get; init; } = [];

    /// <summary>The keyboard shown with it, as JSON; null for none.</summary>
    public string? Keyboard { get; init; }

    /// <summary>The business account it was sent for; null for the bot itself.</summary>
    public string? Business { get; init; }

    /// <summary>Labels and data of its inline buttons, as they are shown now.</summary>
    public IReadOnlyList<(string Label, string Data)> Buttons => Keyboard is null || !JsonElement.Parse(Keyboard).TryGetProperty("inline_keyboard", out JsonElement rows)
        ? []
        : [.. rows.EnumerateArray().SelectMany(r => r.EnumerateArray()).Select(b => (b.GetProperty("text").GetString()!, b.GetProperty("callback_data").GetString()!))];
}

/// <summary>One uploaded file; <paramref name="Type"/> is photo or document.</summary>
public sealed record SentPart(string Type, string Name, byte[] Bytes);

/// <summary>One bot as Telegram keeps it: updates not yet acknowledged, its webhook, what it sent.</summary>
internal sealed class TelegramBotState
{
    private readonly Lock _gate = new();
    private readonly List<(int Id, JsonObject Update)> _pending = [];
    private readonly List<SentText> _sent = [];
    private readonly Queue<TelegramFault> _faults = [];
    private readonly List<int> _pressFaults = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _nextUpdate = 1000;
    private int _nextMessage = 100;

    /// <summary>Files residents sent, by id.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<string, byte[]> Files { get; } = new();

    public string? Webhook { get; private set; }

    public string? Secret { get; private set; }

    public string? LastError { get; private set; }

    public DateTimeOffset? LastErrorAt { get; private set; }

    /// <summary>Completes with the next change of anything here.</summary>
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

    /// <summary>Sends that were taken and never answered.</summary>
    public int Hung { get; private set; }

    public SentText[] Sent
    {
        get
        {
            lock (_gate)
            {
                return [.. _sent];
            }
        }
    }

    public int PendingCount
    {
        get
        {
            lock (_gate)
            {
                return _pending.Count;
            }
        }
    }

    /// <summary>What was shown to whoever pressed a button, by the press; null while it was not answered.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<string, string?> Presses { get; } = new();

    /// <summary>Answers to questions of guests, by the question.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<string, string> GuestAnswers { get; } = new();

    /// <summary>The kinds of updates the bot wants; empty: all but those that have to be named.</summary>
    public IReadOnlyList<string> Allowed { get; set; } = [];

    public int NextMessageId() => Interlocked.Increment(ref _nextMessage);

    public int Add(JsonObject update, bool numbered = true)
    {
        lock (_gate)
        {
            if (!Wants(update))
            {
                return 0;
            }

            int id = _nextUpdate++;
            if (numbered)
            {
                update["update_id"] = id;
            }

            _pending.Add((id, update));
            Ring();
            return id;
        }
    }

    /// <summary>Updates from the offset on; everything before it is acknowledged and gone.</summary>
    public JsonObject[] From(long? offset, int limit)
    {
        lock (_gate)
        {
            if (offset is { } acknowledged && _pending.RemoveAll(p => p.Id < acknowledged) > 0)
            {
                Ring();
            }

            return [.. _pending.Take(limit).Select(p => p.Update)];
        }
    }

    /// <summary>The oldest update of each chat that is not being delivered.</summary>
    public (int Id, long Chat, JsonObject Update)? NextFor(HashSet<long> busy)
    {
        lock (_gate)
        {
            foreach ((int id, JsonObject update) in _pending)
            {
                long chat = (update.FirstOrDefault(f => f.Value is JsonObject).Value as JsonObject is { } of ? of["chat"] ?? of["message"]?["chat"] : null)?["id"]?.GetValue<long>() ?? 0;
                if (busy.Add(chat))
                {
                    return (id, chat, update);
                }
            }
            return null;
        }
    }

    public void Acknowledge(int id)
    {
        lock (_gate)
        {
            _pending.RemoveAll(p => p.Id == id);
            Ring();
        }
    }

    public void Complain(string error)
    {
        lock (_gate)
        {
            (LastError, LastErrorAt) = (error, DateTimeOffset.UtcNow);
            Ring();
        }
    }

    public void SetWebhook(string? url, string? secret)
    {
        lock (_gate)
        {
            (Webhook, Secret) = (string.IsNullOrEmpty(url) ? null : url, secret);
            Ring();
        }
    }

    public void Fail(TelegramFault fault)
    {
        lock (_gate)
        {
            _faults.Enqueue(fault);
        }
    }

    public TelegramFault? NextFault()
    {
        lock (_gate)
        {
            return _faults.TryDequeue(out TelegramFault? fault) ? fault : null;
        }
    }

    /// <summary>The next answers to presses fail with this status.</summary>
    public void FailPresses(int status, int count)
    {
        lock (_gate)
        {
            _pressFaults.AddRange(Enumerable.Repeat(status, count));
        }
    }

    public int? NextPressFault()
    {
        lock (_gate)
        {
            if (_pressFaults.Count == 0)
            {
                return null;
            }

            int status = _pressFaults[0];
            _pressFaults.RemoveAt(0);
            return status;
        }
    }

    public SentText Take(string method, JsonElement request, IReadOnlyList<SentPart> files)
    {
        lock (_gate)
        {
            string text = request.TryGetProperty("text", out JsonElement t) || request.TryGetProperty("caption", out t) ? t.GetString()! : "";
            int? reply = request.TryGetProperty("reply_parameters", out JsonElement r) ? r.GetProperty("message_id").GetInt32() : null;
            int? thread = request.TryGetProperty("message_thread_id", out JsonElement topic) ? topic.GetInt32() : null;
            SentText message = new(NextMessageId(), request.GetProperty("chat_id").GetInt64(), text, reply, thread, method)
            {
                Files = files,
                Keyboard = request.TryGetProperty("reply_markup", out JsonElement keyboard) ? keyboard.GetRawText() : null,
                Business = request.TryGetProperty("business_connection_id", out JsonElement business) ? business.GetString() : null,
            };
            _sent.Add(message);
            Ring();
            return message;
        }
    }

    public void Hang()
    {
        lock (_gate)
        {
            Hung++;
            Ring();
        }
    }

    /// <summary>Replaces the buttons of a message; false when it is not there or shows the same.</summary>
    public bool Show(long chat, int message, string? keyboard)
    {
        lock (_gate)
        {
            int at = _sent.FindIndex(s => s.Chat == chat && s.MessageId == message);
            if (at < 0 || _sent[at].Keyboard == keyboard)
            {
                return false;
            }

            _sent[at] = _sent[at] with { Keyboard = keyboard };
            Ring();
            return true;
        }
    }

    public void Rang()
    {
        lock (_gate)
        {
            Ring();
        }
    }

    // Telegram keeps back what was not asked for; these come only where they are named.
    private bool Wants(JsonObject update)
    {
        string[] kinds = [.. update.Select(f => f.Key).Where(k => TelegramServer.Kinds.Contains(k))];
        return kinds.Length == 0 || kinds.Any(k => Allowed.Count > 0 ? Allowed.Contains(k) : k is not ("message_reaction" or "message_reaction_count"));
    }

    private void Ring()
    {
        _changed.TrySetResult();
        _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
