using System.Data.Common;
using Dialog.Notifications;

namespace Dialog.Rows;

/// <summary>A row of <c>notifications</c> as a notice. Silos and apis read it alike.</summary>
public static class NoticeRow
{
    /// <summary>Reads the columns <c>id, region, person, kind, case_id, number, topic, authority, due_at, detail, at, read_at</c>.</summary>
    public static Notice Read(DbDataReader r) => new(
        r.GetInt64(0),
        r.GetString(1),
        r.GetString(2),
        r.GetString(3),
        r.IsDBNull(4) ? null : r.GetGuid(4),
        r.IsDBNull(5) ? null : r.GetInt64(5),
        r.IsDBNull(6) ? null : r.GetString(6),
        r.IsDBNull(7) ? null : r.GetString(7),
        r.IsDBNull(8) ? null : r.GetFieldValue<DateTimeOffset>(8),
        r.IsDBNull(9) ? null : r.GetString(9),
        r.GetFieldValue<DateTimeOffset>(10),
        r.IsDBNull(11) ? null : r.GetFieldValue<DateTimeOffset>(11));
}
