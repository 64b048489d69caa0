using Npgsql;

namespace Dialog.Deadlines;

/// <summary>One wake-up that is due.</summary>
internal sealed record DueDeadline(Guid CaseId, string Kind, int Serial, string Thread, DateTimeOffset DueAt);

/// <summary>The deadline rows as the sweep sees them.</summary>
internal sealed class DeadlineStore(NpgsqlDataSource database)
{
    public async Task<List<DueDeadline>> Due(short shard, DateTimeOffset now, int limit)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("due"));
        command.Bind(shard, now, limit);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<DueDeadline> due = [];
        while (await reader.ReadAsync())
        {
            due.Add(new DueDeadline(reader.GetGuid(0), reader.GetString(1), reader.GetInt32(2), reader.GetString(3), reader.GetFieldValue<DateTimeOffset>(4)));
        }

        return due;
    }

    public async Task DropStale(DueDeadline due)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("drop_stale"));
        command.Bind(due.CaseId, due.Kind, due.Serial);
        await command.ExecuteNonQueryAsync();
    }
}
