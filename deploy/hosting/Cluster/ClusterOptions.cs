using Dialog.Hosting.Postgres;

namespace Dialog.Hosting.Cluster;

/// <summary>How many processes of which kind, on what database and where their logs go.</summary>
public sealed record ClusterOptions
{
    public required string ConnectionString { get; init; }

    /// <summary>Silos and apis run with roles of their own, which the migration makes; null: all with the one of <see cref="ConnectionString"/>.</summary>
    public RoleConnections? Roles { get; init; }

    /// <summary>Logs go to its <c>logs</c> folder.</summary>
    public required string DataFolder { get; init; }

    public int Silos { get; init; } = 1;

    public int Apis { get; init; } = 1;

    /// <summary>Port of the first api, or the next free one above it; further apis follow. Null: any free ports.</summary>
    public int? ApiPort { get; init; }

    /// <summary>
    /// New for every start by default: a run after a crash then need not wait until the dead silos of the last one
    /// have been voted out of the membership table. What grains and reminders stored belongs to the service id and stays.
    /// </summary>
    public string ClusterId { get; init; } = $"dialog-{DateTimeOffset.UtcNow:yyyyMMddHHmmss}-{Path.GetRandomFileName()[..4]}";

    public string ServiceId { get; init; } = "dialog";

    /// <summary>Added to, and stronger than, the environment of every silo and api.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>The same for apis alone.</summary>
    public IReadOnlyDictionary<string, string?> ApiEnvironment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Each silo and api shows its metrics on a free port of this machine: <see cref="DialogProcess.Metrics"/>.</summary>
    public bool Metrics { get; init; }

    public TimeSpan ReadyWithin { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How long a process may take to drain before it is killed.</summary>
    public TimeSpan StopWithin { get; init; } = TimeSpan.FromSeconds(30);

    public string SiloAssembly { get; init => field = Path.GetFullPath(value); } = "";

    public string ApiAssembly { get; init => field = Path.GetFullPath(value); } = "";

    public string LogFolder => Path.Combine(Path.GetFullPath(DataFolder), "logs");
}
