using Dialog.Cases.Domain;
using Dialog.Channels;
using Dialog.Erasure;
using Dialog.Intake;
using Dialog.Officials;
using Dialog.Push;
using Dialog.Regions;
using Dialog.Storage.Journal;
using Dialog.Storage.Threads;
using Orleans.Storage;

namespace Dialog.Cases;

/// <summary>A resident's conversation and its cases. One per thread, keyed channel/conversation. Loads, decides, appends, applies.</summary>
internal sealed class ThreadGrain(
    ThreadStore store,
    IJournal journal,
    RegionRules regions,
    MessageReader reader,
    ChangePublisher publisher,
    OutboxBell outbox,
    CaseEraser eraser,
    RelatedEraser related,
    TimeProvider time) : Grain, IThreadGrain
{
    private ThreadMemory? _memory;

    private string Key => this.GetPrimaryKeyString();

    public async Task<Receipt> Receive(IncomingMessage message)
    {
        if (message.Thread != Key)
        {
            throw new ArgumentException($"A message of {message.Thread} was brought to {Key}.", nameof(message));
        }

        message = IncomingText.Clean(message);
        if (IncomingText.Fault(message) is { } fault)
        {
            return new Receipt(CommandOutcome.Refused, fault, Guid.Empty, 0, 0, false);
        }

        if (await regions.Find(message.Region) is not { } rules)
        {
            return new Receipt(CommandOutcome.Refused, "unknown-region", Guid.Empty, 0, 0, false);
        }

        // A new message of an unknown thread is most often the first one: try so, and let the fence say if it is not.
        _memory ??= message.What == IncomingKind.New ? ThreadMemory.Assumed() : await Load();
        _memory = _memory.MayBeBehind ? await Load() : _memory;
        return await Fenced(() => Take(message, rules));
    }

    public async Task<CommandReply> Execute(CaseCommand command)
    {
        command = CommandText.Clean(command);
        _memory = _memory is { IsLoaded: true, MayBeBehind: false } ? _memory : await Load();
        return await Fenced(() => Do(command));
    }

    public async Task<CaseErrand[]> Errands(Guid caseId)
    {
        _memory = _memory is { IsLoaded: true, MayBeBehind: false } ? _memory : await Load();
        return (_memory.Find(caseId) ?? await LoadCase(caseId)) is { } found ? Domain.Errands.Of(found.Case, found.Number) : [];
    }

    public Task<EraseOutcome> Erase(EraseCase order) => Erased(() => eraser.Erase(Key, order, Now()));

    public Task<EraseOutcome> Forget(ForgetRelated order) => Erased(() => related.Forget(Key, order, Now()));

    private async Task<EraseOutcome> Erased(Func<Task<ErasedCase>> erase)
    {
        try
        {
            ErasedCase erased = await erase();
            if (erased.Change is { } change)
            {
                publisher.Publish(CaseSummaries.Of(change.After, change.Number));
                TellOfficials(change.Before, change.After);
            }

            return erased.Outcome;
        }
        finally
        {
            // It remembers what must be forgotten.
            _memory = null;
        }
    }

    private async Task<Receipt> Take(IncomingMessage message, CaseRules rules)
    {
        ThreadMemory memory = _memory!;
        string commandId = ThreadMemory.CommandIdOf(message);
        if (memory.WasDone(commandId, out Guid earlier))
        {
            (Case Case, long Number)? known = memory.Find(earlier);
            return new Receipt(CommandOutcome.AlreadyDone, null, earlier, known?.Number ?? 0, known?.Case.Version ?? 0, false);
        }

        (Case last, long number) = memory.Latest;
        (Case before, Decision decision) = await Decide(message, rules, memory, last);
        if (decision.Events.Count == 0)
        {
            return new Receipt(CommandOutcome.AlreadyDone, null, last.Id, number, last.Version, false);
        }

        Actor resident = new(ActorKind.Resident, message.AuthorId, message.AuthorName);
        (Case after, number) = await Append(before, decision, commandId, resident);
        memory.Saw(message.MessageId, after.Id);
        return new Receipt(CommandOutcome.Done, null, after.Id, number, after.Version, !before.Exists);
    }

    private async Task<(Case Before, Decision Decision)> Decide(IncomingMessage message, CaseRules rules, ThreadMemory memory, Case last)
    {
        DateTimeOffset now = Now();
        if (message.What != IncomingKind.New && memory.WasDone(ThreadMemory.CommandIdOf(message with { What = IncomingKind.New }), out Guid about))
        {
            if (memory.WasErased(about))
            {
                return (last, Decision.Nothing);
            }

            Case changed = (memory.Find(about) ?? await LoadCase(about))?.Case ?? last;
            if (memory.WasDone(ThreadMemory.CommandIdOf(message), out _))
            {
                // Told by the journal of an older case, which a thread does not read before it is spoken of.
                return (changed, Decision.Nothing);
            }

            return (changed, message.What == IncomingKind.Edited ? ResidentRules.Edit(changed, message) : ResidentRules.Delete(changed, message));
        }

        if (message.What == IncomingKind.Deleted)
        {
            return (last, Decision.Nothing);
        }

        // An edit of a message that never came is the message itself.
        MessageFacts facts = reader.Read(message);
        if (!ResidentRules.OpensAnother(last, message, facts))
        {
            return (last, ResidentRules.Continue(last, message, facts, rules, now));
        }

        Case fresh = Case.None with { Id = CaseIds.Of(Key, memory.NextOrdinal) };
        return (fresh, ResidentRules.Open(message, fresh.Id, memory.NextOrdinal, facts, rules, await regions.Loads(message.Region), now));
    }

    private async Task<CommandReply> Do(CaseCommand command)
    {
        (Case Case, long Number)? known = _memory!.Find(command.CaseId) ?? await LoadCase(command.CaseId);
        if (known is { } behind && CaseDecider.IsAhead(command, behind.Case))
        {
            // Another activation set this deadline or gave this answer. From memory that is behind, the row would be called
            // stale and dropped for ever, the report of the delivery taken for nonsense and the silence never begin.
            _memory = await Load();
            known = _memory.Find(command.CaseId) ?? await LoadCase(command.CaseId);
        }

        if (known is null && command is OpenSplit split)
        {
            return await Open(split);
        }

        if (known is not { } found)
        {
            return new CommandReply(CommandOutcome.Refused, "case-not-found", null, null);
        }

        if (_memory.WasDone(command.CommandId, out _))
        {
            return new CommandReply(CommandOutcome.AlreadyDone, null, null, CaseSummaries.Of(found.Case, found.Number));
        }

        CaseRules rules = await regions.Find(found.Case.Region)
            ?? throw new InvalidOperationException($"Region {found.Case.Region} has cases but no configuration.");
        Decision decision = CaseDecider.Decide(found.Case, command, rules, Now());
        if (decision.IsRefused || decision.Events.Count == 0)
        {
            CommandOutcome outcome = decision.IsRefused ? CommandOutcome.Refused : CommandOutcome.AlreadyDone;
            return new CommandReply(outcome, decision.Refusal, decision.Detail, CaseSummaries.Of(found.Case, found.Number));
        }

        (Case after, long number) = await Append(found.Case, decision, command.CommandId, command.By);
        return new CommandReply(CommandOutcome.Done, null, null, CaseSummaries.Of(after, number));
    }

    private async Task<CommandReply> Open(OpenSplit split)
    {
        CaseRules rules = await regions.Find(split.Region) ?? throw new InvalidOperationException($"Region {split.Region} has cases but no configuration.");
        Case fresh = Case.None with { Id = split.CaseId };
        Decision decision = SplitRules.Open(
            split, Key, _memory!.NextOrdinal, reader.Read(split.Text), rules, await regions.Loads(split.Region), Now());
        (Case after, long number) = await Append(fresh, decision, split.CommandId, split.By);
        foreach (string messageId in split.MessageIds)
        {
            _memory!.Moved(messageId, after.Id);
        }

        return new CommandReply(CommandOutcome.Done, null, null, CaseSummaries.Of(after, number));
    }

    private async Task<(Case After, long Number)> Append(Case before, Decision decision, string commandId, Actor by)
    {
        DateTimeOffset now = Now();
        Case after = decision.Events.Aggregate(before, (state, happened) => CaseFold.Apply(state, happened, now));
        long number = await journal.Append(new JournalEntry(before, after, decision.Events, commandId, by, now));
        _memory!.Commit(after, number, commandId);
        publisher.Publish(CaseSummaries.Of(after, number));
        if (decision.Events.Any(e => e is AnswerGiven or CaseForwarded))
        {
            outbox.Ring();
        }

        TellOfficials(before, after);
        return (after, number);
    }

    /// <summary>Runs a command once more from storage when the fence refused it; forgets what may no longer be true.</summary>
    private async Task<T> Fenced<T>(Func<Task<T>> command)
    {
        try
        {
            return await Twice(command);
        }
        finally
        {
            _memory = _memory is { IsGuess: true } ? null : _memory;
        }
    }

    private async Task<T> Twice<T>(Func<Task<T>> command)
    {
        try
        {
            return await command();
        }
        catch (LostRaceException)
        {
            _memory = await Load();
        }
        catch (JournalUnavailableException)
        {
            _memory = null;
            throw;
        }

        try
        {
            return await command();
        }
        catch (Exception e) when (e is LostRaceException or JournalUnavailableException)
        {
            _memory = null;
            // Lost twice in a row: another activation is alive and busy. Orleans drops this one on that exception.
            throw e is LostRaceException ? new InconsistentStateException(e.Message) : e;
        }
    }

    private async Task<ThreadMemory> Load() => ThreadMemory.Of(await store.Load(Key));

    private async Task<(Case Case, long Number)?> LoadCase(Guid caseId)
    {
        if (await store.LoadCase(Key, caseId) is not { } stored)
        {
            return null;
        }

        if (stored.Case.Ordinal > _memory!.Latest.Case.Ordinal)
        {
            // Opened by another activation: its messages, too, are unknown here.
            _memory = await Load();
            return _memory.Find(caseId);
        }

        _memory.Add(stored);
        return (stored.Case, stored.Number);
    }

    private void TellOfficials(Case before, Case after)
    {
        if (before.ClaimedBy is { } former && former != after.ClaimedBy)
        {
            GrainFactory.GetGrain<IOfficialGrain>($"{after.Region}/{former}").ClaimChanged(after.Id, Key, null).Ignore();
        }

        if (after.ClaimedBy is { } holder && after.Lease != before.Lease)
        {
            GrainFactory.GetGrain<IOfficialGrain>($"{after.Region}/{holder}").ClaimChanged(after.Id, Key, after.Lease?.At).Ignore();
        }
    }

    // To the millisecond: what is in memory must equal what comes back from the journal, whatever the column's precision.
    private DateTimeOffset Now()
    {
        DateTimeOffset now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }
}
