using Dialog.Cases;

namespace Dialog.Channels.Inbox;

/// <summary>How handing a message to its thread ended.</summary>
internal abstract record Handed
{
    public sealed record Taken(Receipt Receipt) : Handed;

    /// <summary>The rules or the database refuse this very message; repeating does not help.</summary>
    public sealed record Refused(string Why) : Handed;

    /// <summary>The thread could not be asked; the same message may be handed over again.</summary>
    public sealed record NotNow(string Why) : Handed;

    /// <summary>Something is wrong with the message or with us.</summary>
    public sealed record Faulted(string Why) : Handed;
}

/// <summary>Hands messages to their threads, again after what a cluster in motion does to calls.</summary>
internal sealed class MessageDelivery(IGrainFactory grains, TimeProvider time)
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(500), TimeSpan.Zero];

    public async Task<Handed> Hand(IncomingMessage message)
    {
        string why = "";
        foreach (TimeSpan pause in Pauses)
        {
            try
            {
                Receipt receipt = await grains.GetGrain<IThreadGrain>(message.Thread).Receive(message);
                return receipt.Outcome == CommandOutcome.Refused ? new Handed.Refused(receipt.Code ?? "refused") : new Handed.Taken(receipt);
            }
            catch (RefusedContentException e)
            {
                return new Handed.Refused(e.Message);
            }
            catch (Exception e) when (Outage.IsOne(e))
            {
                why = e.GetType().Name;
            }
#pragma warning disable CA1031 // Whatever one message does to its thread must not stop the messages behind it; it is written down.
            catch (Exception e)
#pragma warning restore CA1031
            {
                return new Handed.Faulted($"{e.GetType().Name}: {e.Message}");
            }
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, time);
            }
        }
        return new Handed.NotNow(why);
    }
}
