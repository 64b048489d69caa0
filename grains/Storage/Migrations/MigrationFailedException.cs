using Npgsql;

namespace Dialog.Storage.Migrations;

/// <summary>A migration did not run; the message names the script and PostgreSQL's reason.</summary>
public sealed class MigrationFailedException(string? script, Exception? reason)
    : Exception(Describe(script, reason), reason)
{
    /// <summary>The file name of the script; null when it failed before the first one, e.g. reading the journal.</summary>
    public string? Script { get; } = script;

    private static string Describe(string? script, Exception? reason)
    {
        string what = script is null ? "The database could not be migrated" : $"Migration {script} failed and was rolled back";
        string? why = reason is PostgresException { MessageText: var text, SqlState: var state }
            ? $"{text} (SQLSTATE {state})"
            : reason?.Message;
        return $"{what}: {why}";
    }
}
