using Dialog.Cases.Domain;

namespace Dialog.Cases.Journal;

/// <summary>A text to be sent.</summary>
internal sealed record OutboxRow(Case Case, int Version, string Channel, string Conversation, string? ReplyTo, string Text, Attachment[]? Attachments, byte[]? Trace);

/// <summary>The columns of <c>outbox</c>: answers to be sent, and cases forwarded to external organisations.</summary>
internal static class OutboxColumns
{
    public static readonly RowColumns<OutboxRow> All = new RowColumns<OutboxRow>("outbox")
        .Column("case_id", o => o.Case.Id)
        .Column("version", o => o.Version)
        .Column("region", o => o.Case.Region)
        .Column("channel", o => o.Channel)
        .Column("thread", o => o.Case.Thread)
        .Column("conversation", o => o.Conversation)
        .Column("reply_to", o => o.ReplyTo)
        .Column("text", o => o.Text)
        .Json("attachments", o => CaseEventJson.Write(o.Attachments))
        .Column("trace", o => o.Trace);

    public static void AddTo(RowArrays<OutboxRow> rows, JournalEntry entry, CaseEvent happened, int version)
    {
        Case c = entry.After;
        switch (happened)
        {
            case AnswerGiven answer:
                rows.Add(new(c, version, c.Channel, c.Thread[(c.Channel.Length + 1)..], answer.ReplyTo, answer.Text, answer.Attachments, entry.Trace));
                break;
            case CaseForwarded forward:
                // An external organisation has no conversation: its service code is stored in that column.
                rows.Add(new(c, version, forward.Channel, forward.ServiceCode, null, forward.Text, forward.Attachments, entry.Trace));
                break;
        }
    }
}
