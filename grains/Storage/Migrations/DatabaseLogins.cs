namespace Dialog.Storage.Migrations;

/// <summary>The connection strings of the database's roles, as Npgsql takes them. Equal ones are one role.</summary>
/// <param name="Admin">may create roles and give objects away (a superuser); null when the roles are there</param>
/// <param name="Owner">owns the schema and runs migrations</param>
/// <param name="App">silos and apis: reads and writes rows, changes neither tables nor the audit log</param>
/// <param name="Audit">adds entries to the audit log, and nothing else</param>
public sealed record DatabaseLogins(string? Admin, string Owner, string App, string Audit)
{
    /// <summary>One role for everything.</summary>
    public static DatabaseLogins One(string connectionString) => new(null, connectionString, connectionString, connectionString);
}
