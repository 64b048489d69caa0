using Npgsql;

namespace Dialog.Cases.Timers;

/// <summary>One timer that is due.</summary>
internal sealed record DueTimer(Guid CaseId, string Kind, int Serial, string Thread, DateTimeOffset DueAt);

/// <summary>The timer rows as the sweep reads them.</summary>
internal sealed class TimerStore(NpgsqlDataSource database)
{
    public async Task<List<DueTimer>> Due(short shard, DateTimeOffset now, int limit)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("due_timers"));
        command.Bind(shard, now, limit);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<DueTimer> due = [];
        while (await reader.ReadAsync())
        {
            due.Add(new DueTimer(reader.GetGuid(0), reader.GetString(1), reader.GetInt32(2), reader.GetString(3), reader.GetFieldValue<DateTimeOffset>(4)));
        }

        return due;
    }

    public async Task<IReadOnlySet<short>> ShardsWithDue(DateTimeOffset now)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("shards_with_due_timers"));
        command.Bind(now, TimerShards.Count);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        HashSet<short> shards = [];
        while (await reader.ReadAsync())
        {
            shards.Add(reader.GetInt16(0));
        }

        return shards;
    }

    public async Task DropStale(DueTimer due)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("drop_stale_timer"));
        command.Bind(due.CaseId, due.Kind, due.Serial);
        await command.ExecuteNonQueryAsync();
    }
}
