using Dialog.Cases.Domain;
using NpgsqlTypes;

namespace Dialog.Storage.Journal;

/// <summary>Which way a line of the conversation went; stored as a number.</summary>
public enum MessageDirection : short
{
    In = 0,
    Out = 1,
    Note = 2,
}

/// <summary>Parameters $54..$72 of <c>append.sql</c>: what an event adds to or changes in the conversation.</summary>
internal sealed class MessageColumns(JournalBatch batch)
{
    private readonly List<string> _thread = batch.Column<string>(NpgsqlDbType.Text);
    private readonly List<string> _externalId = batch.Column<string>(NpgsqlDbType.Text);
    private readonly List<Guid> _case = batch.Column<Guid>(NpgsqlDbType.Uuid);
    private readonly List<int> _version = batch.Column<int>(NpgsqlDbType.Integer);
    private readonly List<short> _direction = batch.Column<short>(NpgsqlDbType.Smallint);
    private readonly List<string> _authorId = batch.Column<string>(NpgsqlDbType.Text);
    private readonly List<string> _authorName = batch.Column<string>(NpgsqlDbType.Text);
    private readonly List<string?> _text = batch.Column<string?>(NpgsqlDbType.Text);
    private readonly List<string?> _attachments = batch.Column<string?>(NpgsqlDbType.Text);
    private readonly List<short?> _answerKind = batch.Column<short?>(NpgsqlDbType.Smallint);
    private readonly List<bool> _isPublic = batch.Column<bool>(NpgsqlDbType.Boolean);
    private readonly List<string?> _link = batch.Column<string?>(NpgsqlDbType.Text);
    private readonly List<string?> _replyTo = batch.Column<string?>(NpgsqlDbType.Text);
    private readonly List<string?> _albumId = batch.Column<string?>(NpgsqlDbType.Text);
    private readonly List<DateTimeOffset> _publishedAt = batch.Column<DateTimeOffset>(NpgsqlDbType.TimestampTz);
    private readonly List<DateTimeOffset> _seenAt = batch.Column<DateTimeOffset>(NpgsqlDbType.TimestampTz);
    private readonly List<DateTimeOffset?> _editedAt = batch.Column<DateTimeOffset?>(NpgsqlDbType.TimestampTz);
    private readonly List<DateTimeOffset?> _deletedAt = batch.Column<DateTimeOffset?>(NpgsqlDbType.TimestampTz);
    private readonly List<bool> _changes = batch.Column<bool>(NpgsqlDbType.Boolean);

    public void Add(JournalEntry entry, CaseEvent happened, int version)
    {
        Case c = entry.After;
        switch (happened)
        {
            case MessageReceived m:
                Row(c, version, m.MessageId, MessageDirection.In, c.ResidentId, c.ResidentName, m.Text, m.PublishedAt);
                Details(CaseEventJson.Write(m.Attachments), null, m.IsPublic, m.Link, m.ReplyTo, m.AlbumId, m.SeenAt);
                Change(null, null, false);
                break;
            case MessageEdited m:
                Row(c, version, m.MessageId, MessageDirection.In, c.ResidentId, c.ResidentName, m.Text, m.EditedAt);
                Details(null, null, c.IsPublic, null, null, null, entry.At);
                Change(m.EditedAt, null, true);
                break;
            case MessageDeleted m:
                Row(c, version, m.MessageId, MessageDirection.In, c.ResidentId, c.ResidentName, "", m.DeletedAt);
                Details(null, null, c.IsPublic, null, null, null, entry.At);
                Change(null, m.DeletedAt, true);
                break;
            case MessagesTaken m:
                foreach (string messageId in m.MessageIds)
                {
                    // Without a text: the row moves to this case and keeps its words.
                    Row(c, version, messageId, MessageDirection.In, c.ResidentId, c.ResidentName, null, entry.At);
                    Details(null, null, c.IsPublic, null, null, null, entry.At);
                    Change(null, null, true);
                }

                break;
            case AnswerGiven a:
                Row(c, version, $"answer:{c.Id}:{version}", MessageDirection.Out, a.Official, a.Name, a.Text, entry.At);
                Details(CaseEventJson.Write(a.Attachments), (short)a.Kind, c.IsPublic, null, a.ReplyTo, null, entry.At);
                Change(null, null, false);
                break;
            case NoteAdded n:
                Row(c, version, $"note:{c.Id}:{version}", MessageDirection.Note, n.Official, n.Name, n.Text, entry.At);
                Details(null, null, false, null, null, null, entry.At);
                Change(null, null, false);
                break;
        }
    }

    private void Row(Case c, int version, string externalId, MessageDirection direction, string authorId, string authorName, string? text, DateTimeOffset publishedAt)
    {
        _thread.Add(c.Thread);
        _externalId.Add(externalId);
        _case.Add(c.Id);
        _version.Add(version);
        _direction.Add((short)direction);
        _authorId.Add(authorId);
        _authorName.Add(authorName);
        _text.Add(text);
        _publishedAt.Add(publishedAt.ToUniversalTime());
    }

    private void Details(string? attachments, short? answerKind, bool isPublic, string? link, string? replyTo, string? albumId, DateTimeOffset seenAt)
    {
        _attachments.Add(attachments);
        _answerKind.Add(answerKind);
        _isPublic.Add(isPublic);
        _link.Add(link);
        _replyTo.Add(replyTo);
        _albumId.Add(albumId);
        _seenAt.Add(seenAt.ToUniversalTime());
    }

    private void Change(DateTimeOffset? editedAt, DateTimeOffset? deletedAt, bool changes)
    {
        _editedAt.Add(editedAt?.ToUniversalTime());
        _deletedAt.Add(deletedAt?.ToUniversalTime());
        _changes.Add(changes);
    }
}
