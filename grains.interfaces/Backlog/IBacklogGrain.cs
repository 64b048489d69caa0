namespace Dialog.Backlog;

/// <summary>Reads how much waits in the queues of the database, for the meters of the silo it is in. One in the cluster, keyed 0.</summary>
[Alias("dialog.IBacklogGrain")]
[GrainInterfaceType("Dialog.Backlog.IBacklogGrain")]
public interface IBacklogGrain : IGrainWithIntegerKey
{
    /// <summary>Starts the reading if it does not run; harmless to repeat.</summary>
    [Alias("Wake")]
    Task Wake();

    /// <summary>How much waits now, at most five seconds old; whoever asks meanwhile gets the same reading. Throws when the database does not say within five seconds.</summary>
    [Alias("Queues")]
    Task<QueueReading> Queues();
}
