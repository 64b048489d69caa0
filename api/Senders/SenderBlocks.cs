using Dialog.Api.Access;
using Dialog.Api.ReadModel;
using Dialog.Privacy;
using Npgsql;

namespace Dialog.Api.Senders;

/// <summary>A block with the case it was made from, for the list of a region.</summary>
internal sealed record BlockedSenderItem(
    string Region, Guid CaseId, long CaseNumber, [property: Personal(PersonalKind.Name)] string ResidentName, string Network, string Channel, SenderBlock Block);

/// <summary>The table <c>sender_blocks</c>, by the case whose sender is meant.</summary>
internal sealed class SenderBlocks(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>The block of a case's sender with its number and channel; null when they were never blocked.</summary>
    public async Task<(SenderBlock Block, long Id, string Channel)?> Find(Guid caseId, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("find_sender_block"));
        command.Bind(caseId);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        return await r.ReadAsync(cancellation) ? (SenderBlock.Read(r), r.GetInt64(7), r.GetString(8)) : null;
    }

    /// <summary>False: the case's resident was erased meanwhile.</summary>
    public async Task<bool> Put(Guid caseId, string reason, TimeSpan term, Person by, CancellationToken cancellation)
    {
        DateTimeOffset now = time.GetUtcNow();
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("put_sender_block"));
        command.Bind(caseId, reason, by.ActorId, by.Name, now, now + term);
        return await command.ExecuteNonQueryAsync(cancellation) > 0;
    }

    public async Task End(Guid caseId, Person by, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("end_sender_block"));
        command.Bind(caseId, by.ActorId, by.Name, time.GetUtcNow());
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <param name="region">* for all</param>
    public async Task<List<BlockedSenderItem>> List(string region, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("list_sender_blocks"));
        command.Bind(region, time.GetUtcNow());
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        List<BlockedSenderItem> found = [];
        while (await r.ReadAsync(cancellation))
        {
            found.Add(new BlockedSenderItem(r.GetString(7), r.GetGuid(8), r.GetInt64(9), r.GetString(10), r.GetString(11), r.GetString(12), SenderBlock.Read(r)));
        }

        return found;
    }
}
