using Dialog.Hosting;
using Dialog.Hosting.Cluster;
using Dialog.Hosting.Processes;
using Dialog.Support;
using Npgsql;

namespace Dialog.Cluster.Tests.Backup;

/// <summary>Debian's PostgreSQL with Debian's pgBackRest, both under the account postgres, in one folder of /tmp. Started as root.</summary>
internal sealed class ArchivedPostgres : IAsyncDisposable
{
    public const string Stanza = "dialog";
    private const string Account = "postgres";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string _password = Guid.NewGuid().ToString("N");
    private readonly int _port = FreePorts.Next();
    private ChildProcess? _server;

    /// <summary>Why none can be started here; null when one can. Debian's pgBackRest 2.45 knows servers up to 15.</summary>
    public static string? Missing =>
        !OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess ? "A restore is tried as root on Linux only: the backup drill was not run."
        : ToolPath.Find("pgbackrest") is null || ToolPath.Find("runuser") is null || !File.Exists(Path.Combine(Bin, "postgres"))
            ? "pgbackrest or PostgreSQL 15 is not installed (Debian: pgbackrest, postgresql-15): the backup drill was not run."
            : null;

    public static string Bin => "/usr/lib/postgresql/15/bin";

    public string Folder { get; } = Directory.CreateTempSubdirectory("dialog-backup-").FullName;

    public string Configuration => Path.Combine(Folder, "pgbackrest.conf");

    public string ConnectionString => $"Host=127.0.0.1;Port={_port};Username={Account};Password={_password};Database=dialog;Maximum Pool Size=10";

    private string Cluster => Path.Combine(Folder, "cluster");

    public async Task Start()
    {
        File.WriteAllText(Configuration, $"""
            [global]
            repo1-path={Folder}/repository
            repo1-retention-full=2
            log-path={Folder}
            lock-path={Folder}/lock
            spool-path={Folder}/spool
            log-level-console=warn
            log-level-file=off
            start-fast=y

            [{Stanza}]
            pg1-path={Cluster}
            pg1-port={_port}
            pg1-socket-path={Folder}
            """);
        string secret = Path.Combine(Folder, "password");
        File.WriteAllText(secret, _password);
        await Run("chown", "-R", Account, Folder);
        await AsAccount(Path.Combine(Bin, "initdb"), "--pgdata", Cluster, "--username", Account, "--pwfile", secret, "--auth-host=scram-sha-256", "--auth-local=peer", "--encoding=UTF8", "--locale=C.UTF-8");
        _server = await ChildProcess.StartAsync(
            new ProcessSpec("postgres-15", ToolPath.Find("setpriv")!,
            [
                $"--reuid={Account}", $"--regid={Account}", "--init-groups", Path.Combine(Bin, "postgres"), "-D", Cluster, "-c", $"port={_port}", "-c", "listen_addresses=127.0.0.1",
                "-c", $"unix_socket_directories={Folder}", "-c", "max_connections=200", "-c", "archive_mode=on",
                "-c", $"archive_command=pgbackrest --config={Configuration} --stanza={Stanza} archive-push %p", "-c", "timezone=UTC",
            ])
            { WorkingFolder = "/", SignalWhenWeDie = "INT" },
            Folder);
        await using NpgsqlDataSource admin = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString);
        await Eventually.Holds(() => Answers(admin), Patience, "the archived PostgreSQL answers", () => _server.LastLines());
        await using (NpgsqlCommand create = admin.CreateCommand("create database dialog"))
        {
            await create.ExecuteNonQueryAsync();
        }

        await Backrest("stanza-create");
    }

    public Task Backup() => Backrest("--type=full", "backup");

    /// <summary>Everything written so far stands in the archive.</summary>
    public Task Archive() => Backrest("check");

    /// <summary>As when its host is lost.</summary>
    public async Task Lose()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    /// <summary>Writes a note as the schedule does.</summary>
    public Task<string> Note(string folder)
    {
        // The account may be shut out of the checkout.
        string script = Path.Combine(Folder, "note");
        File.Copy(Path.Combine(BuildOutput.RepositoryRoot, "deploy/backup/note"), script);
        return AsAccountWith(new Dictionary<string, string?> { ["PGHOST"] = Folder, ["PGPORT"] = $"{_port}", ["PGUSER"] = Account }, "bash", script, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await Lose();
        Directory.Delete(Folder, recursive: true);
    }

    private Task<string> Backrest(params string[] arguments) => AsAccount("pgbackrest", [$"--config={Configuration}", $"--stanza={Stanza}", .. arguments]);

    private static Task<string> AsAccount(string program, params string[] arguments) => AsAccountWith(new Dictionary<string, string?>(), program, arguments);

    private static Task<string> AsAccountWith(IReadOnlyDictionary<string, string?> environment, string program, params string[] arguments) =>
        Run(environment, "runuser", ["-u", Account, "--", program, .. arguments]);

    private static Task<string> Run(string program, params string[] arguments) => Run(new Dictionary<string, string?>(), program, arguments);

    private static async Task<string> Run(IReadOnlyDictionary<string, string?> environment, string program, params string[] arguments)
    {
        ShortCommand.Outcome outcome = await ShortCommand.RunAsync(new ProcessSpec(program, ToolPath.Find(program)!, arguments) { Environment = environment, WorkingFolder = "/" });
        Assert.True(outcome.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {outcome.ExitCode}: {outcome.Output}");
        return outcome.Output;
    }

    private static async Task<bool> Answers(NpgsqlDataSource database)
    {
        try
        {
            await using NpgsqlConnection connection = await database.OpenConnectionAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
