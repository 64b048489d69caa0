using Dialog.Cases.Domain;

namespace Dialog.Cases.Journal;

/// <summary>Which way a line of the conversation went; stored as a number.</summary>
public enum MessageDirection : short
{
    In = 0,
    Out = 1,
    Note = 2,
}

/// <summary>A line of the conversation that is added, or that is stored already and changes.</summary>
/// <param name="Text">null: the message moves to this case and keeps its text</param>
internal sealed record MessageRow(
    Case Case, int Version, string ExternalId, MessageDirection Direction, string AuthorId, string AuthorName, string? Text, DateTimeOffset PublishedAt, DateTimeOffset SeenAt)
{
    public string? Attachments { get; init; }

    public short? AnswerKind { get; init; }

    public bool IsPublic { get; init; } = Case.IsPublic;

    public bool InClosedGroup { get; init; } = Case.InClosedGroup;

    public string? Link { get; init; }

    public string? ReplyTo { get; init; }

    public string? AlbumId { get; init; }

    public string? Folds { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    public bool Changes { get; init; }
}

/// <summary>The columns of <c>messages</c>, and what an event adds to or changes in the conversation.</summary>
internal static class MessageColumns
{
    public static readonly RowColumns<MessageRow> All = new RowColumns<MessageRow>("messages")
        .Column("thread", m => m.Case.Thread)
        .Column("external_id", m => m.ExternalId)
        .Column("case_id", m => m.Case.Id)
        .Column("version", m => m.Version)
        .Column("direction", m => (short)m.Direction)
        .Column("author_id", m => m.AuthorId)
        .Column("author_name", m => m.AuthorName)
        .Column("text", m => m.Text)
        .Json("attachments", m => m.Attachments)
        .Column("answer_kind", m => m.AnswerKind)
        .Column("is_public", m => m.IsPublic)
        .Column("in_closed_group", m => m.InClosedGroup)
        .Column("link", m => m.Link)
        .Column("reply_to", m => m.ReplyTo)
        .Column("album_id", m => m.AlbumId)
        .Json("folds", m => m.Folds)
        .Column("published_at", m => m.PublishedAt)
        .Column("seen_at", m => m.SeenAt)
        .Column("edited_at", m => m.EditedAt)
        .Column("deleted_at", m => m.DeletedAt)
        // The message is stored already: an edit, a deletion or a move instead of a new row.
        .Condition("changes", m => m.Changes);

    public static void AddTo(RowArrays<MessageRow> rows, JournalEntry entry, CaseEvent happened, int version)
    {
        Case c = entry.After;
        switch (happened)
        {
            case MessageReceived m:
                rows.Add(OfResident(m.MessageId, m.Text, m.PublishedAt) with
                {
                    Attachments = CaseEventJson.Write(m.Attachments),
                    IsPublic = m.IsPublic,
                    InClosedGroup = m.InClosedGroup,
                    Link = m.Link,
                    ReplyTo = m.ReplyTo,
                    AlbumId = m.AlbumId,
                    EditedAt = m.EditedAt,
                    Folds = CaseEventJson.Write(m.Folds),
                    SeenAt = m.SeenAt,
                });
                break;
            case MessageEdited m:
                rows.Add(OfResident(m.MessageId, m.Text, m.EditedAt) with { EditedAt = m.EditedAt, Changes = true });
                break;
            case MessageDeleted m:
                rows.Add(OfResident(m.MessageId, "", m.DeletedAt) with { DeletedAt = m.DeletedAt, Changes = true });
                break;
            case MessagesTaken m:
                foreach (string messageId in m.MessageIds)
                {
                    rows.Add(OfResident(messageId, null, entry.At) with { Changes = true });
                }

                break;
            case AnswerGiven a:
                rows.Add(new MessageRow(c, version, $"answer:{c.Id}:{version}", MessageDirection.Out, a.Official, a.Name, a.Text, entry.At, entry.At)
                {
                    Attachments = CaseEventJson.Write(a.Attachments),
                    AnswerKind = (short)a.Kind,
                    ReplyTo = a.ReplyTo,
                });
                break;
            case ContractorAnswered a:
                rows.Add(new MessageRow(c, version, $"contractor:{c.Id}:{version}", MessageDirection.Note, $"contractor:{a.Link:N}", a.Contractor, a.Text ?? "", entry.At, entry.At)
                {
                    Attachments = CaseEventJson.Write(a.Attachments),
                    IsPublic = false,
                    InClosedGroup = false,
                });
                break;
            case NoteAdded n:
                rows.Add(new MessageRow(c, version, $"note:{c.Id}:{version}", MessageDirection.Note, n.Official, n.Name, n.Text, entry.At, entry.At) { IsPublic = false, InClosedGroup = false });
                break;
        }

        MessageRow OfResident(string messageId, string? text, DateTimeOffset publishedAt) =>
            new(c, version, messageId, MessageDirection.In, c.ResidentId, c.ResidentName, text, publishedAt, entry.At);
    }
}
