using System.Diagnostics;
using Dialog.Hosting.Cluster;
using Dialog.Support.StandIns;
using Npgsql;

namespace Dialog.Cluster.Tests.Failures;

/// <summary>The power goes: silos, apis and PostgreSQL die at once, and start again on the same data.</summary>
[Collection(OnTheLivingCluster.Name)]
public sealed class LosingEverything(LivingCluster cluster)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task At_once_loses_nothing_and_sends_nothing_twice()
    {
        await cluster.Heal();
        await using Traffic traffic = Traffic.Start(cluster, urgent: true);
        await using Probes probes = await Probes.Start(cluster);
        // The network takes the next answer and never confirms it: its row is found "sending" after the crash.
        int hung = cluster.Telegram.Hung(LivingCluster.BotToken);
        cluster.Telegram.Fail(LivingCluster.BotToken, new TelegramFault.TakeAndHang());
        await Support.Eventually.Holds(() => cluster.Telegram.Hung(LivingCluster.BotToken) > hung, Patience, "an answer is on its way");

        await Task.WhenAll([.. All().Select(p => p.Kill9Async()), cluster.Postgres.KillAsync()]);
        DateTimeOffset since = DateTimeOffset.UtcNow;
        long start = Stopwatch.GetTimestamp();
        await cluster.Postgres.StartAsync();
        long waiting = await Count("select count(*) from inbox where state = 'waiting'");
        // Of the network: answers of the feed are settled without asking anybody, and one that was being settled is settled again.
        long sending = await Count($"select count(*) from outbox where state = 'sending' and channel = '{cluster.TelegramChannel}'");
        long unknown = await Unknown();
        await Task.WhenAll(All().Select(p => p.StartAsync()));
        await probes.All(1, Patience, "every thread is served again");
        TimeSpan recovery = Stopwatch.GetElapsedTime(start);
        await probes.Stop();
        await traffic.Stop(Patience);

        await Aftermath.IsWhole(
            cluster, since, $"crash of everything: every thread served {recovery.TotalSeconds:0.0} s later; {waiting} payloads waited, {sending} answers were on their way");
        Assert.True(sending > 0, "no answer was on its way: the crash proves nothing of the outbox");
        Assert.True(await Unknown() >= unknown + sending, "an answer on its way must become unknown, for a person to judge");
    }

    private DialogProcess[] All() => [.. cluster.Processes.Silos, .. cluster.Processes.Apis];

    private Task<long> Unknown() => Count($"select count(*) from outbox where state = 'unknown' and channel = '{cluster.TelegramChannel}'");

    private async Task<long> Count(string sql)
    {
        await using NpgsqlCommand command = cluster.Database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
