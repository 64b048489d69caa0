using System.Data;
using System.Runtime.CompilerServices;
using Npgsql;

namespace Dialog.Audit;

/// <summary>Reads the audit log from its beginning and follows its chain.</summary>
internal sealed class AuditVerification(NpgsqlDataSource database)
{
    /// <summary>One pass over all entries: about a minute for ten million. It sees one moment, whatever is written meanwhile.</summary>
    public async Task<AuditOutcome> Run(KnownEntry? known, CancellationToken stop)
    {
        await using NpgsqlConnection connection = await database.OpenConnectionAsync(stop);
        await using NpgsqlTransaction moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        if (await Ends(connection, stop) is not { } ends)
        {
            return new AuditOutcome(0, 0, 0, [], "the row of audit_chain is missing, which says where the log begins and ends");
        }

        AuditChain chain = new(ends, known);
        await foreach (ChainedEntry entry in Entries(connection, stop))
        {
            if (!chain.Follow(entry))
            {
                break;
            }
        }

        return chain.End();
    }

    private static async Task<ChainEnds?> Ends(NpgsqlConnection connection, CancellationToken stop)
    {
        await using NpgsqlCommand command = new(Sql.Read("audit_chain_ends"), connection);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(stop);
        return await r.ReadAsync(stop)
            ? new ChainEnds(r.GetInt64(0), r.GetFieldValue<byte[]>(1), r.GetInt64(2), r.GetFieldValue<byte[]>(3))
            : null;
    }

    private static async IAsyncEnumerable<ChainedEntry> Entries(NpgsqlConnection connection, [EnumeratorCancellation] CancellationToken stop)
    {
        await using NpgsqlCommand command = new(Sql.Read("audit_chain_entries"), connection) { CommandTimeout = 0 };
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(stop);
        while (await r.ReadAsync(stop))
        {
            yield return new ChainedEntry(
                r.GetInt64(0), r.GetInt64(1), r.GetDateTime(2), r.GetString(3), Text(r, 4), r.GetString(5), r.IsDBNull(6) ? null : r.GetGuid(6), r.IsDBNull(7) ? null : r.GetInt64(7),
                Text(r, 8), Text(r, 9), Text(r, 10), Text(r, 11), Text(r, 12), r.IsDBNull(13) ? null : r.GetGuid(13), r.GetFieldValue<byte[]>(14), r.GetFieldValue<byte[]>(15));
        }
    }

    private static string? Text(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetString(i);
}
