using System.Diagnostics;
using Dialog.Hosting.Cluster;
using Dialog.Support;

namespace Dialog.Cluster.Tests.Failures;

/// <summary>One of two apis dies under a steady feed.</summary>
[Collection(OnTheLivingCluster.Name)]
public sealed class LosingAnApi(LivingCluster cluster)
{
    [Fact]
    public async Task Sends_its_screens_to_the_other_and_loses_nothing()
    {
        await cluster.Heal();
        await using Traffic traffic = Traffic.Start(cluster);
        // Earlier failures may have moved the screens: the one that dies is the one the first screen is at.
        DialogProcess victim = cluster.Processes.Apis.Single(a => a.IsRunning && a.Address == cluster.Screens[0].At);
        DateTimeOffset since = DateTimeOffset.UtcNow;
        int connects = cluster.Screens[0].Connects;
        await victim.Kill9Async();
        long start = Stopwatch.GetTimestamp();
        await Eventually.Holds(() => cluster.Screens[0].Connects > connects && cluster.Screens[0].IsUp, TimeSpan.FromSeconds(30), "the screen is up at the other api", cluster.Describe);
        TimeSpan away = Stopwatch.GetElapsedTime(start);
        await victim.StartAsync();
        await traffic.Stop(TimeSpan.FromMinutes(2));
        await Aftermath.IsWhole(cluster, since, $"kill -9 of an api: its screen was up at the other after {away.TotalSeconds:0.0} s");
    }
}
