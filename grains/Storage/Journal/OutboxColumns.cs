using Dialog.Cases.Domain;
using NpgsqlTypes;

namespace Dialog.Storage.Journal;

/// <summary>Parameters $73..$81 of <c>append.sql</c>: answers to be sent.</summary>
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
        if (happened is not AnswerGiven answer)
        {
            return;
        }

        Case c = entry.After;
        _case.Add(c.Id);
        _version.Add(version);
        _region.Add(c.Region);
        _channel.Add(c.Channel);
        _thread.Add(c.Thread);
        _conversation.Add(c.Thread[(c.Channel.Length + 1)..]);
        _replyTo.Add(answer.ReplyTo);
        _text.Add(answer.Text);
        _attachments.Add(CaseEventJson.Write(answer.Attachments));
    }
}
