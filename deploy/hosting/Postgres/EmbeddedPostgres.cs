using System.Diagnostics;
using Npgsql;

namespace Dialog.Hosting;

/// <summary>A PostgreSQL server of our own on one data folder: started, stopped and crashed at will, its data kept.</summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    internal const string User = "dialog";
    private const string TemporaryPrefix = "dialog-pg-";
    private readonly ServiceAccount? account = ServiceAccount.ForThisProcess();
    private readonly string dataFolder;
    private readonly bool temporary;
    private PostgresFolder? folder;
    private PostgresBinaries? binaries;
    private FileStream? @lock;
    private ChildProcess? server;

    /// <param name="dataFolder">holds <c>postgres/</c>, <c>postgres.password</c>, <c>logs/postgres.log</c>; made when missing, reused when there</param>
    public EmbeddedPostgres(string dataFolder) : this(dataFolder, temporary: false) { }

    private EmbeddedPostgres(string dataFolder, bool temporary)
    {
        (this.dataFolder, this.temporary) = (Path.GetFullPath(dataFolder), temporary);
        LogFolder = Path.Combine(this.dataFolder, "logs");
    }

    /// <summary>Stays the same over restarts of this object, so that clients reconnect.</summary>
    public int Port { get; private set; }

    public string LogFolder { get; init; }

    public int Pid => server?.Pid ?? throw new InvalidOperationException("PostgreSQL is not started.");

    public bool IsRunning => server is { IsRunning: true };

    /// <summary>Major version of the server, for the summary a person reads.</summary>
    public int Version => binaries?.Major ?? 0;

    /// <summary>The database <c>dialog</c>, made at the first start.</summary>
    public string ConnectionString => ConnectionStringFor(User);

    public string ConnectionStringFor(string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = Port,
            Username = User,
            Password = folder?.Password() ?? throw new InvalidOperationException("PostgreSQL is not started."),
            Database = database,
        }.ConnectionString;

    /// <summary>A server on a new folder that is removed when this is disposed of.</summary>
    public static async Task<EmbeddedPostgres> StartTemporaryAsync(CancellationToken cancellation = default)
    {
        PostgresFolder.RemoveAbandoned(Path.GetTempPath(), TemporaryPrefix);
        var postgres = new EmbeddedPostgres(Path.Combine(Path.GetTempPath(), TemporaryPrefix + Path.GetRandomFileName()), temporary: true);
        try
        {
            await postgres.StartAsync(cancellation);
            return postgres;
        }
        catch
        {
            await postgres.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts over whatever is in the folder: nothing, data of an earlier run, the remains of a crash, a server left alone.</summary>
    /// <exception cref="LaunchException">No binaries, no rights, folder in use: the message says what to do.</exception>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        if (IsRunning)
            return;
        folder ??= PostgresFolder.Prepare(dataFolder, account);
        @lock ??= folder.Lock();
        await PostmasterPid.ClearAsync(folder.Cluster, cancellation);
        folder.TakeOwnership(account);
        binaries ??= await PostgresBinaries.FindAsync(folder.IsInitialised ? folder.Major : null, cancellation);
        if (!folder.IsInitialised)
            await folder.InitialiseAsync(binaries, account, cancellation);
        if (Port == 0)
            Port = FreePorts.Next();
        await LaunchAsync(cancellation);
        await CreateDatabaseAsync(User, cancellation);
    }

    /// <summary>Fast shutdown: open transactions are rolled back, everything committed is checkpointed.</summary>
    public async Task StopAsync()
    {
        if (server is null)
            return;
        server.Resume();
        server.Signal(Posix.Interrupt);
        await server.WaitExitAsync(TimeSpan.FromSeconds(60));
        Forget();
    }

    public async Task RestartAsync(CancellationToken cancellation = default)
    {
        await StopAsync();
        await StartAsync(cancellation);
    }

    /// <summary>SIGKILL to the server and all its processes; the next start recovers from the log.</summary>
    public async Task KillAsync()
    {
        if (server is null)
            return;
        await server.Kill9Async();
        Forget();
    }

    /// <summary>Makes the database unless it is there.</summary>
    /// <returns>its connection string</returns>
    public async Task<string> CreateDatabaseAsync(string name, CancellationToken cancellation = default)
    {
        await using var connection = new NpgsqlConnection(Unpooled("postgres"));
        await connection.OpenAsync(cancellation);
        try
        {
            string quoted = name.Replace("\"", "\"\"", StringComparison.Ordinal);
            await using var command = new NpgsqlCommand($"create database \"{quoted}\"", connection);
            await command.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DuplicateDatabase)
        {
            // As wanted.
        }
        return ConnectionStringFor(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (temporary)
            await KillAsync();
        else
            await StopAsync();
        @lock?.Dispose();
        @lock = null;
        if (temporary && folder is not null)
            folder.Delete();
        folder = null;
    }

    /// <summary>What the kernel does when a launcher is killed: its lock is gone while the server may still run.</summary>
    internal void ReleaseLock() => @lock?.Dispose();

    private async Task LaunchAsync(CancellationToken cancellation)
    {
        var spec = new ProcessSpec("postgres", binaries!.Server, ["-D", folder!.Cluster, .. PostgresSettings.Arguments(folder.Cluster, Port)])
        {
            Account = account,
            WorkingFolder = "/",
            // Our death is a fast shutdown to the server, not a crash.
            SignalWhenWeDie = "INT",
        };
        server = await ChildProcess.StartAsync(spec, LogFolder, cancellation);
        // Recovery after a crash takes as long as it takes; only a dead server or a standstill of minutes is an error.
        var patience = TimeSpan.FromMinutes(10);
        long start = Stopwatch.GetTimestamp();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(30));
        while (!await AnswersAsync(cancellation))
        {
            if (!server.IsRunning || Stopwatch.GetElapsedTime(start) > patience)
            {
                string lines = server.LastLines();
                await server.Kill9Async();
                server = null;
                throw new LaunchException($"PostgreSQL did not start on {folder.Cluster}. Its last lines ({LogFolder}/postgres.log):{Environment.NewLine}{lines}");
            }
            await tick.WaitForNextTickAsync(cancellation);
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(Unpooled("postgres"));
            await connection.OpenAsync(cancellation);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.CannotConnectNow)
        {
            return false;
        }
        catch (NpgsqlException e) when (e is not PostgresException)
        {
            return false;
        }
    }

    private string Unpooled(string database) => new NpgsqlConnectionStringBuilder(ConnectionStringFor(database)) { Pooling = false, Timeout = 5 }.ConnectionString;

    private void Forget()
    {
        server = null;
        // Pooled connections to the stopped server would greet the next user with an error.
        NpgsqlConnection.ClearAllPools();
    }
}
