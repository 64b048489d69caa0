using Dialog.Cases.Domain;

namespace Dialog.Cases.Threads;

/// <summary>Takes what a network brings to a thread: each message, edit and deletion once, into the case it belongs to.</summary>
internal sealed class ThreadMessages(ThreadJournal journal, ThreadServices services)
{
    public async Task<Handled<Receipt>> Take(IncomingMessage message, CaseRules rules)
    {
        ThreadMemory memory = journal.Memory;
        string commandId = ThreadMemory.CommandIdOf(message);
        if (memory.WasDone(commandId, out Guid earlier))
        {
            (Case Case, long Number)? known = memory.Find(earlier);
            return Known(earlier, known?.Number ?? 0, known?.Case.Version ?? 0);
        }

        (Case last, long number) = memory.Latest;
        (Case before, Decision decision) = await Decide(message, rules, memory, last);
        if (decision.Events.Count == 0)
        {
            return Known(last.Id, number, last.Version);
        }

        decision = await services.WithRules(before, decision, rules, journal.Now());

        Actor resident = new(ActorKind.Resident, message.AuthorId, message.AuthorName);
        Appended stored = await journal.Append(before, decision.Events, commandId, resident);
        Case after = stored.Entry.After;
        journal.Memory.Saw(message.MessageId, after.Id);
        if (message.What == IncomingKind.Edited)
        {
            journal.Memory.Edited(message);
        }

        return new Handled<Receipt>(new Receipt(CommandOutcome.Done, null, after.Id, stored.Number, after.Version, !before.Exists), stored);
    }

    private static Handled<Receipt> Known(Guid caseId, long number, int version) =>
        new(new Receipt(CommandOutcome.AlreadyDone, null, caseId, number, version, false));

    private async Task<(Case Before, Decision Decision)> Decide(IncomingMessage message, CaseRules rules, ThreadMemory memory, Case last)
    {
        if (message.What != IncomingKind.New && memory.WasDone(ThreadMemory.CommandIdOf(message with { What = IncomingKind.New }), out Guid about))
        {
            return await Change(message, about, last, rules);
        }

        if (message.What == IncomingKind.Deleted)
        {
            return (last, Decision.Nothing);
        }

        // An edit of a message that never came is the message itself.
        MessageFacts facts = services.Reader.Read(message);
        if (!ResidentRules.OpensAnother(last, message, facts))
        {
            return (last, ResidentRules.Continue(last, message, facts, rules, journal.Now()));
        }

        int ordinal = memory.NextOrdinal;
        Case fresh = Case.None with { Id = CaseIds.Of(journal.Thread, ordinal) };
        return (fresh, ResidentRules.Open(message, fresh.Id, ordinal, facts, rules, await services.Regions.Loads(message.Region), journal.Now()));
    }

    private async Task<(Case Before, Decision Decision)> Change(IncomingMessage message, Guid about, Case last, CaseRules rules)
    {
        if (journal.Memory.WasErased(about))
        {
            return (last, Decision.Nothing);
        }

        if (await journal.Find(about) is not { Case: var changed })
        {
            // Erased by another activation: what is said of its messages comes too late, too.
            return (last, Decision.Nothing);
        }

        if (journal.Memory.WasDone(ThreadMemory.CommandIdOf(message), out _))
        {
            // Known only from the journal of an older case, which a thread does not read before it is needed.
            return (changed, Decision.Nothing);
        }

        if (message.What == IncomingKind.Edited && journal.Memory.IsOlderEdit(message))
        {
            return (changed, Decision.Nothing);
        }

        return (changed, message.What == IncomingKind.Edited ? ResidentRules.Edit(changed, message, rules) : ResidentRules.Delete(changed, message));
    }
}
