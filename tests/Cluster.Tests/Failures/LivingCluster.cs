using System.Globalization;
using Dialog.Hosting.Cluster;
using Dialog.Hosting.Postgres;
using Dialog.Support;
using Dialog.Support.Api;
using Dialog.Support.Audit;
using Dialog.Support.Live;
using Dialog.Support.StandIns;
using Npgsql;

namespace Dialog.Cluster.Tests.Failures;

/// <summary>
/// Three silos and two apis as processes over a PostgreSQL of their own, a region, a stand-in for Telegram and a screen at each
/// api. Shared by the tests of this folder, which run one after another: history grows, and every audit is of all of it.
/// </summary>
public sealed class LivingCluster : IAsyncLifetime
{
    public const string BotToken = "4242:stand-in";
    private const string AdminPassword = "administrator of the test";

    private readonly string _folder = Directory.CreateTempSubdirectory("dialog-failures-").FullName;

    public EmbeddedPostgres Postgres { get; private set; } = null!;

    public DialogCluster Processes { get; private set; } = null!;

    public TelegramServer Telegram { get; private set; } = null!;

    public TestRegion Region { get; } = new();

    public string TelegramChannel => $"{Region.Code}-telegram";

    /// <summary>For the audit and for the Orleans client of this process.</summary>
    public NpgsqlDataSource Database { get; private set; } = null!;

    public Ledger Ledger { get; } = new();

    /// <summary>The operator's sessions, one per api.</summary>
    internal ApiSession[] Sessions { get; private set; } = [];

    /// <summary>A screen per api; each may move to the other api.</summary>
    internal LiveClient[] Screens { get; private set; } = [];

    internal ClusterConnection Orleans { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Postgres = await EmbeddedPostgres.StartTemporaryAsync();
        Telegram = await TelegramServer.StartAsync();
        Database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Postgres.ConnectionString) { MaxPoolSize = 10 }.ConnectionString);
        Processes = new DialogCluster(new Dialog.Hosting.Cluster.ClusterOptions
        {
            ConnectionString = Postgres.ConnectionString,
            Roles = Postgres.Roles,
            DataFolder = _folder,
            Silos = 3,
            Apis = 2,
            ClusterId = "failures",
            ReadyWithin = TimeSpan.FromMinutes(3),
            Environment = new Dictionary<string, string?> { ["Dialog__Bootstrap__AdminPassword"] = AdminPassword, ["Dialog__SecondFactor__RequiredFor"] = "none", ["Dialog__Limits__PersonPerMinute"] = "1000000", ["Dialog__Limits__WebhooksPerMinute"] = "1000000", ["Dialog__Limits__HealthPerMinute"] = "1000000" },
        });
        await Processes.StartAsync();
        using (ApiSession admin = new(Processes.Apis[0].Address))
        {
            await admin.SignIn("admin", AdminPassword);
            await Region.Create(admin);
            await admin.PutChannel(TelegramChannel, new Dialog.Channels.ChannelSettings
            {
                Region = Region.Code,
                Kind = "telegram",
                Name = "Бот",
                Token = BotToken,
                BaseAddress = Telegram.Address,
            });
        }

        Sessions = await Task.WhenAll(Processes.Apis.Select(a => Region.SignIn(a.Address)));
        Screens = await Task.WhenAll(Screen(Sessions[0], Sessions[1]), Screen(Sessions[1], Sessions[0]));
        Orleans = await ClusterConnection.Open(Database, Processes.Options);
    }

    /// <summary>Starts again whatever a test left dead or frozen.</summary>
    public async Task Heal()
    {
        await Postgres.StartAsync();
        foreach (DialogProcess process in (DialogProcess[])[.. Processes.Silos, .. Processes.Apis])
        {
            if (process.IsRunning)
            {
                process.Resume();
            }

            await process.StartAsync();
        }
    }

    /// <summary>Waits until nothing is under way any more, then audits everything that ever happened here.</summary>
    public async Task<AuditReport> Settle(TimeSpan within, DateTimeOffset since)
    {
        await Eventually.Holds(() => Telegram.Pending(BotToken) == 0, within, "Telegram's updates are taken", () => $"{Telegram.Pending(BotToken)} are pending.");
        string standing = "";
        await Eventually.Holds(
            async () =>
            {
                standing = await Unsettled();
                return standing.Length == 0;
            },
            within, "inbox, outbox and deadlines come to rest", () => standing);
        await Eventually.Holds(() => JournalAudit.HasConverged(Database, Screens), TimeSpan.FromSeconds(30), "the screens show the read model", Describe);
        return await JournalAudit.Run(Database, Ledger, TimeSpan.FromMinutes(1), since, Screens);
    }

    public string Describe() => string.Join("; ", Screens.Select(s => s.ToString()));

    /// <summary>No line of the network was sent twice, and what the outbox calls sent was.</summary>
    public async Task<string[]> SentWrongly()
    {
        Dictionary<string, int> sent = Telegram.Sent(BotToken).GroupBy(s => $"{s.Chat} {s.Text}").ToDictionary(g => g.Key, g => g.Count());
        List<string> wrong = [.. sent.Where(s => s.Value > 1).Select(s => $"sent {s.Value} times: {s.Key}")];
        await using NpgsqlCommand command = Database.CreateCommand("select conversation || ' ' || text, state from outbox where channel = $1");
        command.Parameters.AddWithValue(TelegramChannel);
        await using NpgsqlDataReader rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            if (rows.GetString(1) == "sent" && !sent.ContainsKey(rows.GetString(0)))
            {
                wrong.Add($"called sent and never was: {rows.GetString(0)}");
            }
        }

        return [.. wrong];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (LiveClient screen in Screens)
        {
            await screen.DisposeAsync();
        }

        foreach (ApiSession session in Sessions)
        {
            session.Dispose();
        }

        if (Orleans is not null)
        {
            await Orleans.DisposeAsync();
        }

        await Processes.DisposeAsync();
        await Telegram.DisposeAsync();
        await Database.DisposeAsync();
        await Postgres.DisposeAsync();
        if (Environment.GetEnvironmentVariable("DIALOG_KEEP_LOGS") is null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    // Urgent deadlines are a minute away: at rest means that none of them is to come.
    private async Task<string> Unsettled()
    {
        const string sql = """
            select 'inbox', count(*) from inbox where state = 'waiting'
            union all select 'outbox', count(*) from outbox where state in ('queued', 'sending') or not reported
            union all select 'deadlines', count(*) from deadlines where due_at < now() + interval '2 minutes'
            """;
        try
        {
            List<string> standing = [];
            await using NpgsqlCommand command = Database.CreateCommand(sql);
            await using NpgsqlDataReader rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                if (rows.GetInt64(1) > 0)
                {
                    standing.Add(string.Create(CultureInfo.InvariantCulture, $"{rows.GetString(0)}: {rows.GetInt64(1)}"));
                }
            }

            return string.Join(", ", standing);
        }
        catch (NpgsqlException e)
        {
            return e.Message;
        }
    }

    private async Task<LiveClient> Screen(params ApiSession[] apis) => await LiveClient.Start($"region:{Region.Code}", apis);
}

/// <summary>Tests on the one cluster, after all others and never beside one.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OnTheLivingCluster : ICollectionFixture<LivingCluster>
{
    public const string Name = "on the living cluster";
}
