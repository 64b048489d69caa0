using System.Globalization;
using Dialog.Hosting.Cluster;
using Dialog.Support.Audit;

namespace Dialog.Cluster.Tests.Failures;

/// <summary>One of three silos dies, hangs or is stopped under a steady feed.</summary>
[Collection(OnTheLivingCluster.Name)]
public sealed class LosingASilo(LivingCluster cluster)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task By_kill_9_again_and_again_loses_and_doubles_nothing()
    {
        int rounds = int.Parse(Environment.GetEnvironmentVariable("DIALOG_KILL_ROUNDS") ?? "20", CultureInfo.InvariantCulture);
        int seed = int.Parse(Environment.GetEnvironmentVariable("DIALOG_KILL_SEED") ?? $"{Environment.TickCount & 0xffff}", CultureInfo.InvariantCulture);
        Figures.Print($"kill -9 of a silo: {rounds} rounds, seed {seed}");
        Random random = new(seed);
        await cluster.Heal();
        DateTimeOffset since = DateTimeOffset.UtcNow;
        List<TimeSpan> outages = [];
        await using Traffic traffic = Traffic.Start(cluster, urgent: true);
        for (int round = 1; round <= rounds; round++)
        {
            outages.Add(await Round(cluster.Processes.Silos[random.Next(cluster.Processes.Silos.Count)], random, round));
        }

        await traffic.Stop(Patience);
        AuditReport report = await Aftermath.IsWhole(
            cluster, since, $"kill -9 of a silo, {rounds} rounds: outage of its cases {Figures.Seconds(outages)}; the vendor's pushes paused {traffic.LongestPause.TotalSeconds:0.0} s at most; {traffic.Answers} answers");
        Assert.True(report.LatestDeadline < TimeSpan.FromSeconds(25), $"a deadline came {report.LatestDeadline} late");
        Assert.True(outages.Order().ElementAt(outages.Count / 2) < TimeSpan.FromSeconds(10), Figures.Seconds(outages));
    }

    [Fact]
    public async Task By_a_hang_of_its_process_loses_and_doubles_nothing()
    {
        await cluster.Heal();
        await using Traffic traffic = Traffic.Start(cluster);
        await using Probes probes = await Probes.Start(cluster);
        DialogProcess victim = cluster.Processes.Silos[1];
        DateTimeOffset since = DateTimeOffset.UtcNow;
        probes.Measure();
        victim.Suspend();
        await probes.All(5, Patience, "every thread is served again while the silo hangs");
        (TimeSpan outage, int affected) = probes.Measured();

        // Wakes as one the others have voted dead: it must end itself rather than write on.
        victim.Resume();
        await victim.Process.Exited.WaitAsync(Patience);
        await victim.StartAsync();
        await probes.Stop();
        await traffic.Stop(Patience);
        await Aftermath.IsWhole(cluster, since, $"SIGSTOP of a silo: outage of its cases {outage.TotalSeconds:0.0} s ({affected} probes)");
        Assert.True(outage < TimeSpan.FromSeconds(20), $"{outage}");
    }

    [Fact]
    public async Task By_a_graceful_stop_fails_no_command_and_drains_the_journal()
    {
        await cluster.Heal();
        await using Traffic traffic = Traffic.Start(cluster);
        await using Probes probes = await Probes.Start(cluster);
        DialogProcess victim = cluster.Processes.Silos[2];
        DateTimeOffset since = DateTimeOffset.UtcNow;
        probes.Measure();
        Assert.True(await victim.StopAsync(), $"the silo did not drain and was killed: {victim.Process.LastLines()}");
        Assert.Equal(0, victim.Process.ExitCode);
        await probes.All(5, Patience, "every thread is served again");
        (TimeSpan outage, int affected) = probes.Measured();
        await victim.StartAsync();
        await probes.Stop();
        await traffic.Stop(Patience);
        await Aftermath.IsWhole(cluster, since, $"SIGTERM of a silo: longest pause {outage.TotalSeconds:0.0} s ({affected} probes over 1 s; errors {string.Join(", ", probes.Errors)})");
    }

    private async Task<TimeSpan> Round(DialogProcess victim, Random random, int round)
    {
        await using Probes probes = await Probes.Start(cluster);
        // A random moment, measured in receipts of the load itself.
        long at = probes.Receipts + random.Next(1, 150);
        await Support.Eventually.Holds(() => probes.Receipts >= at, Patience, "the probes go on");
        probes.Measure();
        await victim.Kill9Async();
        Task again = victim.StartAsync();
        await probes.All(4, Patience, $"every thread is served again in round {round}");
        (TimeSpan outage, int affected) = probes.Measured();
        await again;
        await probes.All(1, Patience, $"every thread is served with the new silo in round {round}");
        await probes.Stop();
        Figures.Print($"  round {round}: {victim.Name} away, {affected} probes paused, the longest {outage.TotalSeconds:0.0} s; errors {string.Join(", ", probes.Errors)}");
        return outage;
    }
}
