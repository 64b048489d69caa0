using Dialog.Cases.Domain;
using Npgsql;

namespace Dialog.Erasure;

/// <summary>Repeats the erasures of the list in a database that was restored to a moment before them; silos then do the work.</summary>
/// <param name="audit">with the role that writes the audit log</param>
internal sealed class ErasureRepeat(NpgsqlDataSource database, NpgsqlDataSource audit)
{
    // What the paper was stands in the region's own files: words of people stay out of the list.
    private const string Basis = "repeated after a restore";

    /// <returns>true when it is begun again; false when the database knows it already</returns>
    public async Task<bool> Begin(ListedErasure e, CancellationToken stop)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("erasure_repeat"));
        command.Bind(
            e.Id, e.Region, e.Ground, Basis, e.RequestedBy, e.RequestedAt, e.ConfirmedBy, e.ConfirmedAt, e.Cases,
            e.Threads.Select(t => t.Fingerprint).ToArray(), e.Threads.Select(t => t.Ordinal).ToArray(),
            e.Messages.Select(m => m.Thread).ToArray(), e.Messages.Select(m => m.Message).ToArray(), e.Messages.Select(m => m.CaseId).ToArray(),
            Redaction.Marker);
        if (await command.ExecuteScalarAsync(stop) is not > 0L)
        {
            return false;
        }

        await using NpgsqlCommand entry = audit.CreateCommand(Sql.Read("insert_audit_repeat"));
        entry.Bind(e.Region, e.Id.ToString());
        await entry.ExecuteNonQueryAsync(stop);
        return true;
    }

    /// <returns>null when nothing of it is left to do; otherwise what is</returns>
    public async Task<string?> Left(ListedErasure e, CancellationToken stop)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("erasure_left"));
        command.Bind(e.Id, e.Cases, Redaction.Marker);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(stop);
        await r.ReadAsync(stop);
        (long cases, bool runs) = (r.GetInt64(0), r.GetBoolean(1));
        return (cases, runs) switch
        {
            (0, false) => null,
            (_, true) => $"erasure {e.Id} runs, {cases} of its cases wait",
            _ => $"erasure {e.Id} left {cases} cases: a legal hold, or it was never repeated",
        };
    }
}
