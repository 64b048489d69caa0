using Dialog.Channels.Inbox;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Dialog.Channels.Imports;

/// <summary>In every silo: runs imports, each in one silo at a time, and takes up again what another silo left.</summary>
internal sealed partial class ImportRunner(ImportStore store, IGrainFactory grains, TimeProvider time, ILogger<ImportRunner> logger)
    : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (Guid id in await store.Running(stoppingToken))
                {
                    await RunIfFree(id, stoppingToken);
                }

                await Task.Delay(Beat, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The database or the cluster is away, or one import breaks: it stays where it was and is taken up again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogFailed(logger, e);
                await Task.Delay(5 * Beat, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task RunIfFree(Guid id, CancellationToken stop)
    {
        await using NpgsqlConnection? held = await store.Lock(id, stop);
        if (held is null || await store.Take(id, stop) is not { } import)
        {
            return;
        }

        try
        {
            LogBegins(logger, id, import.Record);
            bool ended = await new ImportRun(import, store, new MessageDelivery(grains, time), time).ToTheEnd(stop);
            LogEnds(logger, id, ended ? "done" : "cancelled");
        }
        finally
        {
            // Back in the pool the session, and with it the lock, would live on.
            await ImportStore.Unlock(held);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Import {Id} goes on at record {Record}")]
    private static partial void LogBegins(ILogger logger, Guid id, int record);

    [LoggerMessage(Level = LogLevel.Information, Message = "Import {Id} is {State}")]
    private static partial void LogEnds(ILogger logger, Guid id, string state);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Running imports failed and is tried again")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
