using Dialog.Hosting;
using Dialog.Hosting.Cluster;

namespace Dialog.Local;

/// <summary>Starts a silo or api again when it ends by itself, as a service manager would.</summary>
internal static class Watchdog
{
    private const int Attempts = 5;

    /// <summary>Runs until cancelled.</summary>
    /// <exception cref="LaunchException">A process does not stay up.</exception>
    public static async Task WatchAsync(IReadOnlyList<DialogProcess> members, CancellationToken cancellation)
    {
        using CancellationTokenSource any = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        List<Task> watches = [.. members.Select(m => WatchOneAsync(m, any.Token))];
        // The first to give up ends the run; the others are signalled to stop watching.
        Task first = await Task.WhenAny(watches);
        await any.CancelAsync();
        await first;
    }

    private static async Task WatchOneAsync(DialogProcess member, CancellationToken cancellation)
    {
        int failures = 0;
        while (true)
        {
            long since = TimeProvider.System.GetTimestamp();
            await member.Process.Exited.WaitAsync(cancellation);
            cancellation.ThrowIfCancellationRequested();
            Screen.Warn($"{member.Name} ended with code {member.Process.ExitCode}; starting it again. Its log: {member.Process.Log}");
            failures = TimeProvider.System.GetElapsedTime(since) > TimeSpan.FromMinutes(1) ? 1 : failures + 1;
            if (failures > Attempts)
            {
                throw new LaunchException($"{member.Name} does not stay up. Its last lines ({member.Process.Log}):{Environment.NewLine}{member.Process.LastLines()}");
            }

            await member.StartAsync(cancellation);
            Screen.Say($"{member.Name} is back.");
        }
    }
}
