using Dialog.Cases;
using Orleans.Runtime;

namespace Dialog.Channels.Inbox;

/// <summary>Takes what other bodies say of cases handed on to them to the threads of those cases.</summary>
internal sealed class ExternalStatusDelivery(string channel, InboxStore store, IGrainFactory grains, TimeProvider time)
{
    private const int Trials = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public async Task<InboxSettlement> Deliver(InboxRow row, ReadResult.ExternalUpdate word)
    {
        try
        {
            if (await store.Forwarded(channel, word.NetworkId) is not var (caseId, version, thread))
            {
                return Done(row, "ignored", "ignored: a word about nothing we handed on");
            }
            // Heard before it is called done: a word that did not arrive is brought again.
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
        catch (Exception e) when (Outage.IsOne(e))
        {
            return new(row, "waiting", e.GetType().Name, row.Attempts, time.GetUtcNow() + Pause);
        }
#pragma warning disable CA1031 // Whatever one word does to its thread must not stop what is behind it; it is written down.
        catch (Exception e)
#pragma warning restore CA1031
        {
            bool last = row.Attempts + 1 >= Trials;
            return new(row, last ? "poison" : "waiting", $"{e.GetType().Name}: {e.Message}", row.Attempts + 1, last ? row.ReceivedAt : time.GetUtcNow() + Pause);
        }
    }

    // What that body says of the case may repeat the resident's words, and nobody would find it here: it stands in the journal.
    private static InboxSettlement Done(InboxRow row, string outcome, string? note) => new(row, "done", note, row.Attempts, row.ReceivedAt) { Outcome = outcome, IsEmptied = true };
}
