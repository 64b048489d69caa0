using System.Data.Common;
using Dialog.Cases;

namespace Dialog.Rows;

/// <summary>A row of the read model's <c>cases</c> as a summary. Silos and apis read it alike.</summary>
public static class CaseSummaryRow
{
    /// <summary>
    /// The select list <see cref="Read"/> expects; .sql files name it <c>{case_summary}</c>, or <c>{c.case_summary}</c> where the
    /// table goes by the name c.
    /// </summary>
    public const string Columns = """
        id, number, region, version, status, kind, topic, importance, authority, official, claimed_by, claimed_by_name,
          lease_until, thread, network, is_public, resident_name, excerpt, address, published_at, received_at, due_at, due_kind,
          overdue, last_message_at, unanswered, leg, delivery, answered_at, escalation_level, updated_at,
          approval, approver, approval_due, bounces, awaits_arbiter, promised_for, formal, tags, merged_into, in_closed_group, first_words,
          snoozed_until, snoozed_by, snooze_note
        """;

    /// <summary>The same list of the table that goes by the name c.</summary>
    public static readonly string ColumnsOfC = string.Join(", ", Columns.Split(',', StringSplitOptions.TrimEntries).Select(column => $"c.{column}"));

    /// <summary>How many they are: a further column of the same row has this ordinal.</summary>
    public static int Count { get; } = Columns.Split(',').Length;

    /// <summary>Reads a row selected by <see cref="Columns"/>.</summary>
    public static CaseSummary Read(DbDataReader r) => new()
    {
        Id = r.GetGuid(0),
        Number = r.GetInt64(1),
        Region = r.GetString(2),
        Version = r.GetInt32(3),
        Status = (CaseStatus)r.GetInt16(4),
        Kind = (MessageKind)r.GetInt16(5),
        Topic = r.GetString(6),
        Importance = (Importance)r.GetInt16(7),
        Authority = Text(r, 8),
        Official = Text(r, 9),
        ClaimedBy = Text(r, 10),
        ClaimedByName = Text(r, 11),
        LeaseUntil = Time(r, 12),
        Thread = r.GetString(13),
        Network = r.GetString(14),
        IsPublic = r.GetBoolean(15),
        ResidentName = r.GetString(16),
        Excerpt = r.GetString(17),
        Address = Text(r, 18),
        PublishedAt = r.GetFieldValue<DateTimeOffset>(19),
        ReceivedAt = r.GetFieldValue<DateTimeOffset>(20),
        DueAt = Time(r, 21),
        DueKind = Text(r, 22),
        Overdue = r.GetBoolean(23),
        LastMessageAt = r.GetFieldValue<DateTimeOffset>(24),
        Unanswered = r.GetBoolean(25),
        Leg = r.GetInt32(26),
        Delivery = (DeliveryState)r.GetInt16(27),
        AnsweredAt = Time(r, 28),
        EscalationLevel = r.GetInt32(29),
        UpdatedAt = r.GetFieldValue<DateTimeOffset>(30),
        Approval = (ApprovalState)r.GetInt16(31),
        Approver = Text(r, 32),
        ApprovalDueAt = Time(r, 33),
        Bounces = r.GetInt32(34),
        AwaitsArbiter = r.GetBoolean(35),
        PromisedFor = Time(r, 36),
        Formal = (FormalState)r.GetInt16(37),
        Tags = r.IsDBNull(38) ? [] : r.GetFieldValue<string[]>(38),
        MergedInto = r.IsDBNull(39) ? null : r.GetGuid(39),
        InClosedGroup = r.GetBoolean(40),
        FirstWords = Text(r, 41),
        SnoozedUntil = Time(r, 42),
        SnoozedBy = Text(r, 43),
        SnoozeNote = Text(r, 44),
    };

    private static string? Text(DbDataReader r, int i) => r.IsDBNull(i) ? null : r.GetString(i);

    private static DateTimeOffset? Time(DbDataReader r, int i) => r.IsDBNull(i) ? null : r.GetFieldValue<DateTimeOffset>(i);
}
