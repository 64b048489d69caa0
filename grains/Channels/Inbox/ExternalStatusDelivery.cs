using Dialog.Cases;
using Orleans.Runtime;

namespace Dialog.Channels.Inbox;

/// <summary>Delivers what external organisations report of forwarded cases to the threads of those cases.</summary>
internal sealed class ExternalStatusDelivery(string channel, InboxStore store, IGrainFactory grains, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public async Task<InboxSettlement> Deliver(InboxRow row, ReadResult.ExternalUpdate word)
    {
        try
        {
            if (await store.Forwarded(channel, word.NetworkId) is not var (caseId, version, thread))
            {
                return Done(row, "ignored", "ignored: a word about nothing we handed on");
            }
            // Delivered before the row is marked done: an update that did not arrive is delivered again.
            CommandReply reply = await grains.GetGrain<IThreadGrain>(thread).Execute(new RecordExternalStatus
            {
                CommandId = $"peer:{channel}:{row.ExternalId}",
                CaseId = caseId,
                By = Actor.System("open311"),
                ForwardVersion = version,
                PeerId = word.Becomes ?? word.NetworkId,
                Status = word.Status,
                Notes = word.Notes,
                At = word.At,
            });
            await store.RecordExternalStatus(channel, word);
            return reply.Outcome == CommandOutcome.Refused ? Done(row, "ignored", $"ignored: {reply.Code}") : Done(row, reply.Outcome == CommandOutcome.Done ? "taken" : "known", null);
        }
#pragma warning disable CA1031 // A failure of one in its thread must not stop those behind it; it is recorded.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return InboxOutcome.Failed(row, e, time.GetUtcNow() + Pause);
        }
    }

    // What the organisation says of the case may repeat the resident's words, and no erasure would find it here: it is stored in the journal.
    private static InboxSettlement Done(InboxRow row, string outcome, string? note) => new(row, "done", note, row.Attempts, row.ReceivedAt) { Outcome = outcome, IsEmptied = true };
}
