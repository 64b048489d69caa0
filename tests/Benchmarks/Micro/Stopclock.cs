using System.Diagnostics;
using System.Globalization;

namespace Dialog.Benchmarks.Micro;

/// <summary>
/// Processor time and allocation of one call: warmed up, then the median of several rounds. Time on the processor, where the
/// system reports it, is the same on a quiet and on a busy machine.
/// </summary>
internal static class Stopclock
{
    private const int Rounds = 9;
    private const int CallsBetweenLooks = 16;
    private const string OnProcessor = "/proc/thread-self/schedstat";
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(600);
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(120);

    /// <param name="Bytes">allocated on this thread</param>
    public readonly record struct Cost(double Nanoseconds, double Bytes);

    public static Cost Of(Action call)
    {
        int calls = CallsPerRound(call);
        Cost[] rounds = new Cost[Rounds];
        for (int i = 0; i < Rounds; i++)
        {
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            double start = Nanoseconds();
            for (int c = 0; c < calls; c++)
            {
                call();
            }

            double taken = Nanoseconds() - start;
            rounds[i] = new Cost(taken / calls, (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / calls);
        }

        Array.Sort(rounds, static (a, b) => a.Nanoseconds.CompareTo(b.Nanoseconds));
        return rounds[Rounds / 2];
    }

    private static int CallsPerRound(Action call)
    {
        int calls = 0;
        double start = Nanoseconds();
        while (Nanoseconds() - start < WarmUp.TotalNanoseconds)
        {
            for (int i = 0; i < CallsBetweenLooks; i++)
            {
                call();
            }

            calls += CallsBetweenLooks;
        }

        return Math.Max(1, (int)(calls * (Round / WarmUp)));
    }

    // The first number is the nanoseconds this thread has run.
    private static double Nanoseconds() => File.Exists(OnProcessor)
        ? double.Parse(File.ReadAllText(OnProcessor).Split(' ')[0], CultureInfo.InvariantCulture)
        : Stopwatch.GetTimestamp() * 1e9 / Stopwatch.Frequency;
}
