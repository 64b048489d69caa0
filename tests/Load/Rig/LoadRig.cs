using System.Diagnostics;
using Dialog.Benchmarks.Synthetic;
using Dialog.Channels;
using Dialog.Hosting;
using Dialog.Hosting.Cluster;
using Dialog.Hosting.Postgres;
using Dialog.Support.Api;
using Dialog.Support.Live;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Spectre.Console;

namespace Dialog.Load.Rig;

/// <param name="Postgres">connection string of an empty database; null: a temporary server</param>
internal sealed record RigOptions(int Silos, int Apis, string? Postgres);

/// <summary>A cluster to load: PostgreSQL, silos and apis as processes, a region made through the api, a client of the grains.</summary>
internal sealed class LoadRig : IAsyncDisposable
{
    public const string Region = "load";
    public const string Feed = "load-feed";
    private const string Operator = "load-operator";
    private static readonly string Password = $"load-{Guid.NewGuid():n}";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"dialog-load-{Path.GetRandomFileName()}");
    private IHost? _client;

    private LoadRig()
    {
    }

    public EmbeddedPostgres? Postgres { get; private set; }

    public DialogCluster Cluster { get; private set; } = null!;

    public NpgsqlDataSource Database { get; private set; } = null!;

    public IGrainFactory Grains { get; private set; } = null!;

    /// <summary>What the monitoring vendor shows with each push to <see cref="Feed"/>.</summary>
    public string FeedSecret { get; } = Guid.NewGuid().ToString("n");

    public static async Task<LoadRig> Start(RigOptions options, CancellationToken cancellation)
    {
        LoadRig rig = new();
        try
        {
            await rig.Launch(options, cancellation);
            return rig;
        }
        catch
        {
            await rig.DisposeAsync();
            throw;
        }
    }

    /// <summary>The operator at one of the apis.</summary>
    public async Task<ApiSession> SignIn(int api, CancellationToken cancellation)
    {
        ApiSession session = new(Cluster.Apis[api % Cluster.Apis.Count].Address);
        await session.SignIn(Operator, Password, cancellation);
        return session;
    }

    /// <summary>One screen on the whole region.</summary>
    public async Task<LiveClient> Watch(Action<Dialog.Push.CaseChange> heard, CancellationToken cancellation) =>
        await LiveClient.Start($"region:{Region}", heard, await SignIn(0, cancellation));

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
        {
            await _client.StopAsync();
            _client.Dispose();
        }

        if (Cluster is not null)
        {
            await Cluster.StopAsync();
            await Cluster.DisposeAsync();
        }

        if (Database is not null)
        {
            await Database.DisposeAsync();
        }

        if (Postgres is not null)
        {
            await Postgres.DisposeAsync();
        }

        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task Launch(RigOptions options, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        if (options.Postgres is null)
        {
            Postgres = await EmbeddedPostgres.StartTemporaryAsync(cancellation);
        }

        string connection = options.Postgres ?? Postgres!.ConnectionString;
        Database = NpgsqlDataSource.Create(connection);
        Cluster = new DialogCluster(new ClusterOptions
        {
            ConnectionString = connection,
            Roles = options.Postgres is null ? Postgres!.Roles : null,
            DataFolder = _folder,
            Silos = options.Silos,
            Apis = options.Apis,
            ApiEnvironment = new Dictionary<string, string?> { ["Dialog__Bootstrap__AdminPassword"] = Password, ["Dialog__Limits__PersonPerMinute"] = "1000000", ["Dialog__Limits__WebhooksPerMinute"] = "1000000", ["Dialog__Limits__HealthPerMinute"] = "1000000", ["Dialog__SecondFactor__RequiredFor"] = "none" },
        });
        await Cluster.StartAsync(cancellation);
        await Seed(cancellation);
        _client = await GrainClient.Connect(Database, Cluster.Options, cancellation);
        Grains = GrainClient.GrainsOf(_client);
        AnsiConsole.MarkupLine($"[green]✓[/] PostgreSQL, {options.Silos} silo(s), {options.Apis} api(s), region \"{Region}\" [grey]{Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s[/]");
    }

    private async Task Seed(CancellationToken cancellation)
    {
        using ApiSession admin = new(Cluster.Apis[0].Address);
        try
        {
            await admin.SignIn("admin", Password, cancellation);
        }
        catch (HttpRequestException e) when (e.StatusCode == System.Net.HttpStatusCode.Unauthorized)
        {
            throw new LaunchException("The database has users already: give --postgres an empty one.", e);
        }

        await admin.PutRegion(DemoRegion.As(Region), cancellation);
        await admin.PutUser(Operator, "Оператор", "operator", Region, Password, cancellation: cancellation);
        await admin.PutChannel(
            Feed, new ChannelSettings { Region = Region, Kind = ChannelKinds.Feed, Name = "Мониторинг", Mode = ReceiveMode.Webhook, Secret = FeedSecret }, cancellation);
    }
}
