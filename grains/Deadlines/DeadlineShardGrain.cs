using System.Globalization;
using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Storage;
using Microsoft.Extensions.Logging;

namespace Dialog.Deadlines;

/// <summary>Sweeps one shard's due deadlines each second, keyed 0..63. A reminder starts it again after whatever ended it.</summary>
internal sealed partial class DeadlineShardGrain(DeadlineStore store, TimeProvider time, ILogger<DeadlineShardGrain> logger)
    : Grain, IDeadlineShardGrain, IRemindable
{
    private const string Watchdog = "sweep";

    // A sweep's share: sixty-four shards at this limit stay below what the journal takes in a second.
    private const int PerSweep = 50;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await this.RegisterOrUpdateReminder(Watchdog, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), cancellationToken);

        // Shards start spread over the second, so that they do not all ask at once.
        TimeSpan offset = Every * ((this.GetPrimaryKeyLong() + 1) / (double)DeadlineShards.Count);
        this.RegisterGrainTimer(Sweep, new GrainTimerCreationOptions(offset, Every) { KeepAlive = true });
    }

    public Task Wake() => Task.CompletedTask;

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;

    private async Task Sweep(CancellationToken cancellation)
    {
        try
        {
            List<DueDeadline> due = await store.Due((short)this.GetPrimaryKeyLong(), time.GetUtcNow(), PerSweep);
            await Task.WhenAll(due.Select(Pass));
        }
        catch (Exception e) when (Outage.EndsThePass(e))
        {
            LogNotSwept(e, this.GetPrimaryKeyLong());
        }
    }

    private async Task Pass(DueDeadline due)
    {
        try
        {
            IThreadGrain thread = GrainFactory.GetGrain<IThreadGrain>(due.Thread);
            if (due.Kind == ClockRules.Errands)
            {
                await Carry(thread, due.CaseId);
            }

            CommandReply reply = await thread.Execute(new PassDeadline
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
            // The row stands: the next sweep brings it again, under the same command id.
            LogNotPassed(e, due.CaseId, due.Kind);
        }
    }

    // The sweep and not the thread: two threads that told each other something at once would wait for each other.
    private async Task Carry(IThreadGrain from, Guid caseId)
    {
        foreach (CaseErrand errand in await from.Errands(caseId))
        {
            CommandReply heard = await GrainFactory.GetGrain<IThreadGrain>(errand.Thread).Execute(errand.Command);
            if (heard.Outcome == CommandOutcome.Refused && errand.Undo is { } undo)
            {
                await from.Execute(undo);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Deadline shard {Shard} could not be swept")]
    private partial void LogNotSwept(Exception exception, long shard);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The deadline {Kind} of case {CaseId} could not be passed on now")]
    private partial void LogNotPassed(Exception exception, Guid caseId, string kind);
}
