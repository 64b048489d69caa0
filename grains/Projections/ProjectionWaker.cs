using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dialog.Projections;

/// <summary>In every silo: wakes the projection of each region that has cases, at start and soon after a silo died, and forgets old notices.</summary>
internal sealed partial class ProjectionWaker(ProjectionStore store, IGrainFactory grains, TimeProvider time, ILogger<ProjectionWaker> logger) : BackgroundService
{
    private static readonly TimeSpan WakeEvery = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ForgetEvery = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan KeepDigests = TimeSpan.FromDays(90);
    private static readonly TimeSpan KeepNotices = TimeSpan.FromDays(180);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(WakeEvery, time);
        DateTimeOffset forgetAt = time.GetUtcNow() + ForgetEvery;
        do
        {
            try
            {
                await Task.WhenAll((await store.Regions(stoppingToken)).Select(r => grains.GetGrain<IProjectionGrain>(r).Wake()));
                DateTimeOffset now = time.GetUtcNow();
                if (now >= forgetAt)
                {
                    forgetAt = now + ForgetEvery;
                    await store.Forget(now - KeepDigests, now - KeepNotices);
                }
            }
#pragma warning disable CA1031 // An exception that leaves here ends the silo; whatever it is, the next round asks again.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogNotWoken(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The projections could not all be woken now")]
    private partial void LogNotWoken(Exception exception);
}
