using Dialog.Regions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dialog.Erasure;

/// <summary>In every silo: wakes erasures that were started, so that a silo that died stops none, and the regions' terms of keeping.</summary>
internal sealed partial class ErasureSweep(ErasureStore store, IGrainFactory grains, TimeProvider time, ILogger<ErasureSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RegionsEvery = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Beat, time);
        DateTimeOffset regionsAt = time.GetUtcNow();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (Guid id in await store.Running(stoppingToken))
                {
                    await grains.GetGrain<IErasureGrain>(id).Wake();
                }

                if (time.GetUtcNow() >= regionsAt)
                {
                    foreach (RegionName region in await grains.GetGrain<IRegionListGrain>(0).All())
                    {
                        await grains.GetGrain<IRetentionGrain>(region.Code).Wake();
                    }

                    regionsAt = time.GetUtcNow() + RegionsEvery;
                }
            }
#pragma warning disable CA1031 // The database or the cluster is away: this is the loop that notices when they are back.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailed(e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sweep over erasures failed and goes on in five seconds")]
    private partial void LogFailed(Exception exception);
}
