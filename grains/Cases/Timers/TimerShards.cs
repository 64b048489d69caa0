using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dialog.Cases.Timers;

/// <summary>The shards of the timer rows: which one a case belongs to, and that all of them sweep, from the first second and soon after a silo died.</summary>
internal sealed partial class TimerShards(IGrainFactory grains, TimeProvider time, ILogger<TimerShards> logger) : BackgroundService
{
    public const int Count = 64;
    private static readonly TimeSpan WakeEvery = TimeSpan.FromSeconds(5);

    /// <summary>Which shard grain sweeps a case's timers. The number is stored: it must never change for a case.</summary>
    public static short Of(Guid caseId)
    {
        Span<byte> bytes = stackalloc byte[16];
        caseId.TryWriteBytes(bytes);
        return (short)(bytes[15] % Count);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Reminders start the shards too, within a minute, and need that minute again after a silo died: too long for the
        // timers that its shards swept.
        using PeriodicTimer timer = new(WakeEvery, time);
        do
        {
            await Task.WhenAll(Enumerable.Range(0, Count).Select(WakeOne));
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task WakeOne(int shard)
    {
        try
        {
            await grains.GetGrain<ITimerShardGrain>(shard).Wake();
        }
#pragma warning disable CA1031 // An exception that leaves here ends the silo; whatever it is, the next round asks again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotWoken(e, shard);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Deadline shard {Shard} could not be woken now")]
    private partial void LogNotWoken(Exception exception, int shard);
}
