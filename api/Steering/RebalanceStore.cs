using System.Text.Json;
using Dialog.Api.Access;
using Dialog.Api.Bulk;
using Dialog.Api.Setup;
using Dialog.Steering;
using Npgsql;

namespace Dialog.Api.Steering;

/// <summary>A batch of moves.</summary>
/// <param name="Undone">The batch that took it back.</param>
internal sealed record RebalanceBatch(Guid Id, string State, DateTimeOffset CreatedAt, bool CanBeUndone, Guid? Undone);

/// <summary>Batches of moves: bulk jobs in which every case has its own two people.</summary>
internal sealed class RebalanceStore(NpgsqlDataSource database)
{
    public static readonly TimeSpan UndoFor = TimeSpan.FromMinutes(10);

    /// <summary>A batch of that id is there afterwards, this one or the first; what cannot be moved is named in it.</summary>
    public async Task Put(Guid id, Person person, HandOverReason reason, PlannedMove[] moves, Dictionary<string, string> authorities, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("put_rebalance"));
        command.Bind(
            id, person.Region, person.Login, BulkAction.HandOver, SqlValue.Jsonb(JsonSerializer.Serialize(reason, Json.Options)),
            moves.Select(m => m.CaseId).ToArray(),
            moves.Select(m => authorities.GetValueOrDefault(m.From, "")).ToArray(),
            moves.Select(m => m.From).ToArray(),
            moves.Select(m => m.To).ToArray(),
            moves.Select(m => m.Problem).ToArray(),
            moves.Select(m => m.Number == 0 ? (long?)null : m.Number).ToArray());
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The batch that takes this one back; the same however often it is asked for.</summary>
    public async Task<Guid> Revert(Guid id, Person person, CancellationToken cancellation)
    {
        Guid undo = BulkAction.Id(person.Login, $"undo:{id:N}");
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("revert_rebalance")).Bind(undo, id, person.Login);
        await command.ExecuteNonQueryAsync(cancellation);
        return undo;
    }

    public async Task<RebalanceBatch?> Find(Guid id, string login, CancellationToken cancellation) => (await Read(login, id, cancellation)).FirstOrDefault();

    /// <summary>Those that can still be taken back and those taken back a moment ago, the latest first.</summary>
    public Task<List<RebalanceBatch>> Recent(string login, CancellationToken cancellation) => Read(login, null, cancellation);

    private async Task<List<RebalanceBatch>> Read(string login, Guid? id, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("list_rebalances")).Bind(login, id, UndoFor);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        List<RebalanceBatch> batches = [];
        while (await r.ReadAsync(cancellation))
        {
            batches.Add(new RebalanceBatch(r.GetGuid(0), r.GetString(1), r.GetFieldValue<DateTimeOffset>(2), r.GetBoolean(3), r.IsDBNull(4) ? null : r.GetGuid(4)));
        }

        return batches;
    }
}
