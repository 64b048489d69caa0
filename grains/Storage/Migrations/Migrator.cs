using System.Reflection;
using DbUp;
using DbUp.Engine;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Dialog.Storage.Migrations;

/// <summary>Brings a database to this program's schema: the *.sql beside this file, in the order of their names.</summary>
public static partial class Migrator
{
    private const string Journal = "schema_versions";

    // Any number, as long as every version of Dialog uses the same one: "dialog" in ASCII.
    private const long LockKey = 0x6469616c6f67;

    /// <summary>
    /// Applies what is missing and returns the names of the scripts applied, none when the schema is current.
    /// Safe to call from several processes at once: one works, the others wait and then find nothing to do.
    /// Needs a session of its own to PostgreSQL (not a transaction pooler).
    /// </summary>
    /// <exception cref="MigrationFailedException">A script failed; it left nothing, those before it are kept.</exception>
    public static Task<IReadOnlyList<string>> Apply(
        string connectionString, ILogger logger, CancellationToken cancellation = default) =>
        Apply(connectionString, Embedded(), logger, cancellation);

    internal static async Task<IReadOnlyList<string>> Apply(
        string connectionString, IReadOnlyList<SqlScript> scripts, ILogger logger, CancellationToken cancellation = default)
    {
        await using NpgsqlConnection connection = new(connectionString);
        await connection.OpenAsync(cancellation);
        await using (NpgsqlCommand wait = new("select pg_advisory_lock($1)", connection) { CommandTimeout = 0 })
        {
            wait.Bind(LockKey);
            await wait.ExecuteNonQueryAsync(cancellation);
        }

        try
        {
            // DbUp only knows synchronous calls.
            return await Task.Run(() => Upgrade(connectionString, scripts, logger), cancellation);
        }
        finally
        {
            // A pooled connection keeps its session, and with it the lock, until it is told otherwise.
            await using NpgsqlCommand release = new("select pg_advisory_unlock($1)", connection);
            release.Bind(LockKey);
            await release.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private static string[] Upgrade(
        string connectionString, IReadOnlyList<SqlScript> scripts, ILogger logger)
    {
        UpgradeEngine engine = DeployChanges.To
            .PostgresqlDatabase(connectionString, schema: null)
            .WithScripts(scripts)
            .WithScriptNameComparer(StringComparer.Ordinal)
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            .WithExecutionTimeout(TimeSpan.Zero)
            .JournalToPostgresqlTable(null, Journal)
            .LogToNowhere()
            .Build();

        DatabaseUpgradeResult result = engine.PerformUpgrade();
        string[] applied = [.. result.Scripts.Select(script => script.Name)];
        foreach (string? script in applied)
        {
            LogApplied(logger, script);
        }

        if (!result.Successful)
        {
            throw new MigrationFailedException(result.ErrorScript?.Name, result.Error);
        }

        return applied;
    }

    // Journalled by file name: a name with the namespace in it would run everything again after a rename.
    internal static List<SqlScript> Embedded()
    {
        Assembly assembly = Assembly.GetExecutingAssembly();
        string prefix = typeof(Migrator).Namespace + ".";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => SqlScript.FromStream(name[prefix.Length..], assembly.GetManifestResourceStream(name)!)),
        ];
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Applied migration {Script}")]
    private static partial void LogApplied(ILogger logger, string script);
}
