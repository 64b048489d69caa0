using Dialog.Cluster;
using Dialog.Hosting.Processes;

namespace Dialog.Hosting.Cluster;

/// <summary>The production topology on one machine: silos and apis as processes of their own over one PostgreSQL.</summary>
public sealed class DialogCluster(ClusterOptions options) : IAsyncDisposable
{
    private const string AllowedPrivate = "Dialog__Network__AllowedPrivate";

    private readonly string _siloAssembly = options.SiloAssembly is { Length: > 0 } silo ? silo : BuildOutput.Assembly("silo", "Dialog.Silo");
    private readonly string _apiAssembly = options.ApiAssembly is { Length: > 0 } api ? api : BuildOutput.Assembly("api", "Dialog.Api");
    private readonly List<DialogProcess> _silos = [];
    private readonly List<DialogProcess> _apis = [];
    private readonly Lock _gate = new();
    private int _silosMade;
    private int _apisMade;
    private int? _nextApiPort = options.ApiPort;

    public ClusterOptions Options => options;

    /// <summary>All that were ever added, the dead ones too.</summary>
    public IReadOnlyList<DialogProcess> Silos => _silos;

    public IReadOnlyList<DialogProcess> Apis => _apis;

    /// <summary>Migrates, starts the silos side by side, then the apis.</summary>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        await MigrateAsync(cancellation);
        await StartSilosAsync(cancellation);
        await StartApisAsync(cancellation);
    }

    public Task MigrateAsync(CancellationToken cancellation = default) =>
        ShortCommand.RunOrThrowAsync(
            ProcessSpec.Dotnet("Migration of the database", _siloAssembly, "migrate") with { Environment = Environment(CertificateMaker.Silo, MigrationLogins()), WorkingFolder = ContentRoot(_siloAssembly) },
            cancellation);

    public Task StartSilosAsync(CancellationToken cancellation = default) =>
        Task.WhenAll(Enumerable.Range(0, options.Silos).Select(_ => AddSiloAsync(cancellation)));

    public Task StartApisAsync(CancellationToken cancellation = default) =>
        Task.WhenAll(Enumerable.Range(0, options.Apis).Select(_ => AddApiAsync(cancellation: cancellation)));

    /// <summary>One more silo, ready when this returns.</summary>
    public Task<DialogProcess> AddSiloAsync(CancellationToken cancellation = default)
    {
        Uri address = new($"http://127.0.0.1:{FreePorts.Next()}");
        return AddAsync(_silos, CertificateMaker.Silo, $"silo-{Interlocked.Increment(ref _silosMade)}", _siloAssembly, address, new()
        {
            ["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority),
            ["Dialog__Silo__Port"] = $"{FreePorts.Next()}",
            ["Dialog__Silo__GatewayPort"] = $"{FreePorts.Next()}",
        }, cancellation);
    }

    /// <summary>One more api, ready when this returns.</summary>
    /// <param name="environment">what it has besides that of all apis, and stronger than it</param>
    public Task<DialogProcess> AddApiAsync(IReadOnlyDictionary<string, string?>? environment = null, CancellationToken cancellation = default)
    {
        int number = Interlocked.Increment(ref _apisMade);
        int port = NextApiPort();
        Uri address = new($"http://localhost:{port}");
        string own = address.GetLeftPart(UriPartial.Authority);
        Dictionary<string, string?> all = new(options.ApiEnvironment) { ["ASPNETCORE_URLS"] = own };
        foreach ((string name, string? value) in environment ?? new Dictionary<string, string?>())
        {
            all[name] = value;
        }

        all["Dialog__Public__BaseAddress"] = all.GetValueOrDefault("Dialog__Public__BaseAddress") ?? own;
        return AddAsync(_apis, CertificateMaker.Api, $"api-{number}", _apiAssembly, address, all, cancellation);
    }

    /// <summary>Apis first, so that no request meets a cluster that is going; then the silos, which drain.</summary>
    /// <returns>names of those that had to be killed</returns>
    public async Task<IReadOnlyList<string>> StopAsync()
    {
        List<string> killed = [];
        foreach (DialogProcess[] group in (DialogProcess[][])[[.. _apis], [.. _silos]])
        {
            bool[] drained = await Task.WhenAll(group.Select(m => m.StopAsync()));
            killed.AddRange(group.Where((_, i) => !drained[i]).Select(m => m.Name));
        }
        return killed;
    }

    /// <summary>Kills whatever still runs; call <see cref="StopAsync"/> before to end in good order.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (DialogProcess member in (DialogProcess[])[.. _apis, .. _silos])
        {
            await member.DisposeAsync();
        }
    }

    private async Task<DialogProcess> AddAsync(
        List<DialogProcess> group, string role, string name, string assembly, Uri address, Dictionary<string, string?> environment, CancellationToken cancellation)
    {
        int? metrics = options.Metrics ? FreePorts.Next() : null;
        environment["Dialog__Metrics__Listen"] = metrics is { } port ? $"127.0.0.1:{port}" : null;
        ProcessSpec spec = ProcessSpec.Dotnet(name, assembly) with
        {
            Environment = Environment(role, environment),
            WorkingFolder = ContentRoot(assembly),
            Health = new Uri(address, "/health/ready"),
        };
        DialogProcess member = new(spec, address, options) { Metrics = metrics is { } at ? new Uri($"http://127.0.0.1:{at}/metrics") : null };
        lock (_gate)
        {
            group.Add(member);
        }

        await member.StartAsync(cancellation);
        return member;
    }

    private Dictionary<string, string?> MigrationLogins() => options.Roles is { } roles
        ? new() { ["ConnectionStrings__Admin"] = roles.Admin, ["ConnectionStrings__Owner"] = roles.Owner }
        : [];

    private int NextApiPort()
    {
        lock (_gate)
        {
            if (_nextApiPort is not { } wanted)
            {
                return FreePorts.Next();
            }

            int port = FreePorts.AtOrAbove(wanted);
            _nextApiPort = port + 1;
            return port;
        }
    }

    /// <summary>What an Orleans client outside these processes needs to be let in, as an api is: settings by their names.</summary>
    public static IReadOnlyDictionary<string, string?> ClientSettings(ClusterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Inside(CertificateMaker.Api, options);
    }

    // What lets a process in among the others.
    private static Dictionary<string, string?> Inside(string role, ClusterOptions options)
    {
        string folder = Path.Combine(Path.GetFullPath(options.DataFolder), "tls");
        CertificateMaker.Ensure(folder);
        return new(CertificateMaker.SettingsOf(role, folder)) { ["Dialog:Secrets:KeyFile"] = SecretsKey.FileIn(options.DataFolder) };
    }

    private Dictionary<string, string?> Environment(string role, Dictionary<string, string?> environment)
    {
        foreach ((string name, string? value) in Inside(role, options))
        {
            environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        environment["ConnectionStrings__Dialog"] = options.Roles?.App ?? options.ConnectionString;
        environment["ConnectionStrings__Audit"] = options.Roles?.Audit;
        environment["Dialog__ClusterId"] = options.ClusterId;
        environment["Dialog__ServiceId"] = options.ServiceId;
        // What silos on one machine talk to, stand-ins of networks for instance, is on that machine too.
        environment[AllowedPrivate] = System.Environment.GetEnvironmentVariable(AllowedPrivate) ?? "127.0.0.0/8, ::1";
        foreach ((string? name, string? value) in options.Environment)
        {
            environment[name] = value;
        }

        return environment;
    }

    // The settings and the console (wwwroot) lie beside the project; a published program has them beside itself.
    private static string ContentRoot(string assembly)
    {
        string folder = Path.GetDirectoryName(assembly)!;
        string project = Path.GetFullPath(Path.Combine(folder, "..", "..", ".."));
        return Directory.Exists(project) && Directory.EnumerateFiles(project, "*.csproj").Any() ? project : folder;
    }
}
