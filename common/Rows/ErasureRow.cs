using System.Data.Common;
using System.Text.Json;
using Dialog.Erasure;

namespace Dialog.Rows;

/// <summary>An erasure with its report as a row. Silos and apis read it alike.</summary>
public static class ErasureRow
{
    /// <summary>The select list <see cref="Read"/> expects of <c>erasures e</c>; .sql files name it <c>{erasure}</c>.</summary>
    public const string Columns = """
        e.id, e.region, e.ground, e.basis, e.state, e.requested_by, e.requested_at, e.confirmed_by, e.confirmed_at, e.finished_at,
          (select count(*)::int from erasure_cases c where c.erasure = e.id),
          (select count(*)::int from erasure_cases c where c.erasure = e.id and c.state = 'erased'),
          (select count(*)::int from erasure_cases c where c.erasure = e.id and c.state = 'held'),
          (select jsonb_object_agg(r.table_name, r.rows)::text from erasure_rows r where r.erasure = e.id),
          (select jsonb_agg(jsonb_build_object('place', m.place, 'caseNumber', m.case_number, 'reference', m.reference, 'excerpt', m.excerpt) order by m.ordinal)::text
             from erasure_mentions m where m.erasure = e.id),
          e.networks
        """;

    /// <summary>How many they are: a further column of the same row has this ordinal.</summary>
    public const int Count = 16;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Reads a row selected by <see cref="Columns"/>.</summary>
    public static ErasureView Read(DbDataReader r) => new()
    {
        Id = r.GetGuid(0),
        Region = r.GetString(1),
        Ground = r.GetString(2),
        Basis = r.GetString(3),
        State = r.GetString(4),
        RequestedBy = r.GetString(5),
        RequestedAt = r.GetFieldValue<DateTimeOffset>(6),
        ConfirmedBy = r.IsDBNull(7) ? null : r.GetString(7),
        ConfirmedAt = r.IsDBNull(8) ? null : r.GetFieldValue<DateTimeOffset>(8),
        FinishedAt = r.IsDBNull(9) ? null : r.GetFieldValue<DateTimeOffset>(9),
        Cases = r.GetInt32(10),
        Erased = r.GetInt32(11),
        Held = r.GetInt32(12),
        Rows = r.IsDBNull(13) ? [] : JsonSerializer.Deserialize<Dictionary<string, long>>(r.GetString(13))!,
        Mentions = r.IsDBNull(14) ? [] : JsonSerializer.Deserialize<NameMention[]>(r.GetString(14), Json)!,
        Networks = r.IsDBNull(15) ? [] : r.GetFieldValue<string[]>(15),
    };
}
