using System.Text.Json;
using Npgsql;

namespace Dialog.Api.Platform;

/// <summary>The table <c>nodes</c>, and what PostgreSQL tells of itself.</summary>
internal sealed class PlatformStore(NpgsqlDataSource database)
{
    private const int PatienceSeconds = 3;

    public async Task<List<NodeView>> Nodes(CancellationToken stop)
    {
        await using NpgsqlCommand command = Patient("list_nodes");
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(stop);
        List<NodeView> found = [];
        while (await r.ReadAsync(stop))
        {
            double silent = Math.Max(0, r.GetDouble(7));
            found.Add(new NodeView(
                r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetFieldValue<DateTimeOffset>(5), r.GetFieldValue<DateTimeOffset>(6), silent,
                PlatformFindings.StateOf(silent, r.GetBoolean(9)), null, null,
                JsonSerializer.Deserialize<Dictionary<string, double>>(r.GetString(8)) ?? [],
                r.IsDBNull(10) ? null : new LogLevelView(r.GetString(10), r.GetString(11), r.GetFieldValue<DateTimeOffset>(12))));
        }

        return found;
    }

    /// <summary>Null: the extension is not there.</summary>
    public async Task<List<SlowStatement>?> Statements(CancellationToken stop)
    {
        await using NpgsqlCommand has = Patient("has_statements");
        if (await has.ExecuteScalarAsync(stop) is not true)
        {
            return null;
        }

        await using NpgsqlCommand command = Patient("slowest_statements");
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(stop);
        List<SlowStatement> found = [];
        while (await r.ReadAsync(stop))
        {
            found.Add(new SlowStatement(r.GetString(0), r.GetInt64(1), r.GetDouble(2), r.GetDouble(3), r.GetInt64(4)));
        }

        return found;
    }

    public async Task<long?> Reminders(CancellationToken stop)
    {
        await using NpgsqlCommand command = Patient("count_reminders");
        return await command.ExecuteScalarAsync(stop) as long?;
    }

    /// <summary>False: it is gone, or the last of its kind.</summary>
    public Task<bool> AskToDrain(Guid node, CancellationToken stop) => Change(Patient("ask_node_to_drain").Bind(node), stop);

    /// <summary>False: it is gone. Null for both ends what was set.</summary>
    public Task<bool> SetLogLevel(Guid node, string? category, string? level, TimeSpan? term, CancellationToken stop) =>
        Change(Patient("set_log_level").Bind(node, category, level, term), stop);

    private static async Task<bool> Change(NpgsqlCommand command, CancellationToken stop)
    {
        await using (command)
        {
            return await command.ExecuteScalarAsync(stop) is not null;
        }
    }

    private NpgsqlCommand Patient(string name)
    {
        NpgsqlCommand command = database.CreateCommand(Sql.Read(name));
        command.CommandTimeout = PatienceSeconds;
        return command;
    }
}
