using Dialog.Hosting;
using Dialog.Hosting.Postgres;
using Npgsql;

namespace Dialog.Local;

/// <summary>The embedded server, or the one somebody named.</summary>
internal sealed class LocalDatabase : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _embedded;

    private LocalDatabase(string connectionString, RoleConnections? roles, string description, EmbeddedPostgres? embedded) =>
        (ConnectionString, Roles, Description, this._embedded) = (connectionString, roles, description, embedded);

    public string ConnectionString { get; }

    /// <summary>Null: somebody's own server, whose given role may not make others.</summary>
    public RoleConnections? Roles { get; }

    /// <summary>For a person; without the password.</summary>
    public string Description { get; }

    public static async Task<LocalDatabase> OpenAsync(LocalOptions options, CancellationToken cancellation)
    {
        if (options.Postgres is not null)
        {
            return await ReachAsync(options.Postgres, cancellation);
        }

        EmbeddedPostgres postgres = new(options.DataFolder);
        try
        {
            await postgres.StartAsync(cancellation);
            return new LocalDatabase(
                postgres.ConnectionString,
                postgres.Roles,
                $"PostgreSQL {postgres.Version}, embedded, 127.0.0.1:{postgres.Port}, user dialog",
                postgres);
        }
        catch
        {
            await postgres.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _embedded?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<LocalDatabase> ReachAsync(string connectionString, CancellationToken cancellation)
    {
        NpgsqlConnectionStringBuilder parts;
        try
        {
            parts = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException e)
        {
            throw new LaunchException($"--postgres is not a connection string: {e.Message} Example: \"Host=db;Database=dialog;Username=dialog;Password=...\"", e);
        }
        string where = $"{parts.Host}:{parts.Port}/{parts.Database}";
        try
        {
            NpgsqlConnectionStringBuilder probe = new(connectionString) { Pooling = false, Timeout = 10 };
            await using NpgsqlConnection connection = new(probe.ConnectionString);
            await connection.OpenAsync(cancellation);
            return new LocalDatabase(connectionString, await MayMakeRolesAsync(connection, parts, cancellation) ? RoleConnections.Of(connectionString) : null, $"PostgreSQL {connection.PostgreSqlVersion}, yours, {where}", embedded: null);
        }
        catch (NpgsqlException e)
        {
            throw new LaunchException($"PostgreSQL given with --postgres ({where}) cannot be used: {e.Message}", e);
        }
    }

    // The roles' passwords follow from this one's: without a password they would be no secret.
    private static async Task<bool> MayMakeRolesAsync(NpgsqlConnection connection, NpgsqlConnectionStringBuilder parts, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = new("select rolsuper from pg_roles where rolname = current_user", connection);
        return !string.IsNullOrEmpty(parts.Password) && await command.ExecuteScalarAsync(cancellation) is true;
    }
}
