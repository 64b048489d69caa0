using Dialog.Cases.Domain;
using Dialog.Cases.Threads;

namespace Dialog.Domain.Tests.Cases;

/// <summary>One activation of a thread: its real core, which takes one call at a time, stopped and released by the test.</summary>
internal sealed class Activation(MemoryJournal journal, CaseRules? rules = null, TimeProvider? time = null, Func<string, MessageFacts>? read = null)
{
    private readonly HeldConnection _connection = new(journal);
    private ThreadCore? _core;
    private Task _call = Task.CompletedTask;

    public ThreadCore Core => _core ??= Threads.Core(_connection, _connection, rules, time, read);

    /// <summary>The silo is gone for its callers, though a call of it may still reach the journal.</summary>
    public bool IsLost { get; set; }

    public bool IsBusy => !_call.IsCompleted;

    /// <summary>Entries this activation knows to be written.</summary>
    public int Answered => _connection.Answered;

    /// <summary>Begins a call once the one before it has ended; it stops where it first asks the journal.</summary>
    public void Begin(Func<Task> call)
    {
        Finish();
        OnThisStack(() => _call = call());
    }

    /// <summary>Lets the call under way take some steps, each to the next place where it waits for the journal.</summary>
    public void Advance(int steps) => OnThisStack(() =>
    {
        while (steps-- > 0 && IsBusy)
        {
            Assert.True(_connection.Release(), "A call waits for something else than the journal.");
        }
    });

    public void Finish() => Advance(int.MaxValue);

    /// <summary>The call to its end, undisturbed.</summary>
    public T Run<T>(Func<ThreadCore, Task<Handled<T>>> call)
    {
        Task<Handled<T>>? result = null;
        Begin(() => result = call(Core));
        Finish();
        return result!.Result.Reply;
    }

    // A context of the runner would put what follows an await on another thread.
    private void OnThisStack(Action steps)
    {
        SynchronizationContext? runner = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            steps();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(runner);
        }

        if (!IsBusy)
        {
            _call.GetAwaiter().GetResult();
        }
    }
}
