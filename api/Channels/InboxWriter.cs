using Dialog.Api.Setup;
using Npgsql;
using NpgsqlTypes;

namespace Dialog.Api.Channels;

/// <summary>The durable write that stands between a network's message and our "received".</summary>
internal sealed class InboxWriter(NpgsqlDataSource database)
{
    /// <summary>Gives the ids that were new.</summary>
    public async Task<List<string>> Put(string channel, IReadOnlyList<string> externalIds, IReadOnlyList<byte[]> payloads, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("put_inbox"));
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = channel });
        command.Parameters.Add(new NpgsqlParameter { Value = externalIds.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = payloads.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        List<string> taken = [];
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            taken.Add(reader.GetString(0));
        }

        return taken;
    }
}
