using System.Text.Json;
using Dialog.Cases;
using Dialog.Notifications;
using Dialog.Notifications.Domain;
using Dialog.Storage;
using Dialog.Webhooks;
using Dialog.Webhooks.Domain;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Dialog.Following;

/// <summary>Reads a window of the journal without holding anything, and writes all that follows from it in one transaction.</summary>
internal sealed class FollowStore([FromKeyedServices(DataSources.Following)] NpgsqlDataSource database)
{
    public async Task<List<string>> Regions(CancellationToken stop)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("follow_regions"));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(stop);
        List<string> regions = [];
        while (await reader.ReadAsync(stop))
        {
            regions.Add(reader.GetString(0));
        }

        return regions;
    }

    public async Task Start(string region)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("follow_start"));
        command.Bind(region);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The next cases and their new events; nothing is locked and no transaction is held, which would hold up every other follower.</summary>
    public async Task<FollowedWindow> Read(string region, int limit, IReadOnlyCollection<string> lookInto)
    {
        (ulong checkpoint, ulong toldFrom, ulong horizon) = await Position(region);
        List<FollowedCase> changed = await Changed(region, checkpoint, limit);
        List<FollowedCase> readable = [.. changed.Where(c => c.ChangedIn < horizon)];
        bool more = changed.Count >= limit;
        ulong next = more && readable.Count > 0 ? readable[^1].ChangedIn + 1 : horizon;
        List<FollowedEvent> events = readable.Count == 0 ? [] : await Events(readable, toldFrom, lookInto);
        return new FollowedWindow(region, checkpoint, next, more && readable.Count > 0, changed.Count == 0 ? null : changed[0].UpdatedAt, readable, events);
    }

    /// <summary>All of it or nothing. Null: another activation had followed this window already.</summary>
    public async Task<Followed?> Commit(FollowedWindow window, Guid[] index, IReadOnlyList<NewNotice> notices, IReadOnlyList<WebhookEvent> told, DateTimeOffset now)
    {
        await using NpgsqlConnection connection = await database.OpenConnectionAsync();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        await using (NpgsqlCommand move = new(Sql.Read("follow_move"), connection, transaction))
        {
            move.Bind(window.Region, window.From, window.To);
            if (await move.ExecuteNonQueryAsync() == 0)
            {
                return null;
            }
        }

        await using (NpgsqlBatch batch = new(connection, transaction))
        {
            Dictionary<Guid, int> last = window.Cases.ToDictionary(c => c.Id, c => c.Followed);
            foreach (FollowedEvent e in window.Events)
            {
                last[e.CaseId] = Math.Max(last[e.CaseId], e.Version);
            }

            batch.BatchCommands.Add(Command("follow_versions", last.Keys.ToArray(), last.Values.ToArray()));
            if (index.Length > 0)
            {
                batch.BatchCommands.Add(Command("index_cases", index));
            }

            await batch.ExecuteNonQueryAsync();
        }

        List<Notice> kept = notices.Count == 0 ? [] : await NoticeWriter.Insert(connection, transaction, notices);
        List<Guid> webhooks = told.Count == 0 ? [] : await WebhookQueue.Enqueue(connection, transaction, window.Region, told, now);
        await transaction.CommitAsync();
        return new Followed(kept, webhooks);
    }

    /// <summary>Ends what was told long ago, some thousands at a time.</summary>
    public async Task Forget(DateTimeOffset digestsBefore, DateTimeOffset noticesBefore)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("follow_forget"));
        command.Bind(digestsBefore, noticesBefore);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<(ulong Checkpoint, ulong ToldFrom, ulong Horizon)> Position(string region)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("follow_position"));
        command.Bind(region);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync()
            ? (reader.GetFieldValue<ulong>(0), reader.GetFieldValue<ulong>(1), reader.GetFieldValue<ulong>(2))
            : throw new InvalidOperationException($"The follower of {region} has no checkpoint.");
    }

    private async Task<List<FollowedCase>> Changed(string region, ulong checkpoint, int limit)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("follow_changed"));
        command.Bind(region, checkpoint, limit);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        List<FollowedCase> cases = [];
        while (await r.ReadAsync())
        {
            cases.Add(new FollowedCase(
                r.GetGuid(0), r.GetFieldValue<ulong>(1), r.GetInt32(2), r.GetInt64(3), r.GetInt32(4), (CaseStatus)r.GetInt16(5), r.GetString(6),
                Text(r, 7), Text(r, 8), Text(r, 9), r.IsDBNull(10) ? null : r.GetFieldValue<DateTimeOffset>(10), r.GetInt32(11),
                r.GetFieldValue<DateTimeOffset>(12), r.GetBoolean(13)));
        }

        return cases;
    }

    private async Task<List<FollowedEvent>> Events(List<FollowedCase> cases, ulong toldFrom, IReadOnlyCollection<string> lookInto)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("follow_events"));
        command.Bind(cases.Select(c => c.Id).ToArray(), cases.Select(c => c.Followed).ToArray(), lookInto.ToArray());
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        List<FollowedEvent> events = [];
        while (await r.ReadAsync())
        {
            events.Add(new FollowedEvent(
                r.GetGuid(0), r.GetInt32(1), r.GetString(2), r.IsDBNull(3) ? null : JsonSerializer.Deserialize<JsonElement>(r.GetString(3)),
                (ActorKind)r.GetInt16(4), r.GetString(5), r.GetString(6), r.GetFieldValue<DateTimeOffset>(7), r.GetFieldValue<ulong>(8) >= toldFrom));
        }

        return events;
    }

    private static NpgsqlBatchCommand Command(string name, params SqlValue[] values) => new NpgsqlBatchCommand(Sql.Read(name)).Bind(values);

    private static string? Text(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetString(i);
}

/// <summary>What a committed step made: who hears at once, and which webhooks have something to send.</summary>
internal sealed record Followed(IReadOnlyList<Notice> Notices, IReadOnlyList<Guid> Webhooks);
