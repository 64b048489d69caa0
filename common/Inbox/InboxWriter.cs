using Dialog.Observability;
using Npgsql;

namespace Dialog.Inbox;

/// <summary>The durable write that precedes our "received" to a network.</summary>
public sealed class InboxWriter(NpgsqlDataSource database)
{
    /// <summary>Gives the ids that were new.</summary>
    /// <param name="crawled">found by a crawl, not sent by the network</param>
    /// <param name="traces">in which each of them goes on; null: all in the trace of this moment</param>
    public async Task<List<string>> Put(string channel, IReadOnlyList<string> externalIds, IReadOnlyList<byte[]> payloads, bool crawled, CancellationToken cancellation, IReadOnlyList<byte[]?>? traces = null)
    {
        byte[]? here = traces is null ? Tracing.Stored : null;
        byte[]?[] each = [.. externalIds.Select((_, i) => traces is null ? here : traces[i])];
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("inbox_insert")).Bind(channel, externalIds.ToArray(), payloads.ToArray(), crawled, each!);
        List<string> taken = [];
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            taken.Add(reader.GetString(0));
        }

        return taken;
    }
}
