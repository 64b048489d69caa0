using System.Diagnostics;
using System.Globalization;
using Dialog.Load.Rig;

namespace Dialog.Load.Measures;

/// <summary>How many cores each kind of process used over a span, from <c>/proc</c>. Empty where there is no such thing.</summary>
internal sealed class CpuSplit
{
    private const double TicksPerSecond = 100;
    private readonly LoadRig _rig;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly Dictionary<string, long> _before;

    private CpuSplit(LoadRig rig) => (_rig, _before) = (rig, Read(rig));

    public static CpuSplit Begin(LoadRig rig) => new(rig);

    /// <param name="messages">handled since the beginning</param>
    public CpuUse End(long messages)
    {
        double elapsed = Stopwatch.GetElapsedTime(_start).TotalSeconds;
        return new CpuUse(Read(_rig).ToDictionary(p => p.Key, p => (p.Value - _before.GetValueOrDefault(p.Key)) / TicksPerSecond), elapsed, messages);
    }

    private static Dictionary<string, long> Read(LoadRig rig)
    {
        Dictionary<string, long> ticks = [];
        if (!Directory.Exists("/proc/self"))
        {
            return ticks;
        }

        if (rig.Postgres is { IsRunning: true } postgres)
        {
            ticks["postgres"] = Family(postgres.Pid);
        }

        ticks["silo"] = rig.Cluster.Silos.Where(s => s.IsRunning).Sum(s => Of(s.Process.Pid)?.Own ?? 0);
        ticks["api"] = rig.Cluster.Apis.Where(a => a.IsRunning).Sum(a => Of(a.Process.Pid)?.Own ?? 0);
        ticks["load"] = Of(Environment.ProcessId)?.Own ?? 0;
        return ticks;
    }

    // PostgreSQL has a process per connection; those that ended are in the counters of their parent.
    private static long Family(int parent)
    {
        long sum = Of(parent) is { } own ? own.Own + own.Ended : 0;
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), out int pid) && Of(pid) is { } child && child.Parent == parent)
            {
                sum += child.Own;
            }
        }

        return sum;
    }

    private static (int Parent, long Own, long Ended)? Of(int pid)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{pid}/stat");
            // The name in parentheses may hold spaces; the fields after it are state, parent, …, utime (14th), stime, cutime, cstime.
            string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (Int(1), Int(11) + Int(12), Int(13) + Int(14));

            int Int(int at) => int.Parse(fields[at], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }
}

/// <summary>Processor seconds by kind of process.</summary>
internal sealed record CpuUse(IReadOnlyDictionary<string, double> Seconds, double Elapsed, long Messages)
{
    /// <summary>e.g. <c>postgres 0.81, silo 0.74, api 0.10, load 0.30 of 2 cores</c></summary>
    public string Cores => $"{string.Join(", ", Seconds.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key} {s.Value / Elapsed:0.00}")))} of {Environment.ProcessorCount} cores";

    /// <summary>The same per message, which a busy machine does not change.</summary>
    public string PerMessage
    {
        get
        {
            double sum = Seconds.Values.Sum() / Math.Max(1, Messages);
            string parts = string.Join(", ", Seconds.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key} {1e6 * s.Value / Math.Max(1, Messages):0}")));
            return string.Create(CultureInfo.InvariantCulture, $"{parts} µs: {sum * 1e6:0} µs, {Environment.ProcessorCount / sum:N0} messages/s at most");
        }
    }
}
