using Microsoft.Extensions.Logging;
using Npgsql;

namespace Dialog.Storage.Migrations;

/// <summary>Roles, migrations and grants in their order: what <c>Dialog.Silo migrate</c> does.</summary>
public static class DatabaseSetup
{
    // "roles" in ASCII; beside the migrations' own lock, which is taken within this one.
    private const long LockKey = 0x726f6c6573;

    /// <summary>Safe to repeat, and from several processes at once.</summary>
    /// <param name="keepDays">the audit log's term, in days; null leaves it</param>
    /// <returns>names of the migrations that were applied</returns>
    /// <exception cref="MigrationFailedException">A role is missing and may not be made here, or a migration failed; the message says what to do.</exception>
    public static async Task<IReadOnlyList<string>> Apply(DatabaseLogins logins, int? keepDays, ILogger logger, CancellationToken cancellation = default)
    {
        try
        {
            await using NpgsqlConnection turn = new(logins.Admin ?? logins.Owner);
            await turn.OpenAsync(cancellation);
            await using NpgsqlCommand wait = new("select pg_advisory_lock($1)", turn) { CommandTimeout = 0 };
            wait.Bind(LockKey);
            await wait.ExecuteNonQueryAsync(cancellation);
            try
            {
                await DatabaseRoles.Create(turn, logins, logger, cancellation);
                IReadOnlyList<string> applied = await Migrator.Apply(logins.Owner, logger, cancellation);
                await using NpgsqlConnection owner = new(logins.Owner);
                await owner.OpenAsync(cancellation);
                await DatabaseRoles.Grant(owner, logins, cancellation);
                await Keep(owner, keepDays, cancellation);
                return applied;
            }
            finally
            {
                // A pooled connection keeps its session, and with it the lock, until it is told otherwise.
                await using NpgsqlCommand release = new("select pg_advisory_unlock($1)", turn);
                release.Bind(LockKey);
                await release.ExecuteNonQueryAsync(CancellationToken.None);
            }
        }
        catch (NpgsqlException e)
        {
            throw new MigrationFailedException(null, e);
        }
    }

    private static async Task Keep(NpgsqlConnection owner, int? days, CancellationToken cancellation)
    {
        if (days is not { } term)
        {
            return;
        }

        if (term < 30)
        {
            throw new MigrationFailedException(null, new ArgumentException($"Dialog:Audit:KeepDays is {term}: the audit log is kept for 30 days at least."));
        }

        await using NpgsqlCommand command = new("update audit_chain set keep_days = $1 where keep_days <> $1", owner);
        command.Bind(term);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
