using Npgsql;

namespace Dialog.Projections.Search;

/// <summary>The words of each case, for full-text search.</summary>
internal sealed class SearchProjection(ProjectionMetrics metrics) : IProjection
{
    public IReadOnlyCollection<string> ReadsContentOf => [];

    public ValueTask<IProjectedChange?> Prepare(ProjectionWindow window, DateTimeOffset now, bool leaveOut)
    {
        Guid[] touched = SearchIndex.Touched(window);
        if (leaveOut)
        {
            metrics.Unindexed.Add(touched.Length);
            touched = [];
        }

        return ValueTask.FromResult<IProjectedChange?>(touched.Length == 0 ? null : new Change(touched));
    }

    private sealed class Change(Guid[] cases) : IProjectedChange
    {
        public async Task Write(NpgsqlConnection connection, NpgsqlTransaction transaction)
        {
            await using NpgsqlCommand command = new(Sql.Read("index_cases"), connection, transaction);
            command.Bind(cases);
            await command.ExecuteNonQueryAsync();
        }

        public Task Announce(IGrainFactory grains) => Task.CompletedTask;
    }
}
