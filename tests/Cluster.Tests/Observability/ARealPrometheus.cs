using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dialog.Channels;
using Dialog.Hosting;
using Dialog.Hosting.Cluster;
using Dialog.Hosting.Postgres;
using Dialog.Hosting.Processes;
using Dialog.Support;
using Dialog.Support.Api;
using Dialog.Support.StandIns;

namespace Dialog.Cluster.Tests.Observability;

/// <summary>Debian's Prometheus reads a real silo and a real api by the rules of <c>deploy/observability</c>.</summary>
public sealed partial class ARealPrometheus(PostgresFixture postgres) : IDisposable
{
    private const string Program = "/usr/bin/prometheus";
    private const string AdminPassword = "first administrator's password";
    private const string Token = "1:prometheus";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("dialog-prometheus-").FullName;
    private readonly HttpClient _http = new();

    [Fact]
    public async Task Reads_every_metric_of_the_rules_and_boards_and_calls_when_a_channel_is_cut_off()
    {
        if (!File.Exists(Program))
        {
            Assert.Skip("prometheus is not installed (Debian: prometheus): no real Prometheus was tested.");
        }

        string database = await postgres.CreateDatabaseAsync("prometheus");
        TelegramServer telegram = await TelegramServer.StartAsync();
        bool cut = false;
        await using DialogCluster cluster = new(new ClusterOptions
        {
            ConnectionString = database,
            Roles = RoleConnections.Of(database),
            DataFolder = _folder,
            Metrics = true,
            ReadyWithin = TimeSpan.FromMinutes(3),
            Environment = new Dictionary<string, string?> { ["Dialog__Bootstrap__AdminPassword"] = AdminPassword, ["Dialog__SecondFactor__RequiredFor"] = "none", ["Dialog__Metrics__QueuesEvery"] = "00:00:01" },
        });
        try
        {
            await cluster.StartAsync();
            TestRegion region = new();
            using ApiSession admin = new(cluster.Apis[0].Address);
            await admin.SignIn("admin", AdminPassword);
            await region.Create(admin);
            await admin.PutChannel("bot", new ChannelSettings { Region = region.Code, Kind = "telegram", Name = "Бот", Token = Token, BaseAddress = telegram.Address });
            telegram.Say(Token, 7_001, "Аграфена", "Прорвало трубу на Осенней");
            using ApiSession official = await region.SignIn(cluster.Apis[0].Address);
            await Eventually.Holds(async () => (await official.List($"region={region.Code}")).Items.Count > 0, Patience, "the message is a case");

            Uri prometheus = new($"http://127.0.0.1:{FreePorts.Next()}/");
            await using ChildProcess server = await Start(prometheus, cluster);
            await server.WaitHealthyAsync(Patience);
            await Eventually.Holds(() => IsTrue(prometheus, "min(up) == 1 and count(up) == 2"), Patience, "silo and api are read");
            await Eventually.Holds(() => IsTrue(prometheus, "dialog_channels_healthy{channel=\"bot\"} == 1"), Patience, "the channel works");
            await Eventually.Holds(() => IsTrue(prometheus, "sum(dialog_inbox_settled_total{network=\"telegram\",outcome=\"taken\"}) >= 1"), Patience, "the message is counted");

            string[] unknown = [];
            await Eventually.Holds(
                async () => (unknown = [.. Named().Except(await Names(prometheus))]).Length == 0, Patience,
                "what rules and boards name of Orleans, the driver, ASP.NET Core and .NET is exported", () => string.Join(", ", unknown));

            await IsForPrometheusAlone(cluster);
            string[] regions = [.. (await Get(prometheus, "api/v1/label/region/values")).GetProperty("data").EnumerateArray().Select(v => v.GetString()!)];
            Assert.Equal([region.Code], regions);
            Assert.Empty(await Firing(prometheus, "DialogChannelCutOff"));

            cut = true;
            await telegram.DisposeAsync();
            await Eventually.Holds(async () => (await Firing(prometheus, "DialogChannelCutOff")).Contains("bot"), Patience, "the alert fires");
            Assert.Contains("bot", (await Get(prometheus, "api/v1/alerts")).GetRawText(), StringComparison.Ordinal);
            Assert.True(await server.StopAsync(TimeSpan.FromSeconds(20)));
        }
        finally
        {
            if (!cut)
            {
                await telegram.DisposeAsync();
            }
        }

        Assert.Empty(await cluster.StopAsync());
    }

    public void Dispose()
    {
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // The rules as they are shipped; only that nobody waits three minutes for the alert is the test's.
    private async Task<ChildProcess> Start(Uri address, DialogCluster cluster)
    {
        string rules = await File.ReadAllTextAsync(Path.Combine(Observability, "prometheus", "rules.yml"));
        Assert.Contains("alert: DialogChannelCutOff", rules, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(_folder, "rules.yml"), HoldTime().Replace(rules, "for: 1s"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "prometheus.yml"), $$"""
            global: { scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s }
            rule_files: [rules.yml]
            scrape_configs:
              - { job_name: dialog-silo, static_configs: [ { targets: ['{{cluster.Silos[0].Metrics!.Authority}}'] } ] }
              - { job_name: dialog-api, static_configs: [ { targets: ['{{cluster.Apis[0].Metrics!.Authority}}'] } ] }
            """);
        return await ChildProcess.StartAsync(
            new ProcessSpec("prometheus", Program, $"--config.file={Path.Combine(_folder, "prometheus.yml")}", $"--storage.tsdb.path={Path.Combine(_folder, "tsdb")}", $"--web.listen-address={address.Authority}")
            {
                Health = new Uri(address, "-/ready"),
                SignalWhenWeDie = "TERM",
                WorkingFolder = _folder,
            },
            Path.Combine(_folder, "logs"));
    }

    // Each on its own address: the api does not serve metrics, and who reads metrics reaches nothing else.
    private async Task IsForPrometheusAlone(DialogCluster cluster)
    {
        foreach (DialogProcess process in (DialogProcess[])[cluster.Silos[0], cluster.Apis[0]])
        {
            using HttpResponseMessage other = await _http.GetAsync(new Uri(process.Metrics!, "/health/live"));
            Assert.Equal(System.Net.HttpStatusCode.NotFound, other.StatusCode);
            using HttpResponseMessage own = await _http.GetAsync(new Uri(process.Address, "/metrics"));
            Assert.DoesNotContain("dialog_", await own.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            string shown = await _http.GetStringAsync(process.Metrics);
            Assert.Contains("# TYPE", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("Аграфена", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("7001", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("Password=", shown, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Host=", shown, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Token, shown, StringComparison.Ordinal);
        }
    }

    private async Task<string[]> Firing(Uri prometheus, string alert) =>
        [.. (await Get(prometheus, "api/v1/alerts")).GetProperty("data").GetProperty("alerts").EnumerateArray()
            .Where(a => a.GetProperty("state").GetString() == "firing" && a.GetProperty("labels").GetProperty("alertname").GetString() == alert)
            .Select(a => a.GetProperty("labels").GetProperty("channel").GetString()!)];

    private async Task<bool> IsTrue(Uri prometheus, string query) =>
        (await Get(prometheus, $"api/v1/query?query={Uri.EscapeDataString(query)}")).GetProperty("data").GetProperty("result").GetArrayLength() > 0;

    private async Task<HashSet<string>> Names(Uri prometheus) =>
        [.. (await Get(prometheus, "api/v1/label/__name__/values")).GetProperty("data").EnumerateArray().Select(v => v.GetString()!)];

    private async Task<JsonElement> Get(Uri prometheus, string path) => JsonSerializer.Deserialize<JsonElement>(await _http.GetStringAsync(new Uri(prometheus, path)));

    // Ours are held against their instruments by the domain tests, also those that count what did not happen here.
    private static IEnumerable<string> Named()
    {
        IEnumerable<string> texts = [
            .. Directory.EnumerateFiles(Path.Combine(Observability, "grafana", "dashboards")).SelectMany(f =>
                JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(f)).GetProperty("panels").EnumerateArray()
                    .SelectMany(p => p.GetProperty("targets").EnumerateArray()).Select(t => t.GetProperty("expr").GetString()!)),
            .. File.ReadAllLines(Path.Combine(Observability, "prometheus", "rules.yml")).Where(l => l.TrimStart().StartsWith("expr:", StringComparison.Ordinal)),
        ];
        return texts.SelectMany(t => Foreign().Matches(Labels().Replace(t, "")).Select(m => m.Value)).Distinct();
    }

    private static string Observability => Path.Combine(BuildOutput.RepositoryRoot, "deploy", "observability");

    [GeneratedRegex(@"for: \d+m")]
    private static partial Regex HoldTime();

    [GeneratedRegex(@"\{[^}]*\}|\b(by|without|on|ignoring)\s*\([^)]*\)")]
    private static partial Regex Labels();

    [GeneratedRegex(@"\b(orleans|http_server|http_client|db_client|dotnet)_[a-z0-9_]+")]
    private static partial Regex Foreign();
}
