using Dialog.Hosting.Cluster;
using Dialog.Hosting.Postgres;

namespace Dialog.Support.Api;

/// <summary>
/// A whole Dialog for tests: embedded PostgreSQL, one silo and one api as processes, the <see cref="TestRegion"/> made through the
/// public API. Everything it starts, it stops.
/// </summary>
public sealed class Installation : IAsyncDisposable
{
    public const string AdminPassword = "first administrator's password";

    private readonly EmbeddedPostgres _postgres;
    private readonly string _folder;

    private Installation(EmbeddedPostgres postgres, DialogCluster cluster, string folder)
    {
        _postgres = postgres;
        _folder = folder;
        Cluster = cluster;
    }

    public DialogCluster Cluster { get; }

    public TestRegion Region { get; } = new();

    /// <summary>A superuser's, for tests that look into the database or change it behind everybody's back.</summary>
    public string ConnectionString => _postgres.ConnectionString;

    /// <summary>What silos and apis run with.</summary>
    public RoleConnections Roles => _postgres.Roles;

    public string LogFolder => Cluster.Options.LogFolder;

    public Uri Api => Cluster.Apis[0].Address;

    /// <param name="empty">With the first administrator and nothing else; otherwise with <see cref="Region"/>.</param>
    public static async Task<Installation> Start(int silos = 1, int apis = 1, bool empty = false)
    {
        EmbeddedPostgres postgres = await EmbeddedPostgres.StartTemporaryAsync();
        string folder = Directory.CreateTempSubdirectory("dialog-test-").FullName;
        DialogCluster cluster = new(new ClusterOptions
        {
            ConnectionString = postgres.ConnectionString,
            Roles = postgres.Roles,
            DataFolder = folder,
            Silos = silos,
            Apis = apis,
            ReadyWithin = TimeSpan.FromMinutes(3),
            ApiEnvironment = new Dictionary<string, string?>
            {
                ["Dialog__Bootstrap__AdminPassword"] = AdminPassword,
                ["Dialog__Public__PerMinute"] = "100000",
                ["Dialog__Public__BaseAddress"] = "https://dialog.example",
                ["Dialog__Limits__PersonPerMinute"] = "100000",
                ["Dialog__Limits__WebhooksPerMinute"] = "100000",
                ["Dialog__Limits__HealthPerMinute"] = "100000",
                // Tests of refusals show hundreds of wrong secrets from one address.
                ["Dialog__Limits__WrongSecretsPerMinute"] = "100000",
                // Tests sign in hundreds of times.
                ["Dialog__Passwords__Iterations"] = "1000",
                // All of them come from one address and most have only a password; what is tested of that has an api of its own.
                ["Dialog__SignIn__LoginsPerAddress"] = "100000",
                ["Dialog__SecondFactor__RequiredFor"] = "none",
            },
            // Accounts of a test were made a moment ago.
            Environment = new Dictionary<string, string?> { ["Dialog__Erasure__MinimumAccountHours"] = "0", ["Dialog__Platform__OrleansDashboard"] = "true" },
        });
        Installation installation = new(postgres, cluster, folder);
        try
        {
            await cluster.StartAsync();
            if (!empty)
            {
                using ApiSession admin = await installation.Admin();
                await installation.Region.Create(admin);
            }

            return installation;
        }
        catch
        {
            await installation.DisposeAsync();
            throw;
        }
    }

    public async Task<ApiSession> Admin()
    {
        ApiSession admin = new(Api);
        await admin.SignIn("admin", AdminPassword);
        return admin;
    }

    public async ValueTask DisposeAsync()
    {
        await Cluster.StopAsync();
        await Cluster.DisposeAsync();
        await _postgres.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
