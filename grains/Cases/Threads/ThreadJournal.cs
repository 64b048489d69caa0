using System.Diagnostics;
using Dialog.Cases.Domain;
using Dialog.Cases.Journal;
using Dialog.Observability;

namespace Dialog.Cases.Threads;

/// <summary>A thread's cases as one activation remembers them: loaded from storage, appended to it, never ahead of it.</summary>
internal sealed class ThreadJournal(string thread, ThreadServices services)
{
    private ThreadMemory? _memory;

    public string Thread => thread;

    public bool IsRemembered => _memory is not null;

    public ThreadMemory Memory => _memory ?? throw new InvalidOperationException($"Thread {thread} was used before it was loaded.");

    /// <summary>To the millisecond: what is in memory must equal what comes back from the journal, whatever the column's precision.</summary>
    public DateTimeOffset Now()
    {
        DateTimeOffset now = services.Time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }

    /// <summary>Makes the memory good enough to decide from.</summary>
    /// <param name="mayGuess">
    /// A new message of an unknown thread is most often the first one: the thread is assumed to be empty, and the fence says if it is not.
    /// </param>
    public ValueTask Prepare(bool mayGuess)
    {
        if (_memory is { IsLoaded: true, MayBeBehind: false })
        {
            return ValueTask.CompletedTask;
        }

        if (_memory is null && mayGuess)
        {
            _memory = ThreadMemory.Assumed();
            return ValueTask.CompletedTask;
        }

        return new ValueTask(Load());
    }

    public async Task Load() => _memory = ThreadMemory.Of(await services.Store.Load(thread));

    public void Forget() => _memory = null;

    /// <summary>A guess serves one call: a first message that could not be written is tried in the same way when it is delivered again.</summary>
    public void ForgetGuess() => _memory = _memory is { IsGuess: true } ? null : _memory;

    /// <summary>The case as it is remembered or, if it is an older one of this thread, as it is stored.</summary>
    public ValueTask<(Case Case, long Number)?> Find(Guid caseId) =>
        Memory.Find(caseId) is { } known ? ValueTask.FromResult<(Case, long)?>(known) : new ValueTask<(Case, long)?>(LoadCase(caseId));

    public async Task<Appended> Append(Case before, IReadOnlyList<CaseEvent> events, string commandId, Actor by)
    {
        DateTimeOffset now = Now();
        Case after = events.Aggregate(before, (state, happened) => CaseFold.Apply(state, happened, now));
        using Activity? step = Tracing.Step("journal.append");
        JournalEntry entry = new(before, after, events, commandId, by, now) { Trace = Tracing.Stored };
        long number = await services.Journal.Append(entry);
        Memory.Commit(after, number, commandId);
        return new Appended(entry, number);
    }

    private async Task<(Case Case, long Number)?> LoadCase(Guid caseId)
    {
        if (await services.Store.LoadCase(thread, caseId) is not { } stored)
        {
            return null;
        }

        if (stored.Case.Ordinal > Memory.Latest.Case.Ordinal)
        {
            // Opened by another activation: its messages, too, are unknown here.
            await Load();
            if (Memory.Find(caseId) is { } latest)
            {
                return latest;
            }

            // So far behind that the case is an older one by now.
        }

        Memory.Add(stored);
        return (stored.Case, stored.Number);
    }
}
