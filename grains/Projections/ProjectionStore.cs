using System.Text.Json;
using Dialog.Cases;
using Dialog.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Dialog.Projections;

/// <summary>Reads a window of the journal without holding anything, and writes all that is derived from it in one transaction.</summary>
internal sealed class ProjectionStore([FromKeyedServices(DataSources.Projections)] NpgsqlDataSource database)
{
    public async Task<List<string>> Regions(CancellationToken stop)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("projection_regions"));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(stop);
        List<string> regions = [];
        while (await reader.ReadAsync(stop))
        {
            regions.Add(reader.GetString(0));
        }

        return regions;
    }

    /// <summary>Regions with changes that are not projected yet.</summary>
    public async Task<IReadOnlySet<string>> Waiting()
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("projection_waiting"));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        HashSet<string> regions = [];
        while (await reader.ReadAsync())
        {
            regions.Add(reader.GetString(0));
        }

        return regions;
    }

    public async Task Start(string region)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("projection_start"));
        command.Bind(region);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The next cases and their new events; nothing is locked and no transaction is held, which would hold up every other projection.</summary>
    public async Task<ProjectionWindow> Read(string region, int limit, IReadOnlyCollection<string> lookInto)
    {
        (ulong checkpoint, ulong toldFrom, ulong horizon) = await Position(region);
        List<ProjectedCase> changed = await Changed(region, checkpoint, limit);
        List<ProjectedCase> readable = [.. changed.Where(c => c.ChangedIn < horizon)];
        bool more = changed.Count >= limit;
        ulong next = more && readable.Count > 0 ? readable[^1].ChangedIn + 1 : horizon;
        List<ProjectedEvent> events = readable.Count == 0 ? [] : await Events(readable, toldFrom, lookInto);
        return new ProjectionWindow(region, checkpoint, next, more && readable.Count > 0, changed.Count == 0 ? null : changed[0].UpdatedAt, readable, events);
    }

    /// <summary>All of it or nothing.</summary>
    /// <returns>false: another activation has projected this window already</returns>
    public async Task<bool> Commit(ProjectionWindow window, IReadOnlyList<IProjectedChange> changes)
    {
        await using NpgsqlConnection connection = await database.OpenConnectionAsync();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        await using (NpgsqlCommand move = new(Sql.Read("projection_move"), connection, transaction))
        {
            move.Bind(window.Region, window.From, window.To);
            if (await move.ExecuteNonQueryAsync() == 0)
            {
                return false;
            }
        }

        await using (NpgsqlCommand versions = new(Sql.Read("projection_versions"), connection, transaction))
        {
            Dictionary<Guid, int> last = window.Cases.ToDictionary(c => c.Id, c => c.Projected);
            foreach (ProjectedEvent e in window.Events)
            {
                last[e.CaseId] = Math.Max(last[e.CaseId], e.Version);
            }

            versions.Bind(last.Keys.ToArray(), last.Values.ToArray());
            await versions.ExecuteNonQueryAsync();
        }

        foreach (IProjectedChange change in changes)
        {
            await change.Write(connection, transaction);
        }

        await transaction.CommitAsync();
        return true;
    }

    /// <summary>Deletes old digests and notices, some thousands at a time.</summary>
    public async Task Forget(DateTimeOffset digestsBefore, DateTimeOffset noticesBefore)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("projection_forget"));
        command.Bind(digestsBefore, noticesBefore);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<(ulong Checkpoint, ulong ToldFrom, ulong Horizon)> Position(string region)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("projection_position"));
        command.Bind(region);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync()
            ? (reader.GetFieldValue<ulong>(0), reader.GetFieldValue<ulong>(1), reader.GetFieldValue<ulong>(2))
            : throw new InvalidOperationException($"The projection of {region} has no checkpoint.");
    }

    private async Task<List<ProjectedCase>> Changed(string region, ulong checkpoint, int limit)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("projection_changed"));
        command.Bind(region, checkpoint, limit);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        List<ProjectedCase> cases = [];
        while (await r.ReadAsync())
        {
            cases.Add(new ProjectedCase(
                r.GetGuid(0), r.GetFieldValue<ulong>(1), r.GetInt32(2), r.GetInt64(3), r.GetInt32(4), (CaseStatus)r.GetInt16(5), r.GetString(6),
                Text(r, 7), Text(r, 8), Text(r, 9), r.IsDBNull(10) ? null : r.GetFieldValue<DateTimeOffset>(10), r.GetInt32(11),
                r.GetFieldValue<DateTimeOffset>(12), r.GetBoolean(13))
            {
                Importance = (Importance)r.GetInt16(14),
            });
        }

        return cases;
    }

    private async Task<List<ProjectedEvent>> Events(List<ProjectedCase> cases, ulong toldFrom, IReadOnlyCollection<string> lookInto)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("projection_events"));
        command.Bind(cases.Select(c => c.Id).ToArray(), cases.Select(c => c.Projected).ToArray(), lookInto.ToArray());
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        List<ProjectedEvent> events = [];
        while (await r.ReadAsync())
        {
            events.Add(new ProjectedEvent(
                r.GetGuid(0), r.GetInt32(1), r.GetString(2), r.IsDBNull(3) ? null : JsonSerializer.Deserialize<JsonElement>(r.GetString(3)),
                (ActorKind)r.GetInt16(4), r.GetString(5), r.GetString(6), r.GetFieldValue<DateTimeOffset>(7), r.GetFieldValue<ulong>(8) >= toldFrom)
            {
                Trace = r.IsDBNull(9) ? null : r.GetFieldValue<byte[]>(9),
            });
        }

        return events;
    }

    private static string? Text(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetString(i);
}
