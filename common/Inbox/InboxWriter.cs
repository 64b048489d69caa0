using Npgsql;

namespace Dialog.Inbox;

/// <summary>The durable write that precedes our "received" to a network.</summary>
public sealed class InboxWriter(NpgsqlDataSource database)
{
    /// <summary>Gives the ids that were new.</summary>
    /// <param name="crawled">found by a crawl, not sent by the network</param>
    public async Task<List<string>> Put(string channel, IReadOnlyList<string> externalIds, IReadOnlyList<byte[]> payloads, bool crawled, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("inbox_insert")).Bind(channel, externalIds.ToArray(), payloads.ToArray(), crawled);
        List<string> taken = [];
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            taken.Add(reader.GetString(0));
        }

        return taken;
    }
}
