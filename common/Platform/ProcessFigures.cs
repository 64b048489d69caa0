namespace Dialog.Platform;

/// <summary>
/// What every process tells: <c>processor</c> (cores in use), <c>memory</c> and <c>heap</c> (bytes), <c>queued</c> (work items that wait for a thread).
/// </summary>
public sealed class ProcessFigures : INodeFigures
{
    private TimeSpan _used = Environment.CpuUsage.TotalTime;

    public IEnumerable<KeyValuePair<string, double>> Read(TimeSpan since)
    {
        TimeSpan used = Environment.CpuUsage.TotalTime;
        double cores = since > TimeSpan.Zero ? (used - _used) / since : 0;
        _used = used;
        return
        [
            new("processor", cores),
            new("memory", Environment.WorkingSet),
            new("heap", GC.GetTotalMemory(false)),
            new("queued", ThreadPool.PendingWorkItemCount),
        ];
    }
}
