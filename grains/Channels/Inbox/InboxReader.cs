using Dialog.Cases;
using Dialog.Files;

namespace Dialog.Channels.Inbox;

/// <summary>Payload → message, with what only we know: which thread an answer of ours was in.</summary>
internal sealed class InboxReader(string channel, ChannelSettings settings, IChannel adapter, InboxStore store, NameCache names)
{
    /// <summary>Reads ahead, so that names are asked for together.</summary>
    public async Task Meet(IReadOnlyList<InboxRow> rows)
    {
        if (names.IsUsed)
        {
            await names.Learn(rows.Select(ReadAlone).OfType<ReadResult.Message>().Where(m => m.Nameless).Select(m => m.Incoming.AuthorId));
        }
    }

    public async Task<ReadResult> Read(InboxRow row)
    {
        ReadResult read = ReadAlone(row);
        if (read is not ReadResult.Message message)
        {
            return read;
        }

        string author = message.Incoming.AuthorId;
        if (message.Nameless && names.Of(author) is { } name)
        {
            message = message with { Incoming = message.Incoming with { AuthorName = name } };
        }
        // A neighbour replying to our answer keeps a thread of their own: only the author's own branch is joined.
        string? conversation = message.RepliesTo.Count > 0 ? await store.ConversationOfAnswer(channel, message.RepliesTo, $":{author}") : null;
        if (message.Among is { } beginning)
        {
            conversation = await store.ConversationOfMessage(channel, beginning, message.Incoming.MessageId);
        }

        if (conversation is null && message.CaseNumber is { } number)
        {
            conversation = await store.ConversationOfCase(channel, number, author);
        }

        IncomingMessage incoming = conversation is null ? message.Incoming : message.Incoming with { Conversation = conversation };
        return message with { Incoming = message.Lines.Count == 0 ? incoming : incoming with { Folds = Repetition.Of(incoming.Text, message.Lines, await store.Said(incoming.Thread)) } };
    }

    // A file's name is shown to officials before anybody looks into the file.
    internal static IncomingMessage WithVisibleNames(IncomingMessage incoming) =>
        incoming with { Attachments = [.. incoming.Attachments.Select(a => a with { Name = a.Name is null ? null : VisibleNames.Of(a.Name) })] };

    /// <summary>What the payload alone tells. Never throws.</summary>
    public ReadResult ReadAlone(InboxRow row)
    {
        try
        {
            ReadResult read = adapter.Read(row.Bytes, new(channel, settings.Region, row.ReceivedAt, adapter.Own(settings)));
            return read is ReadResult.Message { Incoming: { Attachments.Length: > 0 } incoming } message ? message with { Incoming = WithVisibleNames(incoming) } : read;
        }
#pragma warning disable CA1031 // An unforeseen payload must not stop the ones behind it; it becomes a dead letter with this reason.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new ReadResult.Broken("$", $"the reader failed with {e.GetType().Name}");
        }
    }
}
