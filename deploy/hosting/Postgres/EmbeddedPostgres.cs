using System.Diagnostics;
using Dialog.Hosting.Processes;
using Npgsql;

namespace Dialog.Hosting.Postgres;

/// <summary>A PostgreSQL server of our own on one data folder: started, stopped and crashed at will, its data kept.</summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    internal const string User = "dialog";
    private const string TemporaryPrefix = "dialog-pg-";
    private readonly ServiceAccount? _account = ServiceAccount.ForThisProcess();
    private readonly string _dataFolder;
    private readonly bool _temporary;
    private PostgresFolder? _folder;
    private PostgresBinaries? _binaries;
    private FileStream? _lock;
    private ChildProcess? _server;

    /// <param name="_dataFolder">holds <c>postgres/</c>, <c>postgres.password</c>, <c>logs/postgres.log</c>; made when missing, reused when there</param>
    public EmbeddedPostgres(string dataFolder) : this(dataFolder, temporary: false) { }

    private EmbeddedPostgres(string dataFolder, bool temporary)
    {
        (this._dataFolder, this._temporary) = (Path.GetFullPath(dataFolder), temporary);
        LogFolder = Path.Combine(this._dataFolder, "logs");
    }

    /// <summary>Stays the same over restarts of this object, so that clients reconnect.</summary>
    public int Port { get; private set; }

    public string LogFolder { get; init; }

    public int Pid => _server?.Pid ?? throw new InvalidOperationException("PostgreSQL is not started.");

    public bool IsRunning => _server is { IsRunning: true };

    /// <summary>Major version of the server, for the summary a person reads.</summary>
    public int Version => _binaries?.Major ?? 0;

    /// <summary>The database <c>dialog</c>, made at the first start.</summary>
    public string ConnectionString => ConnectionStringFor(User);

    /// <summary>The same database for roles of their own; the migration makes them.</summary>
    public RoleConnections Roles => RoleConnections.Of(ConnectionString);

    public string ConnectionStringFor(string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = Port,
            Username = User,
            Password = _folder?.Password() ?? throw new InvalidOperationException("PostgreSQL is not started."),
            Database = database,
        }.ConnectionString;

    /// <summary>A server on a new folder that is removed when this is disposed of.</summary>
    public static async Task<EmbeddedPostgres> StartTemporaryAsync(CancellationToken cancellation = default)
    {
        PostgresFolder.RemoveAbandoned(Path.GetTempPath(), TemporaryPrefix);
        EmbeddedPostgres postgres = new(Path.Combine(Path.GetTempPath(), TemporaryPrefix + Path.GetRandomFileName()), temporary: true);
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
        {
            return;
        }

        _folder ??= PostgresFolder.Prepare(_dataFolder, _account);
        _lock ??= _folder.Lock();
        await PostmasterPid.ClearAsync(_folder.Cluster, cancellation);
        _folder.TakeOwnership(_account);
        _binaries ??= await PostgresBinaries.FindAsync(_folder.IsInitialised ? _folder.Major : null, cancellation);
        if (!_folder.IsInitialised)
        {
            await _folder.InitialiseAsync(_binaries, _account, cancellation);
        }

        if (Port == 0)
        {
            Port = FreePorts.Next();
        }

        await LaunchAsync(cancellation);
        await CreateDatabaseAsync(User, cancellation);
    }

    /// <summary>Fast shutdown: open transactions are rolled back, everything committed is checkpointed.</summary>
    public async Task StopAsync()
    {
        if (_server is null)
        {
            return;
        }

        _server.Resume();
        _server.Signal(Posix.Interrupt);
        await _server.WaitExitAsync(TimeSpan.FromSeconds(60));
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
        if (_server is null)
        {
            return;
        }

        await _server.Kill9Async();
        Forget();
    }

    /// <summary>Makes the database unless it is there.</summary>
    /// <returns>its connection string</returns>
    public async Task<string> CreateDatabaseAsync(string name, CancellationToken cancellation = default)
    {
        await using NpgsqlConnection connection = new(Unpooled("postgres"));
        await connection.OpenAsync(cancellation);
        try
        {
            string quoted = name.Replace("\"", "\"\"", StringComparison.Ordinal);
            await using NpgsqlCommand command = new($"create database \"{quoted}\"", connection);
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
        if (_temporary)
        {
            await KillAsync();
        }
        else
        {
            await StopAsync();
        }

        _lock?.Dispose();
        _lock = null;
        if (_temporary && _folder is not null)
        {
            _folder.Delete();
        }

        _folder = null;
    }

    /// <summary>What the kernel does when a launcher is killed: its lock is gone while the server may still run.</summary>
    internal void ReleaseLock() => _lock?.Dispose();

    private async Task LaunchAsync(CancellationToken cancellation)
    {
        ProcessSpec spec = new("postgres", _binaries!.Server, ["-D", _folder!.Cluster, .. PostgresSettings.Arguments(_folder.Cluster, Port)])
        {
            Account = _account,
            WorkingFolder = "/",
            // When our process dies, the server makes a fast shutdown and does not crash.
            SignalWhenWeDie = "INT",
        };
        _server = await ChildProcess.StartAsync(spec, LogFolder, cancellation);
        // Recovery after a crash takes as long as it takes; only a dead server or a standstill of minutes is an error.
        TimeSpan patience = TimeSpan.FromMinutes(10);
        long start = Stopwatch.GetTimestamp();
        using PeriodicTimer tick = new(TimeSpan.FromMilliseconds(30));
        while (!await AnswersAsync(cancellation))
        {
            if (!_server.IsRunning || Stopwatch.GetElapsedTime(start) > patience)
            {
                string lines = _server.LastLines();
                await _server.Kill9Async();
                _server = null;
                throw new LaunchException($"PostgreSQL did not start on {_folder.Cluster}. Its last lines ({LogFolder}/postgres.log):{Environment.NewLine}{lines}");
            }
            await tick.WaitForNextTickAsync(cancellation);
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            await using NpgsqlConnection connection = new(Unpooled("postgres"));
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
        _server = null;
        // Pooled connections to the stopped server would fail for the next user.
        NpgsqlConnection.ClearAllPools();
    }
}
