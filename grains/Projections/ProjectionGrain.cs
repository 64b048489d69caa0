using System.Diagnostics;
using Dialog.Observability;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Dialog.Projections;

/// <summary>
/// Keeps up what is derived from one region's journal, keyed by its code: every projection of a window of changes is
/// written in the transaction that moves the checkpoint, so each happens once, whatever process dies. Two activations by mistake do the
/// same work; one of them moves the checkpoint.
/// </summary>
[GrainType("regionfollower")]
internal sealed partial class ProjectionGrain(
    ProjectionStore store, ChangedRegions changed, IEnumerable<IProjection> projections, ProjectionMetrics metrics, TimeProvider time, ILogger<ProjectionGrain> logger)
    : Grain, IProjectionGrain
{
    private const int Window = 200;

    // Then the turn ends, so that a long way to catch up is not taken for a stuck grain.
    private const int StepsPerTick = 20;
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(30);

    private readonly IProjection[] _projections = [.. projections];
    private readonly string[] _readsContentOf = [.. projections.SelectMany(p => p.ReadsContentOf).Distinct()];
    private int _window = Window;
    private int _failures;
    private long _restUntil;
    private bool _started;

    private string Region => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Interleaving, so that a call to wake does not wait for a step; the timer itself never overlaps its own turns.
        this.RegisterGrainTimer(Project, new GrainTimerCreationOptions(TimeSpan.Zero, Every) { KeepAlive = true, Interleave = true });
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        metrics.Left(Region);
        return Task.CompletedTask;
    }

    public Task Wake() => Task.CompletedTask;

    private async Task Project(CancellationToken cancellation)
    {
        if (time.GetTimestamp() < _restUntil)
        {
            return;
        }

        try
        {
            if (!_started)
            {
                await store.Start(Region);
                _started = true;
            }

            if (!await changed.Has(Region))
            {
                metrics.Stands(Region, TimeSpan.Zero);
                _failures = 0;
                return;
            }

            for (int steps = 0; steps < StepsPerTick && !cancellation.IsCancellationRequested && await Step(); steps++)
            {
                _window = Math.Min(Window, _window * 2);
            }

            _failures = 0;
        }
        catch (PostgresException e) when (Outage.Of(e) == Failure.Content)
        {
            // Something in this window cannot be indexed: take less, down to the one case, which then goes without.
            LogUnindexable(e, Region, _window);
            _window = Math.Max(1, _window / 2);
            Rest();
        }
        catch (Exception e) when (Outage.EndsThePass(e))
        {
            LogNotProjected(e, Region);
            Rest();
        }
    }

    private async Task<bool> Step()
    {
        long started = time.GetTimestamp();
        DateTimeOffset began = time.GetUtcNow();
        ProjectionWindow window = await store.Read(Region, _window, _readsContentOf);
        DateTimeOffset now = time.GetUtcNow();
        metrics.Stands(Region, window.OldestAt is { } oldest && oldest < now ? now - oldest : TimeSpan.Zero);
        if (window.Cases.Count == 0)
        {
            return false;
        }

        ActivityContext[] traces = [.. window.Events.Where(e => e.Trace is not null).Select(e => Tracing.Read(e.Trace))];
        using Activity? step = Tracing.Together("projection.step", traces);
        List<IProjectedChange> changes = [];
        foreach (IProjection projection in _projections)
        {
            if (await projection.Prepare(window, now, leaveOut: _window == 1 && _failures > 0) is { } change)
            {
                changes.Add(change);
            }
        }

        if (await store.Commit(window, changes))
        {
            foreach (IProjectedChange change in changes)
            {
                await change.Announce(GrainFactory);
            }
        }

        foreach (ActivityContext trace in traces)
        {
            Tracing.Record("projection.project", trace, began);
        }

        metrics.Step(window.Events.Count, time.GetElapsedTime(started));
        return window.More;
    }

    private void Rest()
    {
        _failures++;
        TimeSpan rest = TimeSpan.FromSeconds(Math.Min(LongestRest.TotalSeconds, 0.5 * Math.Pow(2, Math.Min(_failures, 10))));
        _restUntil = time.GetTimestamp() + (long)(rest.TotalSeconds * time.TimestampFrequency);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The journal of {Region} could not be projected now; it is tried again")]
    private partial void LogNotProjected(Exception exception, string region);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Among {Count} changes of {Region} is one that cannot be indexed")]
    private partial void LogUnindexable(Exception exception, string region, int count);
}
