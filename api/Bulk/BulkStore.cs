using System.ComponentModel.DataAnnotations;
using Dialog.Api.Access;
using Npgsql;

namespace Dialog.Api.Bulk;

/// <param name="State">running, done or cancelled.</param>
/// <param name="Refused">The first 200 cases that refused, with the reason.</param>
internal sealed record BulkView(
    Guid Id, [property: AllowedValues("claim", "assign", "classify", "note", "close", "hand-over")] string Action, [property: AllowedValues("running", "done", "cancelled")] string State, int Total, int Done, int RefusedCount, DateTimeOffset CreatedAt, IReadOnlyList<BulkRefusal> Refused);

internal sealed record BulkRefusal(Guid CaseId, long? Number, string Code, string? Detail);

/// <summary>A job as the node that holds it knows it.</summary>
/// <param name="Reverts">The job that this one takes back.</param>
internal sealed record BulkJob(Guid Id, string Region, string Login, string Action, string Arguments, Guid? Reverts);

/// <param name="Move">Of a job that moves cases between officials.</param>
internal sealed record BulkItem(int Ordinal, Guid CaseId, BulkMove? Move);

/// <summary>From whom to whom, within an authority.</summary>
internal sealed record BulkMove(string Authority, string From, string To);

internal sealed record BulkResult(int Ordinal, string State, long? Number, string? Code, string? Detail);

/// <summary>Bulk jobs and their cases in PostgreSQL: what was done is known whatever happens to a node or a page.</summary>
internal sealed class BulkStore(NpgsqlDataSource database)
{
    public async Task<Guid> Put(Guid id, Person person, string action, string arguments, Guid[] cases)
    {
        await using NpgsqlCommand command = Command("put_bulk");
        command.Bind(id, person.Region, person.Login, action, SqlValue.Jsonb(arguments), cases);
        await command.ExecuteNonQueryAsync();
        return id;
    }

    public async Task<BulkView?> Find(Guid id, Person person, CancellationToken cancellation)
    {
        List<BulkView> found = await Views(person, id, cancellation);
        if (found.Count == 0)
        {
            return null;
        }

        await using NpgsqlCommand command = Command("bulk_refused");
        command.Bind(id);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        List<BulkRefusal> refused = [];
        while (await r.ReadAsync(cancellation))
        {
            refused.Add(new BulkRefusal(r.GetGuid(0), r.IsDBNull(1) ? null : r.GetInt64(1), r.GetString(2), r.IsDBNull(3) ? null : r.GetString(3)));
        }

        return found[0] with { Refused = refused };
    }

    /// <summary>A person's jobs of the last day in the region in force, the latest first.</summary>
    public Task<List<BulkView>> Recent(Person person, CancellationToken cancellation) => Views(person, null, cancellation);

    public async Task Cancel(Guid id, Person person)
    {
        await using NpgsqlCommand command = Command("cancel_bulk");
        command.Bind(id, person.Login, person.Region);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The oldest job nobody works on; it is the caller's for the lease.</summary>
    public async Task<BulkJob?> Take(string owner, TimeSpan lease, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = Command("take_bulk");
        command.Bind(owner, lease);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        return await r.ReadAsync(cancellation) ? new BulkJob(r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.IsDBNull(5) ? null : r.GetGuid(5)) : null;
    }

    /// <summary>False when the job is no longer the caller's: cancelled, or taken over.</summary>
    public async Task<bool> Renew(Guid id, string owner, TimeSpan lease, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = Command("renew_bulk");
        command.Bind(id, owner, lease);
        return await command.ExecuteNonQueryAsync(cancellation) > 0;
    }

    public async Task<List<BulkItem>> Waiting(Guid id, int limit, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = Command("bulk_waiting");
        command.Bind(id, limit);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        List<BulkItem> items = [];
        while (await r.ReadAsync(cancellation))
        {
            items.Add(new BulkItem(r.GetInt32(0), r.GetGuid(1), r.IsDBNull(2) ? null : new BulkMove(r.GetString(2), r.GetString(3), r.GetString(4))));
        }

        return items;
    }

    public async Task Settle(Guid id, IReadOnlyList<BulkResult> results, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = Command("settle_bulk");
        command.Bind(
            id,
            results.Select(r => r.Ordinal).ToArray(),
            results.Select(r => r.State).ToArray(),
            results.Select(r => r.Number).ToArray(),
            results.Select(r => r.Code).ToArray(),
            results.Select(r => r.Detail).ToArray());
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task Finish(Guid id, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = Command("finish_bulk");
        command.Bind(id);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<List<BulkView>> Views(Person person, Guid? id, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = Command("list_bulk");
        command.Bind(person.Login, id, person.Region);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        List<BulkView> views = [];
        while (await r.ReadAsync(cancellation))
        {
            views.Add(new BulkView(r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetInt32(3), r.GetInt32(4), r.GetInt32(5), r.GetFieldValue<DateTimeOffset>(6), []));
        }

        return views;
    }

    private NpgsqlCommand Command(string name) => database.CreateCommand(Sql.Read(name));
}
