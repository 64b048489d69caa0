namespace Dialog.Cases;

/// <summary>Sweeps the due deadlines of one shard of cases. Keyed 0..63.</summary>
[Alias("dialog.IDeadlineShardGrain")]
[GrainInterfaceType("Dialog.Deadlines.IDeadlineShardGrain")]
public interface ITimerShardGrain : IGrainWithIntegerKey
{
    /// <summary>Starts the sweep if it is not running; harmless to repeat.</summary>
    [Alias("Wake")]
    Task Wake();
}
