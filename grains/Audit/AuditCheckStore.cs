using Dialog.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Dialog.Audit;

/// <summary>When the chain was last verified, and what was found.</summary>
/// <param name="Fault">null: it was whole</param>
public sealed record AuditCheck(DateTimeOffset At, string? Fault);

/// <summary>Remembers the verifications of the audit log, and seals its end.</summary>
public sealed class AuditCheckStore(NpgsqlDataSource database, [FromKeyedServices(DataSources.Audit)] NpgsqlDataSource entries)
{
    public async Task<AuditCheck?> Last(CancellationToken stop)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("audit_last_check"));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(stop);
        return await reader.ReadAsync(stop) ? new AuditCheck(reader.GetFieldValue<DateTimeOffset>(0), reader.IsDBNull(1) ? null : reader.GetString(1)) : null;
    }

    public async Task Seal(CancellationToken stop)
    {
        await using NpgsqlCommand command = database.CreateCommand("select audit_seal()");
        await command.ExecuteNonQueryAsync(stop);
    }

    internal async Task Put(DateTimeOffset at, AuditOutcome outcome, CancellationToken stop)
    {
        if (outcome.Fault is not null)
        {
            await using NpgsqlCommand entry = entries.CreateCommand(Sql.Read("insert_audit_fault"));
            entry.Bind(outcome.Fault);
            await entry.ExecuteNonQueryAsync(stop);
        }

        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("audit_put_check"));
        command.Bind(at, outcome.Entries, outcome.N, outcome.Hash, outcome.Fault);
        await command.ExecuteNonQueryAsync(stop);
    }
}
