using Dialog.Webhooks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dialog.Projections.Webhooks;

/// <summary>In every silo: wakes the senders that have something due, and tidies up once in a while.</summary>
internal sealed partial class WebhookSweep(WebhookStore store, IGrainFactory grains, IOptions<WebhookOptions> options, TimeProvider time, ILogger<WebhookSweep> logger)
    : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TidyEvery = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Beat, time);
        DateTimeOffset tidyAt = time.GetUtcNow() + TidyEvery;
        do
        {
            try
            {
                DateTimeOffset now = time.GetUtcNow();
                foreach (Guid id in await store.WithWork(now, stoppingToken))
                {
                    await grains.GetGrain<IWebhookGrain>(id).Wake();
                }

                if (now >= tidyAt && await store.Tidy(now - options.Value.KeepWaiting, now - options.Value.KeepLog, now) == 0)
                {
                    tidyAt = now + TidyEvery;
                }
            }
#pragma warning disable CA1031 // The database or the cluster is away: this is the loop that notices when they are back.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sweep over webhooks failed and goes on in a second")]
    private partial void LogFailed(Exception exception);
}
