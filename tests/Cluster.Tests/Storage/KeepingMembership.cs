using System.Net;
using Dialog.Storage.Migrations;
using Dialog.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Runtime.MembershipService;

namespace Dialog.Cluster.Tests.Storage;

public sealed class KeepingMembership(StorageSilo silo, PostgresFixture postgres) : IClassFixture<StorageSilo>
{
    private static int _lastPort = 20_000;

    [Fact]
    public async Task Shows_the_running_silo_as_active()
    {
        (MembershipEntry? row, string _) = Assert.Single(
            (await silo.Membership.ReadAllAsync()).Members, member => member.Item1.SiloAddress.Equals(silo.Address));

        Assert.Equal(SiloStatus.Active, row.Status);
        Assert.InRange(row.IAmAliveTime, DateTime.UtcNow.AddMinutes(-5), DateTime.UtcNow.AddMinutes(1));
    }

    [Fact]
    public async Task Keeps_every_field_of_a_silo()
    {
        MembershipEntry entry = Entry(SiloStatus.Joining, DateTime.UtcNow);
        entry.AddSuspector(silo.Address, new DateTime(2026, 3, 1, 9, 30, 0, DateTimeKind.Utc));
        Assert.True(await Insert(entry));
        Assert.True(await Update(entry, await Version()));

        (MembershipEntry? row, string _) = Assert.Single((await silo.Membership.ReadRowAsync(entry.SiloAddress)).Members);

        Assert.Equal(
            (entry.SiloAddress, entry.SiloName, entry.HostName, entry.Status, entry.ProxyPort),
            (row.SiloAddress, row.SiloName, row.HostName, row.Status, row.ProxyPort));
        Assert.Equal(entry.StartTime, row.StartTime, TimeSpan.FromMilliseconds(1));
        Assert.Equal(entry.IAmAliveTime, row.IAmAliveTime, TimeSpan.FromMilliseconds(1));
        Assert.Equal(entry.SuspectTimes, row.SuspectTimes);
    }

    [Fact]
    public async Task Lets_one_change_a_version_through()
    {
        TableVersion version = await Version();

        bool[] outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            Task.Run(() => silo.Membership.InsertRowAsync(Entry(SiloStatus.Created, DateTime.UtcNow), version.Next()))));

        Assert.Single(outcomes, inserted => inserted);
        Assert.Equal(version.Version + 1, (await Version()).Version);
    }

    [Fact]
    public async Task Changes_nothing_for_a_known_silo_or_an_unknown_one()
    {
        MembershipEntry known = Entry(SiloStatus.Created, DateTime.UtcNow);
        await Insert(known);
        TableVersion version = await Version();

        Assert.False(await silo.Membership.InsertRowAsync(known, version.Next()));
        Assert.False(await Update(Entry(SiloStatus.Dead, DateTime.UtcNow), version));
        Assert.Equal(version.Version, (await Version()).Version);
    }

    [Fact]
    public async Task A_heartbeat_in_the_way_does_not_spoil_a_vote()
    {
        MembershipEntry entry = Entry(SiloStatus.Active, DateTime.UtcNow);
        await Insert(entry);
        TableVersion version = await Version();
        await using NpgsqlConnection heartbeat = await silo.Database.DataSource.OpenConnectionAsync();
        await using NpgsqlTransaction transaction = await heartbeat.BeginTransactionAsync();
        await using NpgsqlCommand beat = heartbeat.CreateCommand();
        DateTime later = entry.IAmAliveTime.AddSeconds(5);
        beat.CommandText = "update orleans_membership set i_am_alive_time = $1 where port = $2";
        beat.Parameters.Add(new() { Value = later });
        beat.Parameters.Add(new() { Value = entry.SiloAddress.Endpoint.Port });
        await beat.ExecuteNonQueryAsync();

        entry.Status = SiloStatus.Dead;
        Task<bool> vote = Update(entry, version);
        while (await silo.Database.Scalar<long>("select count(*) from pg_stat_activity where wait_event_type = 'Lock'") == 0)
        {
            Assert.False(vote.IsCompleted, "the vote did not wait for the heartbeat");
        }

        await transaction.CommitAsync();

        Assert.True(await vote);
        (MembershipEntry? row, string _) = Assert.Single((await silo.Membership.ReadRowAsync(entry.SiloAddress)).Members);
        Assert.Equal(SiloStatus.Dead, row.Status);
        Assert.Equal(later, row.IAmAliveTime, TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task Cleans_up_the_long_dead_and_nobody_else()
    {
        DateTime old = DateTime.UtcNow.AddHours(-2);
        MembershipEntry dead = Entry(SiloStatus.Dead, old);
        MembershipEntry joining = Entry(SiloStatus.Joining, old);
        MembershipEntry silentButActive = Entry(SiloStatus.Active, old);
        MembershipEntry deadJustNow = Entry(SiloStatus.Dead, DateTime.UtcNow);
        MembershipEntry[] all = [dead, joining, silentButActive, deadJustNow];
        foreach (MembershipEntry entry in all)
        {
            Assert.True(await Insert(entry));
        }

        await silo.Membership.CleanupDefunctSiloEntriesAsync(DateTimeOffset.UtcNow.AddHours(-1));

        HashSet<SiloAddress> left = (await silo.Membership.ReadAllAsync()).Members.Select(member => member.Item1.SiloAddress).ToHashSet();
        Assert.Equal([joining, silentButActive, deadJustNow], all.Where(entry => left.Contains(entry.SiloAddress)));
        Assert.Contains(silo.Address, left);
    }

    [Fact]
    public async Task Forgets_a_whole_cluster()
    {
        await using FreshDatabase another = await FreshDatabase.Create(postgres);
        await Migrator.Apply(another.ConnectionString, NullLogger.Instance);
        AdoNetClusteringTable table = ActivatorUtilities.CreateInstance<AdoNetClusteringTable>(
            new ServiceCollection().AddLogging()
                .Configure<ClusterOptions>(cluster => cluster.ClusterId = "gone")
                .Configure<AdoNetClusteringSiloOptions>(options => (options.Invariant, options.DataSource) = ("Npgsql", another.DataSource))
                .BuildServiceProvider());
        await table.InitializeMembershipTableAsync(true);
        await table.InsertRowAsync(Entry(SiloStatus.Active, DateTime.UtcNow), (await table.ReadAllAsync()).Version.Next());

        await table.DeleteMembershipTableEntriesAsync("gone");

        Assert.Equal(0, await another.Scalar<long>("select count(*) from orleans_membership"));
    }

    [Fact]
    public async Task Leads_a_client_to_the_silo()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.UseOrleansClient(client => client
            .Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (StorageSilo.Cluster, StorageSilo.Cluster))
            .UseAdoNetClustering((AdoNetClusteringClientOptions clustering) =>
                (clustering.Invariant, clustering.DataSource) = ("Npgsql", silo.Database.DataSource)));
        using IHost client = builder.Build();
        await client.StartAsync();

        INotebook notebook = client.Services.GetRequiredService<IClusterClient>().GetGrain<INotebook>("from-client");
        await notebook.Write("hello");

        Assert.Equal(["hello"], await notebook.Lines());
        await client.StopAsync();
    }

    private static MembershipEntry Entry(SiloStatus status, DateTime alive)
    {
        int port = Interlocked.Increment(ref _lastPort);
        return new()
        {
            SiloAddress = SiloAddress.New(IPAddress.Parse("192.0.2.1"), port, generation: 1),
            SiloName = $"silo-{port}",
            HostName = "host",
            Status = status,
            ProxyPort = 0,
            StartTime = alive,
            IAmAliveTime = alive,
        };
    }

    private async Task<TableVersion> Version() => (await silo.Membership.ReadAllAsync()).Version;

    // The running silo changes the version too, at its own times: a refusal for that reason is tried again.
    private async Task<bool> Insert(MembershipEntry entry)
    {
        for (int attempt = 0; attempt < 5; attempt++)
        {
            if (await silo.Membership.InsertRowAsync(entry, (await Version()).Next()))
            {
                return true;
            }
        }

        return false;
    }

    private Task<bool> Update(MembershipEntry entry, TableVersion version) =>
        silo.Membership.UpdateRowAsync(entry, version.VersionEtag, version.Next());
}
