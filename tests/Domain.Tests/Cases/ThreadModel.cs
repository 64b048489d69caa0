using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Intake;
using Dialog.Storage.Journal;
using Dialog.Storage.Threads;
using Orleans.Storage;

namespace Dialog.Domain.Tests.Cases;

/// <summary>One activation of a thread: ThreadGrain step by step, without Orleans and without waiting.</summary>
internal sealed class ThreadModel(MemoryJournal journal, CaseRules rules, Func<DateTimeOffset> clock, Func<string, MessageFacts> read)
{
    private ThreadMemory? _memory;

    public Receipt Receive(IncomingMessage message)
    {
        _memory ??= message.What == IncomingKind.New ? ThreadMemory.Assumed() : Load();
        _memory = _memory.MayBeBehind ? Load() : _memory;
        return Fenced(() => Take(message));
    }

    public CommandReply Execute(CaseCommand command)
    {
        _memory = _memory is { IsLoaded: true, MayBeBehind: false } ? _memory : Load();
        return Fenced(() => Do(command));
    }

    /// <summary>The state it would decide from; null when it remembers none of the case.</summary>
    public Case? Remembered(Guid caseId) => _memory?.Find(caseId)?.Case;

    private Receipt Take(IncomingMessage message)
    {
        ThreadMemory memory = _memory!;
        string commandId = ThreadMemory.CommandIdOf(message);
        if (memory.WasDone(commandId, out Guid earlier))
        {
            return new Receipt(CommandOutcome.AlreadyDone, null, earlier, 0, 0, false);
        }

        Case last = memory.Latest.Case;
        (Case before, Decision decision) = Decide(message, memory, last);
        if (decision.Events.Count == 0)
        {
            return new Receipt(CommandOutcome.AlreadyDone, null, last.Id, 0, last.Version, false);
        }

        Case after = Append(before, decision, commandId, new Actor(ActorKind.Resident, message.AuthorId, message.AuthorName));
        memory.Saw(message.MessageId, after.Id);
        return new Receipt(CommandOutcome.Done, null, after.Id, after.Ordinal, after.Version, !before.Exists);
    }

    private (Case Before, Decision Decision) Decide(IncomingMessage message, ThreadMemory memory, Case last)
    {
        if (message.What != IncomingKind.New && memory.WasDone(ThreadMemory.CommandIdOf(message with { What = IncomingKind.New }), out Guid about))
        {
            Case changed = (memory.Find(about) ?? LoadCase(about))?.Case ?? last;
            if (memory.WasDone(ThreadMemory.CommandIdOf(message), out _))
            {
                return (changed, Decision.Nothing);
            }

            return (changed, message.What == IncomingKind.Edited ? ResidentRules.Edit(changed, message) : ResidentRules.Delete(changed, message));
        }

        if (message.What == IncomingKind.Deleted)
        {
            return (last, Decision.Nothing);
        }

        MessageFacts facts = read(message.Text);
        if (!ResidentRules.OpensAnother(last, message, facts))
        {
            return (last, ResidentRules.Continue(last, message, facts, rules, clock()));
        }

        Case fresh = Case.None with { Id = CaseIds.Of(message.Thread, last.Ordinal + 1) };
        return (fresh, ResidentRules.Open(message, fresh.Id, last.Ordinal + 1, facts, rules, Situation.NoLoads, clock()));
    }

    private CommandReply Do(CaseCommand command)
    {
        (Case Case, long Number)? known = _memory!.Find(command.CaseId) ?? LoadCase(command.CaseId);
        if (known is { } behind && CaseDecider.IsAhead(command, behind.Case))
        {
            _memory = Load();
            known = _memory.Find(command.CaseId) ?? LoadCase(command.CaseId);
        }

        if (known?.Case is not { } found)
        {
            return new CommandReply(CommandOutcome.Refused, "case-not-found", null, null);
        }

        if (_memory.WasDone(command.CommandId, out _))
        {
            return new CommandReply(CommandOutcome.AlreadyDone, null, null, null);
        }

        Decision decision = CaseDecider.Decide(found, command, rules, clock());
        if (decision.IsRefused || decision.Events.Count == 0)
        {
            return new CommandReply(decision.IsRefused ? CommandOutcome.Refused : CommandOutcome.AlreadyDone, decision.Refusal, decision.Detail, null);
        }

        Append(found, decision, command.CommandId, command.By);
        return new CommandReply(CommandOutcome.Done, null, null, null);
    }

    private Case Append(Case before, Decision decision, string commandId, Actor by)
    {
        DateTimeOffset now = clock();
        Case after = decision.Events.Aggregate(before, (state, happened) => CaseFold.Apply(state, happened, now));
        long number = journal.Append(new JournalEntry(before, after, decision.Events, commandId, by, now));
        _memory!.Commit(after, number, commandId);
        return after;
    }

    private T Fenced<T>(Func<T> command)
    {
        try
        {
            return Twice(command);
        }
        finally
        {
            _memory = _memory is { IsGuess: true } ? null : _memory;
        }
    }

    private T Twice<T>(Func<T> command)
    {
        try
        {
            return command();
        }
        catch (LostRaceException)
        {
            _memory = Load();
        }
        catch (JournalUnavailableException)
        {
            _memory = null;
            throw;
        }

        try
        {
            return command();
        }
        catch (LostRaceException e)
        {
            _memory = null;
            throw new InconsistentStateException(e.Message);
        }
        catch (JournalUnavailableException)
        {
            _memory = null;
            throw;
        }
    }

    private ThreadMemory Load() => ThreadMemory.Of(journal.Load());

    private (Case Case, long Number)? LoadCase(Guid caseId)
    {
        if (journal.Find(caseId) is not { } stored)
        {
            return null;
        }

        if (stored.Case.Ordinal > _memory!.Latest.Case.Ordinal)
        {
            _memory = Load();
            return _memory.Find(caseId);
        }

        _memory.Add(stored);
        return (stored.Case, stored.Number);
    }
}
