using Microsoft.Extensions.Hosting;

namespace Dialog.Deadlines;

/// <summary>The shards of the deadline rows: which one a case belongs to, and that all of them sweep from the first second.</summary>
internal sealed class DeadlineShards(IGrainFactory grains) : BackgroundService
{
    public const int Count = 64;

    /// <summary>Which shard grain sweeps a case's deadlines. The number is stored: it must never change for a case.</summary>
    public static short Of(Guid caseId)
    {
        Span<byte> bytes = stackalloc byte[16];
        caseId.TryWriteBytes(bytes);
        return (short)(bytes[15] % Count);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Reminders start them too, within a minute; nobody should wait that long after an installation's first start.
        for (int shard = 0; shard < Count; shard++)
        {
            try
            {
                await grains.GetGrain<IDeadlineShardGrain>(shard).Wake();
            }
#pragma warning disable CA1031 // An exception that leaves here ends the silo; a shard not started now is started by its reminder.
            catch (Exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                // Its reminder will.
            }
        }
    }
}
