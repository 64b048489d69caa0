using Dialog.Hosting;
using Dialog.Hosting.Cluster;
using Dialog.Hosting.Postgres;
using Dialog.Support;
using Npgsql;

namespace Dialog.Cluster.Tests.Hosting;

public sealed class AClusterOfProcesses(PostgresFixture postgres) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dialog-cluster-").FullName;

    [Fact]
    public async Task Starts_migrated_loses_a_silo_gets_it_back_and_drains()
    {
        string database = await postgres.CreateDatabaseAsync("cluster");
        await using DialogCluster cluster = new(new ClusterOptions { ConnectionString = database, Roles = RoleConnections.Of(database), DataFolder = _folder, Silos = 2, Apis = 0 });
        await cluster.StartAsync();
        Assert.Equal(2, await ActiveSilosAsync(database, cluster.Options.ClusterId));

        DialogProcess victim = cluster.Silos[0];
        int pid = victim.Process.Pid;
        await victim.Kill9Async();
        Assert.False(victim.IsRunning);
        await victim.StartAsync();
        Assert.NotEqual(pid, victim.Process.Pid);
        DialogProcess third = await cluster.AddSiloAsync();
        Assert.Equal("silo-3", third.Name);

        Assert.Empty(await cluster.StopAsync());
        Assert.All(cluster.Silos, s => Assert.Equal(0, s.Process.ExitCode));
        Assert.Equal(0, await ActiveSilosAsync(database, cluster.Options.ClusterId));
    }

    [Fact]
    public async Task Says_why_a_silo_does_not_start()
    {
        await using DialogCluster cluster = new(new ClusterOptions
        {
            ConnectionString = "Host=127.0.0.1;Port=1;Database=none;Username=none;Timeout=2",
            DataFolder = _folder,
        });
        LaunchException failure = await Assert.ThrowsAsync<LaunchException>(() => cluster.MigrateAsync());
        Assert.Contains("Migration of the database failed", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<long> ActiveSilosAsync(string database, string clusterId)
    {
        const int active = 3;
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(database);
        await using NpgsqlCommand command = source.CreateCommand("select count(*) from orleans_membership where deployment_id = $1 and status = $2");
        command.Parameters.AddWithValue(clusterId);
        command.Parameters.AddWithValue(active);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
