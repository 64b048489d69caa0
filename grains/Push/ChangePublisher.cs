using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using Dialog.Cases;
using Dialog.Observability;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dialog.Push;

/// <summary>
/// Carries committed changes from this silo's threads to the regions' feeds. A quiet change leaves at once; under load what
/// gathers within <see cref="Pause"/> goes together, the latest state of each case only.
/// </summary>
internal sealed partial class ChangePublisher : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    // Beyond this the oldest changes are dropped: the feed reconciles with the read model, so they arrive a little later.
    private const int Capacity = 50_000;
    private const int MaxBatch = 2_000;

    private readonly IGrainFactory _grains;
    private readonly TimeProvider _time;
    private readonly ILogger<ChangePublisher> _logger;
    private readonly Channel<Published> _queue;

    public ChangePublisher(IGrainFactory grains, PushMetrics metrics, TimeProvider time, ILogger<ChangePublisher> logger)
    {
        (_grains, _time, _logger) = (grains, time, logger);
        _queue = Channel.CreateBounded<Published>(
            new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest }, _ => metrics.Dropped.Add(1));
        metrics.Watch(() => _queue.Reader.Count);
    }

    /// <summary>In the trace of this moment.</summary>
    public void Publish(CaseSummary changed)
    {
        ActivityContext trace = Tracing.Here;
        _queue.Writer.TryWrite(new(changed, trace, trace == default ? default : _time.GetUtcNow()));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        ConcurrentDictionary<string, Task> underWay = new();
        while (await _queue.Reader.WaitToReadAsync(stoppingToken))
        {
            Dictionary<string, Dictionary<Guid, CaseSummary>> regions = [];
            Dictionary<string, List<Published>> traced = [];
            for (int taken = 0; taken < MaxBatch && _queue.Reader.TryRead(out Published published); taken++)
            {
                CaseSummary changed = published.Changed;
                if (published.Trace != default)
                {
                    (traced.TryGetValue(changed.Region, out List<Published>? of) ? of : traced[changed.Region] = []).Add(published);
                }

                if (!regions.TryGetValue(changed.Region, out Dictionary<Guid, CaseSummary>? latest))
                {
                    regions[changed.Region] = latest = [];
                }

                if (!latest.TryGetValue(changed.Id, out CaseSummary? other) || other.Version < changed.Version)
                {
                    latest[changed.Id] = changed;
                }
            }

            foreach ((string region, Dictionary<Guid, CaseSummary> latest) in regions)
            {
                // One call at a time per region keeps the order of a case's versions; a slow region does not hold the others.
                Task before = underWay.GetValueOrDefault(region, Task.CompletedTask);
                underWay[region] = Send(before, region, [.. latest.Values], traced.GetValueOrDefault(region) ?? []);
            }

            await Task.WhenAny(Task.WhenAll(underWay.Values), Task.Delay(TimeSpan.FromSeconds(1), stoppingToken));
            await Task.Delay(Pause, stoppingToken);
        }
    }

    private async Task Send(Task before, string region, CaseSummary[] changes, List<Published> traced)
    {
        await before;
        using Activity? step = Tracing.Together("push.publish", traced.Select(p => p.Trace));
        try
        {
            await _grains.GetGrain<IRegionFeedGrain>(region).Publish(changes);
            foreach (Published one in traced)
            {
                Tracing.Record("push.change", one.Trace, one.At);
            }
        }
#pragma warning disable CA1031 // Whatever it is, a failed task here would stop the region's push for good.
        catch (Exception e)
#pragma warning restore CA1031
        {
            // The feed finds them in the read model within seconds.
            LogNotPublished(e, changes.Length, region);
        }
    }

    private readonly record struct Published(CaseSummary Changed, ActivityContext Trace, DateTimeOffset At);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} changes were not pushed to the feed of {Region}; it will find them itself")]
    private partial void LogNotPublished(Exception exception, int count, string region);
}
