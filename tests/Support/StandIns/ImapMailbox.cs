using System.Text;

namespace Dialog.Support.StandIns;

/// <summary>One mail message as a mailbox holds it.</summary>
public sealed record ImapMessage(uint Uid, byte[] Bytes, DateTimeOffset ArrivedAt)
{
    public HashSet<string> Flags { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the server says of its size, where that is not the truth.</summary>
    public long? SaidSize { get; init; }
}

/// <summary>One folder: its mail messages under numbers that only grow, until the folder is numbered again.</summary>
public sealed class ImapMailbox(string name)
{
    private readonly Lock _gate = new();
    private readonly List<ImapMessage> _messages = [];
    private uint _next = 1;
    private TaskCompletionSource _changed = New();

    public string Name { get; } = name;

    public uint Validity { get; private set; } = 1000;

    public uint Next
    {
        get
        {
            lock (_gate)
            {
                return _next;
            }
        }
    }

    /// <summary>Ends at the next arrival or removal.</summary>
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

    public ImapMessage[] Messages
    {
        get
        {
            lock (_gate)
            {
                return [.. _messages];
            }
        }
    }

    public uint Deliver(string mail, bool seen = false, DateTimeOffset? arrivedAt = null, long? saidSize = null) =>
        Deliver(Encoding.UTF8.GetBytes(mail.ReplaceLineEndings("\r\n")), seen, arrivedAt, saidSize);

    public uint Deliver(byte[] mail, bool seen = false, DateTimeOffset? arrivedAt = null, long? saidSize = null)
    {
        lock (_gate)
        {
            ImapMessage kept = new(_next++, mail, arrivedAt ?? TimeProvider.System.GetUtcNow()) { SaidSize = saidSize };
            if (seen)
            {
                kept.Flags.Add("\\Seen");
            }

            _messages.Add(kept);
            Tell();
            return kept.Uid;
        }
    }

    public void Remove(uint uid)
    {
        lock (_gate)
        {
            _messages.RemoveAll(l => l.Uid == uid);
            Tell();
        }
    }

    /// <summary>What a restored backup or a move to another server does: the same mail messages under new numbers.</summary>
    public void Renumber(uint first = 1)
    {
        lock (_gate)
        {
            Validity++;
            _next = first;
            ImapMessage[] same = [.. _messages];
            _messages.Clear();
            foreach (ImapMessage mail in same)
            {
                _messages.Add(mail with { Uid = _next++ });
            }

            Tell();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Tell()
    {
        TaskCompletionSource told = _changed;
        _changed = New();
        told.TrySetResult();
    }
}
