using Dialog.Cases;
using Dialog.Cases.Domain;
using NpgsqlTypes;

namespace Dialog.Storage.Journal;

/// <summary>Parameters $73..$81 of <c>append.sql</c>: answers to be sent, and cases handed on to other bodies.</summary>
internal sealed class OutboxColumns(JournalBatch batch)
{
    private readonly List<Guid> _case = batch.Column<Guid>(NpgsqlDbType.Uuid);
    private readonly List<int> _version = batch.Column<int>(NpgsqlDbType.Integer);
    private readonly List<string> _region = batch.Column<string>(NpgsqlDbType.Text);
    private readonly List<string> _channel = batch.Column<string>(NpgsqlDbType.Text);
    private readonly List<string> _thread = batch.Column<string>(NpgsqlDbType.Text);
    private readonly List<string> _conversation = batch.Column<string>(NpgsqlDbType.Text);
    private readonly List<string?> _replyTo = batch.Column<string?>(NpgsqlDbType.Text);
    private readonly List<string> _text = batch.Column<string>(NpgsqlDbType.Text);
    private readonly List<string?> _attachments = batch.Column<string?>(NpgsqlDbType.Text);

    public void Add(JournalEntry entry, CaseEvent happened, int version)
    {
        Case c = entry.After;
        switch (happened)
        {
            case AnswerGiven answer:
                Row(c, version, c.Channel, c.Thread[(c.Channel.Length + 1)..], answer.ReplyTo, answer.Text, answer.Attachments);
                break;
            case CaseForwarded forward:
                // Another body is no conversation: what it calls such a case stands in its place.
                Row(c, version, forward.Channel, forward.ServiceCode, null, forward.Text, forward.Attachments);
                break;
        }
    }

    private void Row(Case c, int version, string channel, string conversation, string? replyTo, string text, Attachment[]? attachments)
    {
        _case.Add(c.Id);
        _version.Add(version);
        _region.Add(c.Region);
        _channel.Add(channel);
        _thread.Add(c.Thread);
        _conversation.Add(conversation);
        _replyTo.Add(replyTo);
        _text.Add(text);
        _attachments.Add(CaseEventJson.Write(attachments));
    }
}
