using Npgsql;

namespace Dialog.Cases.Replanning;

/// <summary>A case to plan again, and its place in the order of the pass.</summary>
internal sealed record OpenCase(Guid Id, string Thread, DateTimeOffset At);

/// <summary>The read model, in the order in which the recomputation reads it.</summary>
internal sealed class RecomputationStore(NpgsqlDataSource database)
{
    public Task<List<OpenCase>> ByDue(string region, DateTimeOffset due, Guid id, int limit) => Page("open_by_due", region, due, id, limit);

    public Task<List<OpenCase>> Since(string region, DateTimeOffset received, Guid id, int limit) => Page("open_since", region, received, id, limit);

    public async Task<long> Total(string region)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("open_total"));
        command.Bind(region);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<List<OpenCase>> Page(string query, string region, DateTimeOffset after, Guid id, int limit)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read(query));
        command.Bind(region, after, id, limit);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<OpenCase> page = [];
        while (await reader.ReadAsync())
        {
            page.Add(new OpenCase(reader.GetGuid(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2)));
        }

        return page;
    }
}
