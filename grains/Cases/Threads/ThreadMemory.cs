using Dialog.Cases.Domain;

namespace Dialog.Cases.Threads;

/// <summary>What a thread's grain remembers: its latest cases and which messages and commands it has handled.</summary>
internal sealed class ThreadMemory
{
    private readonly List<(Case Case, long Number)> _cases = [];
    private readonly Dictionary<long, Guid> _done = [];
    private readonly HashSet<Guid> _erased = [];
    private readonly Dictionary<string, DateTimeOffset> _edited = [];
    private int _erasedUpTo;

    private ThreadMemory(bool isLoaded) => IsLoaded = isLoaded;

    /// <summary>False: assumed to be a new thread. The database refuses the assumption when it is wrong.</summary>
    public bool IsLoaded { get; private set; }

    public (Case Case, long Number) Latest => _cases.Count > 0 ? _cases[^1] : (Case.None, 0);

    /// <summary>The number of the thread's next case; an erased one has had its number, too.</summary>
    public int NextOrdinal => Math.Max(Latest.Case.Ordinal, _erasedUpTo) + 1;

    /// <summary>
    /// The fence protects each case, not the thread: where another case may have begun, an activation that is behind
    /// would write into the old one unhindered. Such memory is read again before it is used.
    /// </summary>
    public bool MayBeBehind => Latest.Case.Status is CaseStatus.Confirmed or CaseStatus.Closed;

    /// <summary>
    /// Holds no case and was never read: good for trying one first message. Kept after that failed, it would make the next
    /// edit or deletion find an empty thread.
    /// </summary>
    public bool IsGuess => !IsLoaded && _cases.Count == 0;

    public static ThreadMemory Assumed() => new(isLoaded: false);

    public static ThreadMemory Of(StoredThread stored)
    {
        ThreadMemory memory = new(isLoaded: true);
        foreach (StoredCase stands in stored.Cases)
        {
            memory.Add(stands);
        }

        // A case keeps the command of a message that has moved on: where it was erased, or is stored now, takes precedence.
        memory._erasedUpTo = stored.ErasedUpTo;
        foreach ((long message, Guid caseId) in stored.Erased)
        {
            memory._done[message] = caseId;
            memory._erased.Add(caseId);
        }

        foreach (SeenMessage seen in stored.Seen)
        {
            memory.Moved(seen.MessageId, seen.CaseId);
            if (seen.EditedAt is { } edited)
            {
                memory._edited[seen.MessageId] = edited;
            }
        }

        return memory;
    }

    /// <summary>The case was erased out of this thread: what is said about its messages comes too late.</summary>
    public bool WasErased(Guid caseId) => _erased.Contains(caseId);

    /// <summary>True when there is nothing left to open: the case was erased, or each of the messages it would take.</summary>
    public bool WasErased(OpenSplit split) =>
        WasErased(split.CaseId) || Array.TrueForAll(split.MessageIds, id => _done.TryGetValue(FingerprintOf(id), out Guid caseId) && WasErased(caseId));

    public void Add(StoredCase stored)
    {
        _cases.Add((stored.Case, stored.Number));
        _cases.Sort(static (a, b) => a.Case.Ordinal.CompareTo(b.Case.Ordinal));
        foreach (string command in stored.Commands)
        {
            _done.TryAdd(CaseIds.Fingerprint(command), stored.Case.Id);
        }
    }

    public (Case Case, long Number)? Find(Guid caseId)
    {
        foreach ((Case Case, long Number) known in _cases)
        {
            if (known.Case.Id == caseId)
            {
                return known;
            }
        }

        return null;
    }

    public bool WasDone(string commandId, out Guid caseId) => _done.TryGetValue(CaseIds.Fingerprint(commandId), out caseId);

    /// <summary>Takes over what storage holds now.</summary>
    public void Commit(Case after, long number, string commandId)
    {
        int at = _cases.FindIndex(c => c.Case.Id == after.Id);
        if (at >= 0)
        {
            _cases[at] = (after, number);
        }
        else
        {
            _cases.Add((after, number));
            // The fence let the thread's first case in: there was nothing to load.
            IsLoaded |= after.Ordinal == 1;
        }

        _done[CaseIds.Fingerprint(commandId)] = after.Id;
    }

    /// <summary>A message may become known by its edit, when that came first: the message itself is then nothing new.</summary>
    public void Saw(string messageId, Guid caseId) => _done.TryAdd(CaseIds.Fingerprint(MessageKey(IncomingKind.New, messageId)), caseId);

    /// <summary>The message was changed later than this: networks deliver edits side by side, and the older one may come last.</summary>
    public bool IsOlderEdit(IncomingMessage edit) => edit.EditedAt is { } at && _edited.TryGetValue(edit.MessageId, out DateTimeOffset known) && at < known;

    /// <summary>An edit that is stored.</summary>
    public void Edited(IncomingMessage edit) => _edited[edit.MessageId] = edit.EditedAt ?? edit.SeenAt;

    /// <summary>A message that was moved to another case: what happens to it from now on happens there.</summary>
    public void Moved(string messageId, Guid caseId) => _done[CaseIds.Fingerprint(MessageKey(IncomingKind.New, messageId))] = caseId;

    /// <summary>
    /// The command id of a message: the same content from the network is the same command. A text changed, changed back and
    /// changed again is three edits, where the network gives the time of an edit.
    /// </summary>
    public static string CommandIdOf(IncomingMessage m) => m.What == IncomingKind.Edited
        ? $"{MessageKey(m.What, m.MessageId)}:{CaseIds.Fingerprint(m.Text):x}:{m.EditedAt?.ToUnixTimeMilliseconds():x}"
        : MessageKey(m.What, m.MessageId);

    /// <summary>The fingerprint under which a thread knows a message.</summary>
    public static long FingerprintOf(string messageId) => CaseIds.Fingerprint(MessageKey(IncomingKind.New, messageId));

    /// <summary>The fingerprint under which an erased case is known by itself: its messages may have been erased before, or live on in others.</summary>
    public static long FingerprintOf(Guid erased) => CaseIds.Fingerprint($"case:{erased}");

    private static string MessageKey(IncomingKind what, string messageId) => what switch
    {
        IncomingKind.New => $"message:{messageId}",
        IncomingKind.Edited => $"edit:{messageId}",
        _ => $"delete:{messageId}",
    };
}
