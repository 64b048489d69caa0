using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Storage.Journal;
using Dialog.Storage.Threads;

namespace Dialog.Domain.Tests.Cases;

/// <summary>The journal's promises in memory: a fence per case, rows of one entry all or none, answers that may get lost.</summary>
internal sealed class MemoryJournal
{
    private readonly Dictionary<Guid, List<Stored>> _cases = [];
    private readonly Dictionary<string, Guid> _messages = [];

    public enum Fault
    {
        None,
        NothingWritten,
        WrittenButUnanswered,
        Saturated,
    }

    public Fault Next { get; set; }

    public int Count { get; private set; }

    public DeadlineRows Deadlines { get; } = new();

    public IReadOnlyDictionary<Guid, List<Stored>> Cases => _cases;

    public long Append(JournalEntry entry)
    {
        Fault fault = Next;
        Next = Fault.None;
        if (fault == Fault.NothingWritten)
        {
            throw new JournalUnavailableException();
        }

        if (fault == Fault.Saturated)
        {
            throw new JournalSaturatedException();
        }

        if (Version(entry.After.Id) != entry.Before.Version)
        {
            throw new LostRaceException(entry.After.Id);
        }

        Assert.Equal(entry.Before.Version + entry.Events.Count, entry.After.Version);
        List<Stored> events = _cases.TryGetValue(entry.After.Id, out List<Stored>? known) ? known : _cases[entry.After.Id] = [];
        foreach (CaseEvent happened in entry.Events)
        {
            string name = CaseEventNames.Of(happened), json = CaseEventJson.Write(happened);
            events.Add(new Stored(CaseEventJson.Read(name, json), entry.CommandId, entry.At));
            Assert.Equal(json, CaseEventJson.Write(events[^1].Event));
            if (happened is MessageReceived m)
            {
                Assert.True(_messages.TryAdd(m.MessageId, entry.After.Id), $"Message {m.MessageId} was received twice, again by {entry.CommandId} in case {entry.After.Ordinal}:\n{string.Join('\n', _cases.Values.Select(c => string.Join(' ', c.Select(e => $"{CaseEventNames.Of(e.Event)}({e.CommandId})"))))}");
            }
        }

        Deadlines.Apply(entry.Before, entry.After);
        Count += entry.Events.Count;
        return fault == Fault.WrittenButUnanswered ? throw new JournalUnavailableException() : entry.After.Ordinal;
    }

    public int Version(Guid caseId) => _cases.TryGetValue(caseId, out List<Stored>? events) ? events.Count : 0;

    public IReadOnlyCollection<string> Messages => _messages.Keys;

    public Case Fold(Guid caseId, int version = int.MaxValue) => _cases[caseId].Take(version)
        .Aggregate(Case.None with { Id = caseId }, (state, e) => CaseFold.Apply(state, e.Event, e.At));

    public StoredThread Load() => new(
        [.. _cases.Keys.Select(Find).OfType<StoredCase>().OrderBy(c => c.Case.Ordinal).TakeLast(2)],
        [.. _messages.Select(m => (m.Key, m.Value))]);

    public StoredCase? Find(Guid caseId) =>
        _cases.TryGetValue(caseId, out List<Stored>? events) && Fold(caseId) is var state
            ? new StoredCase(state, state.Ordinal, [.. events.Select(e => e.CommandId)])
            : null;

    /// <summary>One row of <c>case_events</c>.</summary>
    internal sealed record Stored(CaseEvent Event, string CommandId, DateTimeOffset At);
}
