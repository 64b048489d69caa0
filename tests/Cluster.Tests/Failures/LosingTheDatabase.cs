using System.Diagnostics;
using Dialog.Hosting.Cluster;

namespace Dialog.Cluster.Tests.Failures;

/// <summary>PostgreSQL goes away under a steady feed and comes back; nobody restarts anything else.</summary>
[Collection(OnTheLivingCluster.Name)]
public sealed class LosingTheDatabase(LivingCluster cluster)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public Task By_a_restart_loses_nothing_and_needs_no_hand() => Lose("restart", cluster.Postgres.StopAsync);

    [Fact]
    public Task By_a_crash_loses_nothing_and_needs_no_hand() => Lose("crash", cluster.Postgres.KillAsync);

    private async Task Lose(string how, Func<Task> lose)
    {
        await cluster.Heal();
        int[] pids = Pids();
        await using Traffic traffic = Traffic.Start(cluster);
        await using Probes probes = await Probes.Start(cluster);
        DateTimeOffset since = DateTimeOffset.UtcNow;
        await lose();
        await cluster.Postgres.StartAsync();
        long back = Stopwatch.GetTimestamp();
        await probes.All(1, Patience, $"every thread is served again after a {how} of the database");
        TimeSpan recovery = Stopwatch.GetElapsedTime(back);
        await probes.All(2, Patience, "every thread goes on");
        await probes.Stop();
        await traffic.Stop(Patience);

        Assert.Equal(pids, Pids());
        await Aftermath.IsWhole(
            cluster, since, $"{how} of the database: every thread served again {recovery.TotalSeconds:0.0} s after it was back; errors {string.Join(", ", probes.Errors)}");
    }

    private int[] Pids() => [.. ((DialogProcess[])[.. cluster.Processes.Silos, .. cluster.Processes.Apis]).Select(p => p.IsRunning ? p.Process.Pid : 0)];
}
