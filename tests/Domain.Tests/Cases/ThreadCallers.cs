using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Cases.Journal;
using Dialog.Cases.Threads;

namespace Dialog.Domain.Tests.Cases;

/// <summary>Those who call a thread: the inbox, officials and the sweep. Each holds the thread to its answers.</summary>
internal sealed class ThreadCallers(MemoryJournal journal)
{
    private readonly HashSet<(string Command, Guid? Case)> _done = [];

    /// <summary>How often a call lost two races in a row.</summary>
    public int LostRaces { get; private set; }

    public async Task<bool> Bring(Activation on, IncomingMessage m) => await Outcome(on, core => core.Receive(m), m.Thread + ThreadMemory.CommandIdOf(m)) is not null;

    public Task<CommandReply?> Do(Activation on, CaseCommand command) => Outcome(on, core => core.Execute(command), command.CommandId);

    public async Task PassOn(Activation on, FireTimer due)
    {
        bool carried = due.Kind != ClockRules.CrossCase || await Carry(on, due.CaseId);
        if (carried && await Do(on, due) is { Code: ClockRules.Stale or "case-not-found" })
        {
            journal.Deadlines.Drop(due.CaseId, due.Kind, due.Serial);
        }
    }

    // Null: an outcome nobody knows. The caller repeats with the same id, some time.
    private async Task<T?> Outcome<T>(Activation on, Func<ThreadCore, Task<Handled<T>>> call, string commandId)
        where T : class
    {
        int before = on.Answered;
        try
        {
            Handled<T> handled = await call(on.Core);
            bool done = (handled.Reply as Receipt)?.Outcome == CommandOutcome.Done || (handled.Reply as CommandReply)?.Outcome == CommandOutcome.Done;
            Assert.Equal((done, done ? 1 : 0), (handled.Stored is not null, on.Answered - before));
            Guid? caseId = handled.Stored?.Entry.After.Id;
            Assert.True(!done || _done.Add((commandId, caseId)), $"{commandId} was done twice in {caseId}.");
            return handled.Reply;
        }
        catch (Exception e) when (e is JournalUnavailableException or JournalSaturatedException or LostRaceException)
        {
            LostRaces += e is LostRaceException ? 1 : 0;
            return null;
        }
    }

    private async Task<bool> Carry(Activation on, Guid caseId)
    {
        try
        {
            foreach (CrossCaseMessage message in await on.Core.CrossCaseMessages(caseId))
            {
                if (await Do(on, message.Command) is null)
                {
                    return false;
                }
            }

            return true;
        }
        catch (JournalUnavailableException)
        {
            return false;
        }
    }
}
