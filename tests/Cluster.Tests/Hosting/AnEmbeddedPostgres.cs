using Dialog.Hosting;
using Dialog.Hosting.Postgres;
using Npgsql;

namespace Dialog.Cluster.Tests.Hosting;

public sealed class AnEmbeddedPostgres : IDisposable
{
    private readonly string _data = Path.Combine(Path.GetTempPath(), $"dialog-test-{Path.GetRandomFileName()}");

    [Fact]
    public async Task Keeps_committed_rows_through_stop_and_start()
    {
        await using (EmbeddedPostgres first = await StartAsync())
        {
            await WriteAsync(first, "before the stop");
        }

        await using EmbeddedPostgres second = await StartAsync();
        Assert.Equal(["before the stop"], await ReadAsync(second));
    }

    [Fact]
    public async Task Keeps_committed_rows_through_kill_9_and_its_port()
    {
        await using EmbeddedPostgres postgres = await StartAsync();
        int port = postgres.Port;
        await WriteAsync(postgres, "before the kill");
        await postgres.KillAsync();
        Assert.False(postgres.IsRunning);

        await postgres.StartAsync();
        Assert.Equal(port, postgres.Port);
        Assert.Equal(["before the kill"], await ReadAsync(postgres));
    }

    [Fact]
    public async Task Comes_back_on_the_same_connection_string_after_a_restart()
    {
        await using EmbeddedPostgres postgres = await StartAsync();
        string before = postgres.ConnectionString;
        await postgres.RestartAsync();
        Assert.Equal(before, postgres.ConnectionString);
        Assert.Empty(await ReadAsync(postgres));
    }

    [Fact]
    public async Task Starts_over_the_note_of_a_dead_server_whose_id_another_process_has_now()
    {
        await using (EmbeddedPostgres first = await StartAsync())
        {
            await WriteAsync(first, "kept");
        }
        // This test's own process is alive and no PostgreSQL: the note alone must not stop the start.
        await File.WriteAllTextAsync(Path.Combine(_data, "postgres", "postmaster.pid"), $"{Environment.ProcessId}\n{_data}/postgres\n0\n5432\n\n127.0.0.1\n");
        await using EmbeddedPostgres second = await StartAsync();
        Assert.Equal(["kept"], await ReadAsync(second));
    }

    [Fact]
    public async Task Stops_a_server_that_outlived_its_launcher_and_takes_over_its_data()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("A server is left alone here with Linux' and macOS' means.");
        }

        await using EmbeddedPostgres crashed = await StartAsync();
        await WriteAsync(crashed, "kept");
        int left = crashed.Pid;
        // The lock of a killed launcher is gone, its server is not.
        crashed.ReleaseLock();

        await using EmbeddedPostgres next = await StartAsync();
        Assert.False(crashed.IsRunning);
        Assert.NotEqual(left, next.Pid);
        Assert.Equal(["kept"], await ReadAsync(next));
    }

    [Fact]
    public async Task Refuses_a_data_folder_that_another_run_holds()
    {
        await using EmbeddedPostgres first = await StartAsync();
        await using EmbeddedPostgres second = new(_data);
        LaunchException refusal = await Assert.ThrowsAsync<LaunchException>(() => second.StartAsync());
        Assert.Contains(_data, refusal.Message, StringComparison.Ordinal);
        Assert.True(first.IsRunning);
    }

    [Fact]
    public async Task Starts_again_over_half_a_cluster_of_an_interrupted_first_run()
    {
        Directory.CreateDirectory(Path.Combine(_data, "postgres", "base"));
        await File.WriteAllTextAsync(Path.Combine(_data, "postgres", "PG_VERSION"), "18\n");
        await using EmbeddedPostgres postgres = await StartAsync();
        Assert.Empty(await ReadAsync(postgres));
    }

    [Fact]
    public async Task Is_placed_where_its_account_can_reach_it_when_root_starts_it_below_a_closed_folder()
    {
        Assert.SkipUnless(!OperatingSystem.IsWindows() && Environment.UserName == "root", "Only root gives the server another account.");
        DirectoryInfo closed = Directory.CreateTempSubdirectory("dialog-closed-");
        string below = Path.Combine(closed.FullName, "data");
        await using (EmbeddedPostgres first = await StartAsync(below))
        {
            await WriteAsync(first, "kept");
        }

        string place = new DirectoryInfo(Path.Combine(below, "postgres")).LinkTarget!;
        try
        {
            await using EmbeddedPostgres second = await StartAsync(below);
            Assert.Equal(["kept"], await ReadAsync(second));
        }
        finally
        {
            Directory.Delete(place, recursive: true);
            closed.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Lets_nobody_in_without_the_password_and_keeps_it_private()
    {
        await using EmbeddedPostgres postgres = await StartAsync();
        NpgsqlConnectionStringBuilder guess = new(postgres.ConnectionString) { Password = "guess", Pooling = false };
        await using NpgsqlConnection connection = new(guess.ConnectionString);
        PostgresException refusal = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync());
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_data, "postgres.password")));
        }
    }

    [Fact]
    public async Task Is_durable_and_knows_Russian()
    {
        await using EmbeddedPostgres postgres = await StartAsync();
        Assert.Equal("on", await AskAsync(postgres, "show fsync"));
        Assert.Equal("on", await AskAsync(postgres, "show synchronous_commit"));
        Assert.Equal("яма", await AskAsync(postgres, "select lower('ЯМА')"));
        Assert.Equal("True", await AskAsync(postgres, "select to_tsvector('russian', 'Ямы на дорогах') @@ to_tsquery('russian', 'дорога & яма')"));
    }

    [Fact]
    public async Task Removes_a_temporary_folder_when_done_with()
    {
        string folder;
        await using (EmbeddedPostgres postgres = await EmbeddedPostgres.StartTemporaryAsync())
        {
            folder = Path.GetDirectoryName(postgres.LogFolder)!;
            Assert.True(Directory.Exists(folder));
        }
        Assert.False(Directory.Exists(folder));
    }

    public void Dispose()
    {
        if (Directory.Exists(_data))
        {
            Directory.Delete(_data, recursive: true);
        }
    }

    private async Task<EmbeddedPostgres> StartAsync(string? folder = null)
    {
        EmbeddedPostgres postgres = new(folder ?? _data);
        await postgres.StartAsync();
        return postgres;
    }

    private static async Task WriteAsync(EmbeddedPostgres postgres, string text)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using NpgsqlCommand command = source.CreateCommand("create table if not exists notes (text text)");
        await command.ExecuteNonQueryAsync();
        await using NpgsqlCommand insert = source.CreateCommand("insert into notes values ($1)");
        insert.Parameters.AddWithValue(text);
        await insert.ExecuteNonQueryAsync();
    }

    private static async Task<List<string>> ReadAsync(EmbeddedPostgres postgres)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using (NpgsqlCommand make = source.CreateCommand("create table if not exists notes (text text)"))
        {
            await make.ExecuteNonQueryAsync();
        }

        await using NpgsqlCommand command = source.CreateCommand("select text from notes");
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<string> rows = new();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    private static async Task<string?> AskAsync(EmbeddedPostgres postgres, string sql)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using NpgsqlCommand command = source.CreateCommand(sql);
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
