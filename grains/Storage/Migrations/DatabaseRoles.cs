using Microsoft.Extensions.Logging;
using Npgsql;

namespace Dialog.Storage.Migrations;

/// <summary>Makes the roles that connection strings name, and says who may do what.</summary>
internal static partial class DatabaseRoles
{
    /// <summary>Makes missing roles; as an administrator also gives the schema to its owner and changes a password that is not the given one.</summary>
    public static async Task Create(NpgsqlConnection connection, DatabaseLogins logins, ILogger logger, CancellationToken cancellation)
    {
        NpgsqlConnectionStringBuilder[] wanted = [.. ((string[])[logins.Owner, logins.App, logins.Audit]).Select(c => new NpgsqlConnectionStringBuilder(c)).DistinctBy(c => c.Username)];
        string self = new NpgsqlConnectionStringBuilder(logins.Admin ?? logins.Owner).Username!;
        foreach (NpgsqlConnectionStringBuilder role in wanted.Where(r => r.Username != self))
        {
            if (!await Exists(connection, role.Username!, cancellation))
            {
                await Make(connection, role, self, cancellation);
                LogMade(logger, role.Username!);
            }
            else if (logins.Admin is not null && !await Opens(role, cancellation))
            {
                await Execute(connection, await Text(connection, "select format('alter role %I password %L', $1, $2)", cancellation, role.Username, role.Password), cancellation);
                LogPassword(logger, role.Username!);
            }
        }

        if (logins.Admin is not null && wanted[0].Username != self)
        {
            await HandOver(connection, wanted[0].Username!, cancellation);
        }
    }

    /// <summary>Run by the owner after every migration: new tables are granted as the old ones.</summary>
    public static Task Grant(NpgsqlConnection owner, DatabaseLogins logins, CancellationToken cancellation)
    {
        (string self, string app, string audit) = (UserOf(logins.Owner), UserOf(logins.App), UserOf(logins.Audit));
        if (app == self)
        {
            return audit == self ? Task.CompletedTask : throw new MigrationFailedException(null, new InvalidOperationException(
                $"{audit} is to add entries to the audit log while {self}, which silos and apis run with, may change them all: give ConnectionStrings__Owner a role of its own."));
        }

        return Grant(owner, app, audit, cancellation);
    }

    private static async Task Grant(NpgsqlConnection owner, string app, string audit, CancellationToken cancellation)
    {
        string script = Sql.Read("grants")
            .Replace("{database}", await Text(owner, "select quote_ident(current_database())", cancellation), StringComparison.Ordinal)
            .Replace("{app}", await Text(owner, "select quote_ident($1)", cancellation, app), StringComparison.Ordinal)
            .Replace("{audit}", await Text(owner, "select quote_ident($1)", cancellation, audit), StringComparison.Ordinal);
        await using NpgsqlTransaction whole = await owner.BeginTransactionAsync(cancellation);
        await Execute(owner, script, cancellation);
        await whole.CommitAsync(cancellation);
    }

    private static string UserOf(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Username!;

    private static async Task<bool> Exists(NpgsqlConnection connection, string role, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = new("select exists (select from pg_roles where rolname = $1)", connection);
        command.Bind(role);
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    private static async Task Make(NpgsqlConnection connection, NpgsqlConnectionStringBuilder role, string self, CancellationToken cancellation)
    {
        string create = await Text(
            connection, "select format('create role %I login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password %L', $1, $2)", cancellation, role.Username, role.Password);
        try
        {
            await Execute(connection, create, cancellation);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.UniqueViolation)
        {
            // Another database of this server is set up at the same moment: roles belong to all of them.
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new MigrationFailedException(null, new InvalidOperationException(
                $"the role {role.Username} does not exist and {self} may not make it. Make it (create role {role.Username} login password '…') or give ConnectionStrings__Admin for a superuser."));
        }
    }

    private static async Task<bool> Opens(NpgsqlConnectionStringBuilder role, CancellationToken cancellation)
    {
        try
        {
            await using NpgsqlConnection probe = new(new NpgsqlConnectionStringBuilder(role.ConnectionString) { Pooling = false }.ConnectionString);
            await probe.OpenAsync(cancellation);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            return false;
        }
    }

    // What an installation with one role made before belongs to that role still.
    private static async Task HandOver(NpgsqlConnection connection, string owner, CancellationToken cancellation)
    {
        List<string> statements = [];
        await using (NpgsqlCommand command = new(Sql.Read("hand_over"), connection))
        {
            command.Bind(owner);
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                statements.Add(reader.GetString(0));
            }
        }

        foreach (string statement in statements)
        {
            await Execute(connection, statement, cancellation);
        }
    }

    private static async Task<string> Text(NpgsqlConnection connection, string sql, CancellationToken cancellation, params string?[] values)
    {
        await using NpgsqlCommand command = new(sql, connection);
        command.Bind([.. values.Select(v => (SqlValue)v)]);
        return (string)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = new(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Made the database's role {Role}")]
    private static partial void LogMade(ILogger logger, string role);

    [LoggerMessage(Level = LogLevel.Information, Message = "Changed the password of the database's role {Role} to the given one")]
    private static partial void LogPassword(ILogger logger, string role);
}
