using System.Collections.Concurrent;
using System.Diagnostics;

namespace Dialog.Hosting.Processes;

/// <summary>
/// Starts processes from one thread that lives as long as we do. Linux ties the parent-death signal to the thread that
/// forked, not to the process: children started from a pool thread would die when the pool retires that thread.
/// </summary>
internal static class SpawnThread
{
    private static readonly BlockingCollection<Action> Work = Start();

    public static Task<Process> StartAsync(ProcessStartInfo info)
    {
        TaskCompletionSource<Process> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Work.Add(() =>
        {
            try
            {
                started.SetResult(Process.Start(info)!);
            }
            catch (Exception e)
            {
                started.SetException(new LaunchException($"Cannot start {info.FileName}: {e.Message}", e));
            }
        });
        return started.Task;
    }

    private static BlockingCollection<Action> Start()
    {
        BlockingCollection<Action> work = new();
        new Thread(() =>
        {
            foreach (Action action in work.GetConsumingEnumerable())
            {
                action();
            }
        })
        { IsBackground = true, Name = "process starter" }.Start();
        return work;
    }
}
