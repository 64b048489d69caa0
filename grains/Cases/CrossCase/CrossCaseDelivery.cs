namespace Dialog.Cases.CrossCase;

/// <summary>
/// Brings the messages of one case to other cases. The timer that such a message leaves calls it, and not the thread: two
/// threads that called each other at once would wait for each other. Repeating it is harmless, each message has a command id.
/// </summary>
internal sealed class CrossCaseDelivery(IGrainFactory grains)
{
    public async Task Deliver(IThreadGrain sender, Guid caseId)
    {
        foreach (CrossCaseMessage message in await sender.CrossCaseMessages(caseId))
        {
            CommandReply reply = await grains.GetGrain<IThreadGrain>(message.Thread).Execute(message.Command);
            if (reply.Outcome == CommandOutcome.Refused && message.Undo is { } undo)
            {
                await sender.Execute(undo);
            }
        }
    }
}
