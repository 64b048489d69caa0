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

    public int NextMessageId() => Interlocked.Increment(ref _nextMessage);

    public int Add(JsonObject update, bool numbered = true)
    {
        lock (_gate)
        {
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
                long chat = (update["message"] ?? update["edited_message"])?["chat"]?["id"]?.GetValue<long>() ?? 0;
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

    private void Ring()
    {
        _changed.TrySetResult();
        _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
