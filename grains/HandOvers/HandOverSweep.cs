using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dialog.HandOvers;

/// <summary>In every silo: wakes hand-overs that were begun, so that a silo that died stops none.</summary>
internal sealed partial class HandOverSweep(HandOverStore store, IGrainFactory grains, TimeProvider time, ILogger<HandOverSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Beat, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (Guid id in await store.Running())
                {
                    await grains.GetGrain<IHandOverGrain>(id).Wake();
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sweep over hand-overs failed and goes on in five seconds")]
    private partial void LogFailed(Exception exception);
}
