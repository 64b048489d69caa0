using Dialog.Cases;
using Dialog.Rows;
using Npgsql;

namespace Dialog.Support.Audit;

internal sealed record AuditCase(CaseSummary Summary, int Ordinal, string Channel, string ResidentId);

internal sealed record AuditDeadline(string Kind, int Serial, DateTimeOffset At);

/// <summary>Everything that is kept beside the events, of one snapshot.</summary>
internal sealed class AuditTables
{
    /// <summary>Emptied as the events account for each row.</summary>
    public required Dictionary<Guid, AuditCase> Cases { get; init; }

    public required Dictionary<Guid, CaseSummary> Summaries { get; init; }

    /// <summary>Residents' messages of each case.</summary>
    public Dictionary<Guid, int> Messages { get; } = [];

    /// <summary>Versions of the answers of each case.</summary>
    public Dictionary<Guid, List<int>> Outbox { get; } = [];

    public Dictionary<string, int> OutboxStates { get; } = [];

    public Dictionary<Guid, HashSet<AuditDeadline>> Deadlines { get; } = [];

    public DateTimeOffset Now { get; private set; }

    public static async Task<AuditTables> Read(NpgsqlConnection connection)
    {
        Dictionary<Guid, AuditCase> cases = await ReadCases(connection);
        AuditTables tables = new() { Cases = cases, Summaries = cases.ToDictionary(c => c.Key, c => c.Value.Summary) };
        await Each(connection, "audit_messages", r => tables.Messages[r.GetGuid(0)] = r.GetInt32(1));
        await Each(connection, "audit_outbox", r =>
        {
            Of(tables.Outbox, r.GetGuid(0)).Add(r.GetInt32(1));
            tables.OutboxStates[r.GetString(2)] = tables.OutboxStates.GetValueOrDefault(r.GetString(2)) + 1;
        });
        await Each(connection, "audit_deadlines", r => Of(tables.Deadlines, r.GetGuid(0)).Add(
            new AuditDeadline(r.GetString(1), r.GetInt32(2), r.GetFieldValue<DateTimeOffset>(3))));
        await Each(connection, "audit_now", r => tables.Now = r.GetFieldValue<DateTimeOffset>(0));
        return tables;
    }

    public static async Task<Dictionary<Guid, AuditCase>> ReadCases(NpgsqlConnection connection)
    {
        Dictionary<Guid, AuditCase> cases = [];
        await Each(connection, "audit_cases", r =>
        {
            CaseSummary summary = CaseSummaryRow.Read(r);
            cases[summary.Id] = new AuditCase(summary, r.GetInt32(CaseSummaryRow.Count), r.GetString(CaseSummaryRow.Count + 1), r.GetString(CaseSummaryRow.Count + 2));
        });
        return cases;
    }

    private static T Of<T>(Dictionary<Guid, T> all, Guid id)
        where T : new() => all.TryGetValue(id, out T? known) ? known : all[id] = new T();

    private static async Task Each(NpgsqlConnection connection, string name, Action<NpgsqlDataReader> row)
    {
        await using NpgsqlCommand command = new(Sql.Read(name), connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            row(reader);
        }
    }
}
