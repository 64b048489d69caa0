using Dialog.Hosting.Postgres;
using Npgsql;

namespace Dialog.Support;

/// <summary>
/// One embedded PostgreSQL per test assembly, started when the first test asks for it. Declare it once in the assembly:
/// <c>[assembly: AssemblyFixture(typeof(PostgresFixture))]</c>.
/// </summary>
public sealed class PostgresFixture : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private EmbeddedPostgres? _server;
    private int _databases;

    /// <summary>The server itself, for tests that restart or crash it; those should start one of their own instead when others share it.</summary>
    public async Task<EmbeddedPostgres> ServerAsync()
    {
        await _gate.WaitAsync();
        try
        {
            return _server ??= await EmbeddedPostgres.StartTemporaryAsync();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>A new, empty database.</summary>
    /// <returns>its connection string, with a pool small enough for many test classes side by side</returns>
    public async Task<string> CreateDatabaseAsync(string prefix = "test")
    {
        EmbeddedPostgres postgres = await ServerAsync();
        string connection = await postgres.CreateDatabaseAsync($"{prefix}_{Interlocked.Increment(ref _databases)}");
        return new NpgsqlConnectionStringBuilder(connection) { MaxPoolSize = 20, IncludeErrorDetail = true }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _gate.Dispose();
    }
}
