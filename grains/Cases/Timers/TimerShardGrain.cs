using System.Globalization;
using Dialog.Cases.CrossCase;
using Dialog.Cases.Domain;
using Microsoft.Extensions.Logging;

namespace Dialog.Cases.Timers;

/// <summary>Fires one shard's due timers each second, keyed 0..63. A reminder starts it again after whatever ended it.</summary>
[GrainType("deadlineshard")]
internal sealed partial class TimerShardGrain(
    TimerStore store, DueShards shards, CrossCaseDelivery crossCase, CaseMetrics metrics, TimeProvider time, ILogger<TimerShardGrain> logger)
    : Grain, ITimerShardGrain, IRemindable
{
    private const string Watchdog = "sweep";

    // A sweep's share: sixty-four shards at this limit stay below what the journal takes in a second.
    private const int PerSweep = 50;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await this.RegisterOrUpdateReminder(Watchdog, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), cancellationToken);

        // Shards start spread over the second, so that they do not all ask at once.
        TimeSpan offset = Every * ((this.GetPrimaryKeyLong() + 1) / (double)TimerShards.Count);
        this.RegisterGrainTimer(Sweep, new GrainTimerCreationOptions(offset, Every) { KeepAlive = true });
    }

    public Task Wake() => Task.CompletedTask;

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;

    private async Task Sweep(CancellationToken cancellation)
    {
        try
        {
            short shard = (short)this.GetPrimaryKeyLong();
            if (!await shards.Has(shard))
            {
                return;
            }

            List<DueTimer> due = await store.Due(shard, time.GetUtcNow(), PerSweep);
            await Task.WhenAll(due.Select(Fire));
        }
        catch (Exception e) when (Outage.EndsThePass(e))
        {
            LogNotSwept(e, this.GetPrimaryKeyLong());
        }
    }

    private async Task Fire(DueTimer due)
    {
        metrics.Fired(time.GetUtcNow() - due.DueAt);
        try
        {
            IThreadGrain thread = GrainFactory.GetGrain<IThreadGrain>(due.Thread);
            if (due.Kind == ClockRules.CrossCase)
            {
                await crossCase.Deliver(thread, due.CaseId);
            }

            CommandReply reply = await thread.Execute(new FireTimer
            {
                CommandId = string.Create(CultureInfo.InvariantCulture, $"due:{due.CaseId}:{due.Kind}:{due.Serial}"),
                CaseId = due.CaseId,
                By = Actor.System("clock"),
                Kind = due.Kind,
                Serial = due.Serial,
            });
            if (reply.Code is ClockRules.Stale or "case-not-found")
            {
                await store.DropStale(due);
            }
        }
        catch (Exception e) when (Outage.EndsThePass(e))
        {
            // The row remains: the next sweep fires it again, under the same command id.
            LogNotFired(e, due.CaseId, due.Kind);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Timer shard {Shard} could not be swept")]
    private partial void LogNotSwept(Exception exception, long shard);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The timer {Kind} of case {CaseId} could not be fired now")]
    private partial void LogNotFired(Exception exception, Guid caseId, string kind);
}
