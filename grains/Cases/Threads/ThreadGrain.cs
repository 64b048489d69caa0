using Dialog.Cases.Domain;
using Dialog.Cases.Erasure;
using Dialog.Cases.Journal;
using Dialog.Channels.Outbox;
using Dialog.Erasure;
using Dialog.Officials;
using Dialog.Push;
using Orleans.Storage;

namespace Dialog.Cases.Threads;

/// <summary>
/// A resident's conversation and its cases. One per thread, keyed channel/conversation. <see cref="ThreadCore"/> decides and stores;
/// the grain publishes what was stored.
/// </summary>
internal sealed class ThreadGrain(ThreadServices services, ChangePublisher publisher, OutboxSignal outbox, CaseEraser eraser, RelatedEraser related, CaseMetrics metrics)
    : Grain, IThreadGrain
{
    private ThreadCore _core = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _core = new ThreadCore(this.GetPrimaryKeyString(), services);
        return Task.CompletedTask;
    }

    public Task<Receipt> Receive(IncomingMessage message) => message.Thread == _core.Thread
        ? Told(_core.Receive(message))
        : throw new ArgumentException($"A message of {message.Thread} was brought to {_core.Thread}.", nameof(message));

    public Task<CommandReply> Execute(CaseCommand command) => Told(_core.Execute(command));

    public Task<AnswerPreview?> Preview(Answer answer) => _core.Preview(answer);

    public Task<SnoozeChoices?> SnoozeChoices(Guid caseId) => _core.SnoozeChoices(caseId);

    public Task<CrossCaseMessage[]> CrossCaseMessages(Guid caseId) => _core.CrossCaseMessages(caseId);

    public Task<EraseOutcome> Erase(EraseCase order) => Erased(eraser.Erase(_core.Thread, order, _core.Now));

    public Task<EraseOutcome> Forget(ForgetRelated order) => Erased(related.Forget(_core.Thread, order, _core.Now));

    private async Task<T> Told<T>(Task<Handled<T>> call)
    {
        try
        {
            Handled<T> handled = await call;
            if (handled.Stored is { Entry: var entry } stored)
            {
                metrics.Happened(entry.Events);
                Tell(entry.Before, entry.After, stored.Number);
                if (entry.Events.Any(e => e is AnswerGiven or CaseForwarded))
                {
                    outbox.Raise();
                }
            }

            return handled.Reply;
        }
        catch (LostRaceException e)
        {
            // Another activation is alive and busy. Orleans drops this one on that exception.
            throw new InconsistentStateException(e.Message);
        }
    }

    private async Task<EraseOutcome> Erased(Task<ErasedCase> erasing)
    {
        try
        {
            ErasedCase erased = await erasing;
            if (erased.Change is { } change)
            {
                Tell(change.Before, change.After, change.Number);
            }

            return erased.Outcome;
        }
        finally
        {
            // It remembers what must be forgotten.
            _core.Forget();
        }
    }

    private void Tell(Case before, Case after, long number)
    {
        publisher.Publish(CaseSummaries.Of(after, number));
        if (before.ClaimedBy is { } former && former != after.ClaimedBy)
        {
            Official(after, former).ClaimChanged(after.Id, _core.Thread, null).Ignore();
        }

        if (after.ClaimedBy is { } holder && after.Lease != before.Lease)
        {
            Official(after, holder).ClaimChanged(after.Id, _core.Thread, after.Lease?.At).Ignore();
        }
    }

    private IOfficialGrain Official(Case c, string id) => GrainFactory.GetGrain<IOfficialGrain>($"{c.Region}/{id}");
}
