using Dialog.Cases.Journal;
using Dialog.Cases.Threads;

namespace Dialog.Domain.Tests.Cases;

/// <summary>
/// One activation's connection to the journal. Every request waits twice, on its way there and on its way back, until the test lets it
/// go: what happens in between is the test's to choose, and the same choice gives the same run.
/// </summary>
internal sealed class HeldConnection(MemoryJournal journal) : IJournal, IThreadStore
{
    private TaskCompletionSource? _held;

    /// <summary>Entries that were written and whose answer came back.</summary>
    public int Answered { get; private set; }

    public async Task<long> Append(JournalEntry entry)
    {
        long number = await Held(() => journal.Append(entry));
        Answered++;
        return number;
    }

    public Task<StoredThread> Load(string thread) => Held(() => journal.Load(thread));

    public Task<StoredCase?> LoadCase(string thread, Guid caseId) => Held(() => journal.LoadCase(thread, caseId));

    /// <summary>Lets the call go on to the next place where it waits. False when it waits nowhere.</summary>
    public bool Release()
    {
        if (_held is not { } held)
        {
            return false;
        }

        _held = null;
        // Continues the call on this very stack: nothing is left to the thread pool.
        held.SetResult();
        return true;
    }

    private async Task<T> Held<T>(Func<Task<T>> request)
    {
        await Hold();
        T answer = await request();
        await Hold();
        return answer;
    }

    private Task Hold() => (_held = new TaskCompletionSource()).Task;
}
