using System.Net;
using Dialog.Hosting.Cluster;
using Dialog.Hosting.Postgres;
using Dialog.Support;

namespace Dialog.Cluster.Tests.Storage;

/// <summary>A silo verifies the audit log every night, and says where everybody can see it when somebody tampered with it.</summary>
public sealed class AnAuditLogThatIsWatched(PostgresFixture postgres) : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private readonly string _folder = Directory.CreateTempSubdirectory("dialog-audit-").FullName;

    [Fact]
    public async Task Is_whole_until_somebody_changes_it_and_then_told_broken_while_work_goes_on()
    {
        await using FreshDatabase database = await FreshDatabase.Create(postgres);
        RoleConnections roles = RoleConnections.Of(database.ConnectionString);
        await using DialogCluster cluster = new(new ClusterOptions
        {
            ConnectionString = database.ConnectionString,
            Roles = roles,
            DataFolder = _folder,
            Apis = 0,
            Environment = new Dictionary<string, string?> { ["Dialog__Audit__SealEvery"] = "00:00:00.2" },
        });
        await cluster.StartAsync(TestContext.Current.CancellationToken);
        using HttpClient watcher = new() { BaseAddress = cluster.Silos[0].Address };
        await Says(watcher, HttpStatusCode.OK, "whole");
        Assert.Equal(0, await database.Scalar<long>("select count(*) from audit where action = 'audit.verify'"));
        await database.Scalar<long>("with made as (insert into audit (login, action) select 'anna', 'cases.read' from generate_series(1, 5) returning id) select count(*) from made");
        await Eventually.Holds(async () => await database.Scalar<long>("select sealed_n from audit_chain") == 5, Soon, "the end of the chain is sealed", cancellation: TestContext.Current.CancellationToken);

        await database.Scalar<string>("set session_replication_role = replica; update audit set login = 'boris' where n = 3; select 'done'; reset session_replication_role");
        await database.Scalar<string>("update audit_checks set at = at - interval '1 day' returning 'yesterday'");

        Assert.Contains("place 3", await Says(watcher, HttpStatusCode.ServiceUnavailable, "broken"), StringComparison.Ordinal);
        Assert.Equal("broken", await database.Scalar<string>("select outcome from audit where action = 'audit.verify'"));
        Assert.Equal(HttpStatusCode.OK, (await watcher.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode);
        await Eventually.Holds(
            async () => (await File.ReadAllTextAsync(cluster.Silos[0].Process.Log, TestContext.Current.CancellationToken)).Contains("The audit log was tampered with: entry 3 at place 3", StringComparison.Ordinal),
            Soon, "the silo's log says so", cancellation: TestContext.Current.CancellationToken);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<string> Says(HttpClient watcher, HttpStatusCode status, string word)
    {
        string text = "";
        await Eventually.Holds(
            async () =>
            {
                HttpResponseMessage answer = await watcher.GetAsync("/health/audit", TestContext.Current.CancellationToken);
                text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                return answer.StatusCode == status && text.StartsWith(word, StringComparison.Ordinal);
            },
            Soon, $"/health/audit says {word}", () => text, TestContext.Current.CancellationToken);
        return text;
    }
}
