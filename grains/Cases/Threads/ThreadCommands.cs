using Dialog.Cases.Domain;

namespace Dialog.Cases.Threads;

/// <summary>Does what an official, the outbox, the clock or another case wants of one of a thread's cases, each command once.</summary>
internal sealed class ThreadCommands(ThreadJournal journal, ThreadServices services)
{
    public async Task<Handled<CommandReply>> Do(CaseCommand command)
    {
        (Case Case, long Number)? known = await journal.Find(command.CaseId);
        if (known is { } behind && CaseDecider.IsAhead(command, behind.Case))
        {
            // Another activation set this timer or gave this answer. With memory that is out of date, the row would be called
            // stale and dropped for ever, the report of the delivery would be refused and the silence would never begin.
            await journal.Load();
            known = await journal.Find(command.CaseId);
        }

        if (known is null && command is OpenSplit split)
        {
            return journal.Memory.WasErased(split) ? new Handled<CommandReply>(new CommandReply(CommandOutcome.AlreadyDone, null, null, null)) : await Open(split);
        }

        if (known is not { } found)
        {
            return new Handled<CommandReply>(new CommandReply(CommandOutcome.Refused, "case-not-found", null, null));
        }

        if (journal.Memory.WasDone(command.CommandId, out _))
        {
            return new Handled<CommandReply>(new CommandReply(CommandOutcome.AlreadyDone, null, null, CaseSummaries.Of(found.Case, found.Number)));
        }

        CaseRules rules = await Rules(found.Case.Region);
        if (command is Assign { Official: null, ByLoad: true } given)
        {
            // The rules are pure and do not know how much anybody has.
            command = given with { Official = rules.OfficialFor(given.Authority, await services.Regions.Loads(found.Case.Region), given.CaseId.GetHashCode()) };
        }

        Decision decision = CaseDecider.Decide(found.Case, command, rules, journal.Now());
        if (decision.IsRefused || decision.Events.Count == 0)
        {
            CommandOutcome outcome = decision.IsRefused ? CommandOutcome.Refused : CommandOutcome.AlreadyDone;
            return new Handled<CommandReply>(new CommandReply(outcome, decision.Refusal, decision.Detail, CaseSummaries.Of(found.Case, found.Number)));
        }

        decision = await services.WithRules(found.Case, decision, rules, journal.Now());
        return Done(await journal.Append(found.Case, decision.Events, command.CommandId, command.By));
    }

    private static Handled<CommandReply> Done(Appended stored) =>
        new(new CommandReply(CommandOutcome.Done, null, null, CaseSummaries.Of(stored.Entry.After, stored.Number), AnswerPreviews.WayOf(stored.Entry.Events)), stored);

    /// <summary>What the answer would do; null when the thread has no such case.</summary>
    public async Task<AnswerPreview?> Preview(Answer answer) =>
        await journal.Find(answer.CaseId) is { } found ? AnswerPreviews.Of(found.Case, answer, await Rules(found.Case.Region), journal.Now()) : null;

    /// <summary>Until when the case can be put aside; null when the thread has no such case.</summary>
    public async Task<SnoozeChoices?> SnoozeChoices(Guid caseId) =>
        await journal.Find(caseId) is { } found ? SnoozePresets.Of(found.Case, await Rules(found.Case.Region), journal.Now()) : null;

    private async Task<Handled<CommandReply>> Open(OpenSplit split)
    {
        CaseRules rules = await Rules(split.Region);
        Case fresh = Case.None with { Id = split.CaseId };
        Decision decision = SplitRules.Open(
            split, journal.Thread, journal.Memory.NextOrdinal, services.Reader.Read(split.Text), rules, await services.Regions.Loads(split.Region), journal.Now());
        decision = await services.WithRules(fresh, decision, rules, journal.Now());
        Appended stored = await journal.Append(fresh, decision.Events, split.CommandId, split.By);
        foreach (string messageId in split.MessageIds)
        {
            journal.Memory.Moved(messageId, fresh.Id);
        }

        return Done(stored);
    }

    private async ValueTask<CaseRules> Rules(string region) =>
        await services.Regions.Find(region) ?? throw new InvalidOperationException($"Region {region} has cases but no configuration.");
}
