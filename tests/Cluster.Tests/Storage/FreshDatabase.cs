using Dialog.Support;
using Npgsql;

namespace Dialog.Cluster.Tests.Storage;

/// <summary>An empty database for one test or class. Its clock is Moscow's, so that a lost time zone shows as three hours.</summary>
internal sealed class FreshDatabase : IAsyncDisposable
{
    private FreshDatabase(string connectionString)
    {
        ConnectionString = connectionString;
        DataSource = NpgsqlDataSource.Create(connectionString);
    }

    public string ConnectionString { get; }

    public NpgsqlDataSource DataSource { get; }

    public static async Task<FreshDatabase> Create(PostgresFixture postgres)
    {
        NpgsqlConnectionStringBuilder connectionString = new(await postgres.CreateDatabaseAsync("storage"))
        {
            Timezone = "Europe/Moscow",
        };
        return new(connectionString.ConnectionString);
    }

    public async Task<T> Scalar<T>(string sql)
    {
        await using NpgsqlCommand command = DataSource.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public ValueTask DisposeAsync() => DataSource.DisposeAsync();
}
