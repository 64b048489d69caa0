using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dialog.Backlog;

/// <summary>Reads the queues once in a while and shows them at the meters of its silo. One in the cluster, keyed 0, so that the database is asked once.</summary>
internal sealed partial class BacklogGrain(BacklogStore store, BacklogMetrics metrics, IOptions<BacklogOptions> options, TimeProvider time, ILogger<BacklogGrain> logger)
    : Grain, IBacklogGrain
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly SaidOnce _said = new(time);
    private readonly SharedAnswer<QueueReading> _asked = new(() => Ask(store, time), Fresh, time);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(Read, new GrainTimerCreationOptions(TimeSpan.Zero, options.Value.QueuesEvery) { KeepAlive = true, Interleave = true });
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        metrics.Left();
        return Task.CompletedTask;
    }

    public Task Wake() => Task.CompletedTask;

    public Task<QueueReading> Queues() => _asked.Get();

    private static async Task<QueueReading> Ask(BacklogStore store, TimeProvider time)
    {
        DateTimeOffset now = time.GetUtcNow();
        List<BacklogFigure> figures = await store.Read(now, CancellationToken.None);
        return new(now, figures.ConvertAll(f => new QueueFigure(f.Queue, f.Network, f.Waiting, f.Oldest is { } oldest ? Math.Max(0, (now - oldest).TotalSeconds) : null)));
    }

    private async Task Read(CancellationToken cancellation)
    {
        if (!metrics.IsWanted)
        {
            return;
        }

        try
        {
            DateTimeOffset now = time.GetUtcNow();
            metrics.Stands(await store.Read(now, cancellation), now);
            _said.Forget();
        }
        catch (Exception e) when (Outage.EndsThePass(e))
        {
            metrics.Failed();
            if (_said.IsNew(e.GetType().Name))
            {
                LogNotRead(e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The queues could not be read for their meters; they are read again")]
    private partial void LogNotRead(Exception exception);
}
