using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Cases.Journal;
using Dialog.Cases.Threads;

namespace Dialog.Domain.Tests.Cases;

/// <summary>The journal of one thread in memory: the fences of the database, rows of one entry all or none, answers that may get lost.</summary>
internal sealed class MemoryJournal : IJournal, IThreadStore
{
    private readonly Dictionary<Guid, List<Stored>> _cases = [];
    private readonly Dictionary<Guid, List<Stored>> _overwritten = [];
    private readonly Dictionary<Guid, int> _ordinals = [];
    private readonly Dictionary<string, Guid> _messages = [];
    private readonly Dictionary<string, DateTimeOffset> _edited = [];
    private readonly HashSet<string> _received = [];
    private readonly Dictionary<string, int> _appends = [];
    private readonly List<CaseEvent> _told = [];
    private readonly Dictionary<long, Guid> _erased = [];
    private int _erasedUpTo;

    public enum Fault
    {
        None,
        NothingWritten,
        WrittenButUnanswered,
        Saturated,
        Unreadable,
    }

    /// <summary>What goes wrong with the next append or, when unreadable, the next load.</summary>
    public Fault Next { get; set; }

    public DeadlineRows Deadlines { get; } = new();

    public IReadOnlyDictionary<Guid, List<Stored>> Cases => _cases;

    /// <summary>Every message that was ever received, in an erased case, too.</summary>
    public IReadOnlyCollection<string> Messages => _received;

    /// <summary>How many entries were appended under each command id.</summary>
    public IReadOnlyDictionary<string, int> Appends => _appends;

    /// <summary>Every event in the order of writing, as it was before any erasure.</summary>
    public IReadOnlyList<CaseEvent> Told => _told;

    /// <summary>How often a thread or a case was read.</summary>
    public int Reads { get; private set; }

    /// <summary>How often a fence refused an entry.</summary>
    public int Refusals { get; private set; }

    /// <summary>How often only the fence of messages kept a message out of a second case.</summary>
    public int MessageFences { get; private set; }

    /// <summary>How many messages of the network went into a case after another had begun.</summary>
    public int Misplaced { get; private set; }

    public Task<long> Append(JournalEntry entry)
    {
        Fault fault = Next == Fault.Unreadable ? Fault.None : Next;
        Next = fault == Fault.None ? Next : Fault.None;
        if (fault == Fault.NothingWritten)
        {
            throw new JournalUnavailableException();
        }

        if (fault == Fault.Saturated)
        {
            throw new JournalSaturatedException();
        }

        Fence(entry);
        Write(entry);
        return fault == Fault.WrittenButUnanswered ? throw new JournalUnavailableException() : Task.FromResult((long)entry.After.Ordinal);
    }

    public Task<StoredThread> Load(string thread)
    {
        Readable();
        int latest = _ordinals.Values.DefaultIfEmpty().Max();
        return Task.FromResult(new StoredThread(
            [.. _ordinals.Where(o => o.Value > latest - 2).OrderBy(o => o.Value).Select(o => Read(o.Key))],
            [.. _messages.Select(m => new SeenMessage(m.Key, m.Value, _edited.TryGetValue(m.Key, out DateTimeOffset at) ? at : null))])
        {
            ErasedUpTo = _erasedUpTo,
            Erased = [.. _erased.Select(e => (e.Key, e.Value))],
        });
    }

    public Task<StoredCase?> LoadCase(string thread, Guid caseId)
    {
        Readable();
        return Task.FromResult(_ordinals.ContainsKey(caseId) ? Read(caseId) : null);
    }

    public int Version(Guid caseId) => _cases.TryGetValue(caseId, out List<Stored>? events) ? events.Count : 0;

    public Case Fold(Guid caseId, int version = int.MaxValue) =>
        Fold(caseId, (_overwritten.TryGetValue(caseId, out List<Stored>? before) && version <= before.Count ? before : _cases[caseId]).Take(version));

    /// <summary>The messages that belong to the case now.</summary>
    public IEnumerable<string> MessagesOf(Guid caseId) => _messages.Where(m => m.Value == caseId).Select(m => m.Key);

    public bool IsErased(string messageId) => !_messages.ContainsKey(messageId) && _erased.ContainsKey(ThreadMemory.FingerprintOf(messageId));

    /// <summary>What <c>CaseEraser</c> leaves of a case. False when it would not erase it: erased already, or with undelivered cross-case messages.</summary>
    public bool Erase(Guid caseId, DateTimeOffset now)
    {
        Case known = Fold(caseId);
        if (known.IsErased || known.CrossCaseMessages.Count > 0)
        {
            return false;
        }

        List<Stored> events = _cases[caseId];

        _overwritten[caseId] = [.. events];
        foreach (string messageId in events.SelectMany(e => e.Event switch { MessageReceived m => [m.MessageId], MessagesTaken m => m.MessageIds, _ => Array.Empty<string>() }))
        {
            _erased.TryAdd(ThreadMemory.FingerprintOf(messageId), caseId);
        }

        _erased.TryAdd(ThreadMemory.FingerprintOf(caseId), caseId);
        MessagesOf(caseId).ToList().ForEach(id => _messages.Remove(id));
        _ordinals.Remove(caseId);
        _erasedUpTo = Math.Max(_erasedUpTo, known.Ordinal);
        Dictionary<string, string> standIns = [];
        for (int i = 0; i < events.Count; i++)
        {
            events[i] = events[i] with { Event = Redaction.Of(events[i].Event, Redaction.ThreadOf(known.Channel, caseId), standIns) };
        }

        Case before = Fold(caseId, events.Count);
        events.Add(new Stored(new ResidentErased("request", Guid.Empty), $"erase:{caseId}", now));
        Deadlines.Apply(before, Fold(caseId));
        return true;
    }

    // The version of the case, the primary key of cases with cases_thread_ordinal, and messages_once.
    private void Fence(JournalEntry entry)
    {
        bool opens = entry.Before.Version == 0;
        if (Version(entry.After.Id) != entry.Before.Version || (opens && _ordinals.ContainsValue(entry.After.Ordinal)))
        {
            Refusals++;
            throw new LostRaceException(entry.After.Id);
        }

        if (entry.Events.OfType<MessageReceived>().Any(m => _messages.ContainsKey(m.MessageId)))
        {
            MessageFences++;
            Refusals++;
            throw new LostRaceException(entry.After.Id);
        }
    }

    private void Write(JournalEntry entry)
    {
        Assert.Equal(entry.Before.Version + entry.Events.Count, entry.After.Version);
        List<Stored> events = _cases.TryGetValue(entry.After.Id, out List<Stored>? known) ? known : _cases[entry.After.Id] = [];
        _ordinals[entry.After.Id] = entry.After.Ordinal;
        _appends[entry.CommandId] = _appends.GetValueOrDefault(entry.CommandId) + 1;
        foreach (CaseEvent happened in entry.Events)
        {
            string name = CaseEventNames.Of(happened), json = CaseEventJson.Write(happened);
            events.Add(new Stored(CaseEventJson.Read(name, json), entry.CommandId, entry.At));
            Assert.Equal(json, CaseEventJson.Write(events[^1].Event));
            if (happened is MessageReceived m)
            {
                Assert.True(_received.Add(m.MessageId), $"Message {m.MessageId} was received twice, again by {entry.CommandId} in case {entry.After.Ordinal}:\n{this}");
                _messages.Add(m.MessageId, entry.After.Id);
                Misplaced += entry.By.Kind == ActorKind.Resident && entry.CommandId.Contains(m.MessageId, StringComparison.Ordinal) && _ordinals.Values.Max() > entry.After.Ordinal ? 1 : 0;
            }

            if (happened is MessageReceived { EditedAt: not null } or MessageEdited)
            {
                (string id, DateTimeOffset at) = happened is MessageEdited e ? (e.MessageId, e.EditedAt) : (((MessageReceived)happened).MessageId, ((MessageReceived)happened).EditedAt!.Value);
                _edited[id] = at;
            }

            foreach (string moved in happened is MessagesTaken taken ? taken.MessageIds.Where(_messages.ContainsKey) : [])
            {
                _messages[moved] = entry.After.Id;
            }
        }

        _told.AddRange(entry.Events);
        Deadlines.Apply(entry.Before, entry.After);
    }

    private void Readable()
    {
        Reads++;
        if (Next == Fault.Unreadable)
        {
            Next = Fault.None;
            throw new JournalUnavailableException();
        }
    }

    private StoredCase Read(Guid caseId) => new(Fold(caseId), _ordinals[caseId], [.. _cases[caseId].Select(e => e.CommandId)]);

    private static Case Fold(Guid caseId, IEnumerable<Stored> events) =>
        events.Aggregate(Case.None with { Id = caseId }, (state, e) => CaseFold.Apply(state, e.Event, e.At));

    public override string ToString() => string.Join('\n', _cases.Values.Select(c => string.Join(' ', c.Select(e => $"{CaseEventNames.Of(e.Event)}({e.CommandId})"))));

    /// <summary>One row of <c>case_events</c>.</summary>
    internal sealed record Stored(CaseEvent Event, string CommandId, DateTimeOffset At);
}
