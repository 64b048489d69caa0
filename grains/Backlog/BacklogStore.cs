using Npgsql;

namespace Dialog.Backlog;

/// <summary>How much waits in one queue, of one network where it has one.</summary>
/// <param name="Oldest">null: nothing waits, or its age says nothing</param>
internal sealed record BacklogFigure(string Queue, string? Network, long Waiting, DateTimeOffset? Oldest);

/// <summary>Reads the queues that are tables.</summary>
internal sealed class BacklogStore(NpgsqlDataSource database)
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(5);

    /// <summary>Given up after this: a database that is too busy to be counted is not made busier.</summary>
    private const int PatienceSeconds = 5;

    public async Task<List<BacklogFigure>> Read(DateTimeOffset now, CancellationToken stop)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("backlog")).Bind(now, Late);
        command.CommandTimeout = PatienceSeconds;
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(stop);
        List<BacklogFigure> figures = [];
        while (await reader.ReadAsync(stop))
        {
            figures.Add(new(
                reader.GetString(0),
                reader.IsDBNull(1) ? null : reader.GetString(1),
                reader.IsDBNull(2) ? 0 : reader.GetInt64(2),
                reader.IsDBNull(3) ? null : reader.GetFieldValue<DateTimeOffset>(3)));
        }

        return figures;
    }
}
