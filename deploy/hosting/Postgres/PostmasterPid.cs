using System.Diagnostics;
using Dialog.Hosting.Processes;

namespace Dialog.Hosting.Postgres;

/// <summary>The pid file a running server keeps in its cluster (postmaster.pid), perhaps left by one that crashed.</summary>
internal static class PostmasterPid
{
    /// <summary>Clears the way for a start: stops a server that outlived its launcher, removes the pid file of a dead one.</summary>
    public static async Task ClearAsync(string cluster, CancellationToken cancellation)
    {
        string file = Path.Combine(cluster, "postmaster.pid");
        if (!File.Exists(file))
        {
            return;
        }

        if (Read(file) is { } pid && IsServerOf(cluster, pid))
        {
            await StopAsync(cluster, pid, cancellation);
        }
        // The server removes its pid file itself when it stops cleanly. PostgreSQL would judge a stale one by "is there a
        // process of that id", and after a restart of a container there often is: we have checked what it is.
        File.Delete(file);
    }

    private static int? Read(string file) =>
        int.TryParse(File.ReadLines(file).FirstOrDefault(), out int pid) ? pid : null;

    private static async Task StopAsync(string cluster, int pid, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows())
        {
            Process.GetProcessById(pid).Kill(entireProcessTree: true);
            return;
        }
        foreach ((int signal, int patience) in new[] { (Posix.Interrupt, 60), (Posix.Quit, 10), (Posix.Kill9, 10) })
        {
            Posix.Signal(pid, signal);
            long start = Stopwatch.GetTimestamp();
            using PeriodicTimer tick = new(TimeSpan.FromMilliseconds(50));
            while (Stopwatch.GetElapsedTime(start).TotalSeconds < patience)
            {
                if (!IsServerOf(cluster, pid))
                {
                    return;
                }

                await tick.WaitForNextTickAsync(cancellation);
            }
        }
        throw new LaunchException($"A PostgreSQL server of an earlier run (process {pid}) still uses {cluster} and does not stop. End it, then start again.");
    }

    // A server's working directory is its cluster; that distinguishes it from a process that merely got the same id.
    private static bool IsServerOf(string cluster, int pid)
    {
        if (OperatingSystem.IsWindows())
        {
            return Process.GetProcesses().Any(p => p.Id == pid && p.ProcessName == "postgres");
        }

        if (!Posix.Exists(pid))
        {
            return false;
        }

        if (!OperatingSystem.IsLinux())
        {
            return CommandLine(pid).Contains(cluster, StringComparison.Ordinal);
        }

        try
        {
            return new FileInfo($"/proc/{pid}/cwd").LinkTarget == cluster && !IsZombie(pid);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsZombie(int pid) =>
        File.ReadAllText($"/proc/{pid}/stat").Split(')')[^1].TrimStart().StartsWith('Z');

    private static string CommandLine(int pid)
    {
        using Process ps = Process.Start(new ProcessStartInfo("/bin/ps", ["-o", "command=", "-p", $"{pid}"]) { RedirectStandardOutput = true })!;
        return ps.StandardOutput.ReadToEnd();
    }
}
