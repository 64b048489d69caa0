using Dialog.Files;

namespace Dialog.Api.Files;

/// <summary>Removes uploads that were never sent. Every node sweeps; the rows are taken one node at a time.</summary>
internal sealed partial class FileSweep(FileService files, FileSettings settings, TimeProvider time, ILogger<FileSweep> logger) : BackgroundService
{
    private const int Batch = 100;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await files.Sweep(time.GetUtcNow().AddHours(-settings.KeepUnattachedHours), Batch, stoppingToken) == Batch)
                {
                    // The next hundred.
                }
            }
#pragma warning disable CA1031 // The database or the store is unavailable: what is left is found by the next sweep.
            catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
            {
                LogFailed(e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Files that nothing names could not be removed; the next sweep tries again")]
    private partial void LogFailed(Exception error);
}
