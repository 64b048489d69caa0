using Dialog.Channels.Inbox;
using Dialog.Channels.Outbox;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dialog.Channels;

/// <summary>
/// In every silo: wakes the grains of channels that have something to do, so that neither a lost call nor a dead silo
/// leaves a payload or an answer unprocessed. <see cref="OutboxSignal"/> starts a pass at once.
/// </summary>
internal sealed partial class ChannelSweep(
    ChannelDirectory directory, InboxStore inbox, OutboxSignal signal, IGrainFactory grains, TimeProvider time, ILogger<ChannelSweep> logger)
    : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LeftBehindAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AllEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ForgetEvery = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan KeepDone = TimeSpan.FromDays(7);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        DateTimeOffset allAt = default;
        DateTimeOffset forgetAt = time.GetUtcNow() + ForgetEvery;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                DateTimeOffset now = time.GetUtcNow();
                bool all = now >= allAt;
                foreach (string id in all ? await directory.Enabled(stoppingToken) : await directory.WithWork(LeftBehindAfter, stoppingToken))
                {
                    await grains.GetGrain<IChannelGrain>(id).Wake();
                }

                if (all)
                {
                    allAt = now + AllEvery;
                }

                if (now >= forgetAt && await inbox.Forget(now - KeepDone, stoppingToken) == 0)
                {
                    forgetAt = now + ForgetEvery;
                }

                await signal.Wait(Beat, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The database or the cluster is away: this is the loop that notices when they are back.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogFailed(logger, e);
                await Task.Delay(TimeSpan.FromSeconds(1), time, stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sweep over channels failed and goes on in a second")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
