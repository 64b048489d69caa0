using Dialog.Support.Audit;

namespace Dialog.Cluster.Tests.Failures;

/// <summary>What must be true after every failure, whatever it was.</summary>
internal static class Aftermath
{
    private static readonly TimeSpan SettleWithin = TimeSpan.FromMinutes(5);

    /// <summary>Waits until everything is at rest, prints what was measured and counted, and asserts a complete history.</summary>
    /// <param name="since">when the failure began</param>
    public static async Task<AuditReport> IsWhole(LivingCluster cluster, DateTimeOffset since, string measured)
    {
        AuditReport report = await cluster.Settle(SettleWithin, since);
        Figures.Print($"{measured}; {report}");
        Assert.True(report.IsClean, report.ToString());
        Assert.Equal(report.Sent, report.Journal);
        Assert.Empty(await cluster.SentWrongly());
        Assert.Empty(cluster.Screens.SelectMany(s => s.Gaps()));
        // An outage is reported as 503, to be retried, never as 500.
        Assert.True(
            cluster.Sessions.Sum(s => s.Failed) == 0,
            $"an api answered 500: {string.Join(Environment.NewLine, cluster.Processes.Apis.Select(a => a.Process.LastLines(60)))}");
        return report;
    }
}
