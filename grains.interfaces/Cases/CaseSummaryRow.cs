using System.Data.Common;

namespace Dialog.Cases;

/// <summary>A row of the read model's <c>cases</c> as a summary. Silos and apis read it alike.</summary>
public static class CaseSummaryRow
{
    /// <summary>Reads columns in the order of the select lists: <c>id, number, region, version, …, updated_at</c>.</summary>
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
    };

    private static string? Text(DbDataReader r, int i) => r.IsDBNull(i) ? null : r.GetString(i);

    private static DateTimeOffset? Time(DbDataReader r, int i) => r.IsDBNull(i) ? null : r.GetFieldValue<DateTimeOffset>(i);
}
