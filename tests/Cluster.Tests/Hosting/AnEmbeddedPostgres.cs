using Dialog.Hosting;
using Npgsql;

namespace Dialog.Cluster.Tests.Hosting;

public sealed class AnEmbeddedPostgres : IDisposable
{
    private readonly string data = Path.Combine(Path.GetTempPath(), $"dialog-test-{Path.GetRandomFileName()}");

    [Fact]
    public async Task Keeps_committed_rows_through_stop_and_start()
    {
        await using (var first = await StartAsync())
            await WriteAsync(first, "before the stop");
        await using var second = await StartAsync();
        Assert.Equal(["before the stop"], await ReadAsync(second));
    }

    [Fact]
    public async Task Keeps_committed_rows_through_kill_9_and_its_port()
    {
        await using var postgres = await StartAsync();
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
        await using var postgres = await StartAsync();
        string before = postgres.ConnectionString;
        await postgres.RestartAsync();
        Assert.Equal(before, postgres.ConnectionString);
        Assert.Empty(await ReadAsync(postgres));
    }

    [Fact]
    public async Task Starts_over_the_note_of_a_dead_server_whose_id_another_process_has_now()
    {
        await using (var first = await StartAsync())
            await WriteAsync(first, "kept");
        // This test's own process is alive and no PostgreSQL: the note alone must not stop the start.
        await File.WriteAllTextAsync(Path.Combine(data, "postgres", "postmaster.pid"), $"{Environment.ProcessId}\n{data}/postgres\n0\n5432\n\n127.0.0.1\n");
        await using var second = await StartAsync();
        Assert.Equal(["kept"], await ReadAsync(second));
    }

    [Fact]
    public async Task Stops_a_server_that_outlived_its_launcher_and_takes_over_its_data()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("A server is left alone here with Linux' and macOS' means.");
        await using var crashed = await StartAsync();
        await WriteAsync(crashed, "kept");
        int left = crashed.Pid;
        // The lock of a killed launcher is gone, its server is not.
        crashed.ReleaseLock();

        await using var next = await StartAsync();
        Assert.False(crashed.IsRunning);
        Assert.NotEqual(left, next.Pid);
        Assert.Equal(["kept"], await ReadAsync(next));
    }

    [Fact]
    public async Task Refuses_a_data_folder_that_another_run_holds()
    {
        await using var first = await StartAsync();
        await using var second = new EmbeddedPostgres(data);
        var refusal = await Assert.ThrowsAsync<LaunchException>(() => second.StartAsync());
        Assert.Contains(data, refusal.Message, StringComparison.Ordinal);
        Assert.True(first.IsRunning);
    }

    [Fact]
    public async Task Starts_anew_over_half_a_cluster_of_an_interrupted_first_run()
    {
        Directory.CreateDirectory(Path.Combine(data, "postgres", "base"));
        await File.WriteAllTextAsync(Path.Combine(data, "postgres", "PG_VERSION"), "18\n");
        await using var postgres = await StartAsync();
        Assert.Empty(await ReadAsync(postgres));
    }

    [Fact]
    public async Task Is_placed_where_its_account_can_reach_it_when_root_starts_it_below_a_closed_folder()
    {
        Assert.SkipUnless(!OperatingSystem.IsWindows() && Environment.UserName == "root", "Only root gives the server another account.");
        DirectoryInfo closed = Directory.CreateTempSubdirectory("dialog-closed-");
        string below = Path.Combine(closed.FullName, "data");
        await using (var first = await StartAsync(below))
            await WriteAsync(first, "kept");
        string place = new DirectoryInfo(Path.Combine(below, "postgres")).LinkTarget!;
        try
        {
            await using var second = await StartAsync(below);
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
        await using var postgres = await StartAsync();
        var guess = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Password = "guess", Pooling = false };
        await using var connection = new NpgsqlConnection(guess.ConnectionString);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync());
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(data, "postgres.password")));
    }

    [Fact]
    public async Task Is_durable_and_knows_Russian()
    {
        await using var postgres = await StartAsync();
        Assert.Equal("on", await AskAsync(postgres, "show fsync"));
        Assert.Equal("on", await AskAsync(postgres, "show synchronous_commit"));
        Assert.Equal("яма", await AskAsync(postgres, "select lower('ЯМА')"));
        Assert.Equal("True", await AskAsync(postgres, "select to_tsvector('russian', 'Ямы на дорогах') @@ to_tsquery('russian', 'дорога & яма')"));
    }

    [Fact]
    public async Task Removes_a_temporary_folder_when_done_with()
    {
        string folder;
        await using (var postgres = await EmbeddedPostgres.StartTemporaryAsync())
        {
            folder = Path.GetDirectoryName(postgres.LogFolder)!;
            Assert.True(Directory.Exists(folder));
        }
        Assert.False(Directory.Exists(folder));
    }

    public void Dispose()
    {
        if (Directory.Exists(data))
            Directory.Delete(data, recursive: true);
    }

    private async Task<EmbeddedPostgres> StartAsync(string? folder = null)
    {
        var postgres = new EmbeddedPostgres(folder ?? data);
        await postgres.StartAsync();
        return postgres;
    }

    private static async Task WriteAsync(EmbeddedPostgres postgres, string text)
    {
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using var command = source.CreateCommand("create table if not exists notes (text text)");
        await command.ExecuteNonQueryAsync();
        await using var insert = source.CreateCommand("insert into notes values ($1)");
        insert.Parameters.AddWithValue(text);
        await insert.ExecuteNonQueryAsync();
    }

    private static async Task<List<string>> ReadAsync(EmbeddedPostgres postgres)
    {
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using (var make = source.CreateCommand("create table if not exists notes (text text)"))
            await make.ExecuteNonQueryAsync();
        await using var command = source.CreateCommand("select text from notes");
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }

    private static async Task<string?> AskAsync(EmbeddedPostgres postgres, string sql)
    {
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
