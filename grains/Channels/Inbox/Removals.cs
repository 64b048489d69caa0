using Dialog.Cases;

namespace Dialog.Channels.Inbox;

/// <summary>
/// Messages and their removals come side by side, and the removal may be first: it is kept until the message comes, which is then
/// removed at once. Both look again after they have written, so that neither misses the other.
/// </summary>
internal sealed class Removals(string channel, ChannelTraits traits, InboxStore store, InboxReader reader, MessageDelivery delivery)
{
    /// <summary>Hands a message over, and what else follows from a removal that came first.</summary>
    public async Task<Handed> Hand(InboxRow row, IncomingMessage message)
    {
        Handed handed = await delivery.Hand(message);
        try
        {
            return (traits.Removes, handed) switch
            {
                (true, Handed.Taken taken) => message.What == IncomingKind.Deleted ? await Kept(row, message, taken) : await Gone(message, taken),
                _ => handed,
            };
        }
        catch (Exception e) when (Outage.IsOne(e))
        {
            // Handed over again it is known, and looked for again.
            return new Handed.NotNow(e.GetType().Name);
        }
    }

    private async Task<Handed> Kept(InboxRow row, IncomingMessage removal, Handed.Taken taken)
    {
        if (taken.Receipt.Outcome == CommandOutcome.Done)
        {
            return taken;
        }

        // Removed already, or not there yet: what is kept of the former is never asked for.
        await store.RemovedEarly(channel, removal.MessageId, removal.PublishedAt);
        return await reader.Read(row) is ReadResult.Message { Incoming: var again } ? await delivery.Hand(again) : taken;
    }

    private async Task<Handed> Gone(IncomingMessage message, Handed.Taken taken)
    {
        if (await store.WasRemoved(channel, message.MessageId) is not { } at)
        {
            return taken;
        }

        Handed removed = await delivery.Hand(message with { What = IncomingKind.Deleted, Text = "", Attachments = [], SeenAt = at, EditedAt = null });
        return removed is Handed.Taken ? taken : removed;
    }
}
