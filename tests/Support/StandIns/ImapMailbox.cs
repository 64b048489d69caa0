using System.Text;

namespace Dialog.Support.StandIns;

/// <summary>One letter as a mailbox holds it.</summary>
public sealed record ImapLetter(uint Uid, byte[] Bytes, DateTimeOffset ArrivedAt)
{
    public HashSet<string> Flags { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the server says of its size, where that is not the truth.</summary>
    public long? SaidSize { get; init; }
}

/// <summary>One folder: its letters under numbers that only grow, until the folder is numbered anew.</summary>
public sealed class ImapMailbox(string name)
{
    private readonly Lock gate = new();
    private readonly List<ImapLetter> letters = [];
    private uint next = 1;
    private TaskCompletionSource changed = New();

    public string Name { get; } = name;

    public uint Validity { get; private set; } = 1000;

    public uint Next
    {
        get
        {
            lock (gate)
            {
                return next;
            }
        }
    }

    /// <summary>Ends at the next arrival or removal.</summary>
    public Task Changed
    {
        get
        {
            lock (gate)
            {
                return changed.Task;
            }
        }
    }

    public ImapLetter[] Letters
    {
        get
        {
            lock (gate)
            {
                return [.. letters];
            }
        }
    }

    public uint Deliver(string letter, bool seen = false, DateTimeOffset? arrivedAt = null, long? saidSize = null) =>
        Deliver(Encoding.UTF8.GetBytes(letter.ReplaceLineEndings("\r\n")), seen, arrivedAt, saidSize);

    public uint Deliver(byte[] letter, bool seen = false, DateTimeOffset? arrivedAt = null, long? saidSize = null)
    {
        lock (gate)
        {
            var kept = new ImapLetter(next++, letter, arrivedAt ?? TimeProvider.System.GetUtcNow()) { SaidSize = saidSize };
            if (seen)
            {
                kept.Flags.Add("\\Seen");
            }

            letters.Add(kept);
            Tell();
            return kept.Uid;
        }
    }

    public void Remove(uint uid)
    {
        lock (gate)
        {
            letters.RemoveAll(l => l.Uid == uid);
            Tell();
        }
    }

    /// <summary>What a restored backup or a move to another server does: the same letters under new numbers.</summary>
    public void NumberAnew(uint first = 1)
    {
        lock (gate)
        {
            Validity++;
            next = first;
            ImapLetter[] same = [.. letters];
            letters.Clear();
            foreach (ImapLetter letter in same)
            {
                letters.Add(letter with { Uid = next++ });
            }

            Tell();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Tell()
    {
        TaskCompletionSource told = changed;
        changed = New();
        told.TrySetResult();
    }
}
