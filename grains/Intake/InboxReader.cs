using Dialog.Channels;

namespace Dialog.Intake;

/// <summary>Payload → message, with what only we know: which thread an answer of ours was in.</summary>
internal sealed class InboxReader(string channel, ChannelSettings settings, IChannel adapter, InboxStore store)
{
    public async Task<ReadResult> Read(InboxRow row)
    {
        ReadResult read = ReadSafely(row);
        if (read is not ReadResult.Message { RepliesToOurs: { } answer } message)
            return read;
        // A neighbour replying to our answer keeps a thread of their own: only the author's own branch is joined.
        string? conversation = await store.ConversationOfAnswer(channel, answer);
        return conversation is not null && conversation.EndsWith($":{message.Incoming.AuthorId}", StringComparison.Ordinal)
            ? message with { Incoming = message.Incoming with { Conversation = conversation } }
            : read;
    }

    private ReadResult ReadSafely(InboxRow row)
    {
        try
        {
            return adapter.Read(row.Bytes, new(channel, settings.Region, row.ReceivedAt, adapter.Own(settings)));
        }
#pragma warning disable CA1031 // A payload nobody thought of must not stop the ones behind it; it is set aside with this reason.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new ReadResult.Broken("$", $"the reader failed with {e.GetType().Name}");
        }
    }
}
