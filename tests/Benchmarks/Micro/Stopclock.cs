using System.Diagnostics;

namespace Dialog.Benchmarks.Micro;

/// <summary>Time and allocation of one call: warmed up, then the median of several rounds.</summary>
internal static class Stopclock
{
    private const int Rounds = 9;
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
            long start = Stopwatch.GetTimestamp();
            for (int c = 0; c < calls; c++)
            {
                call();
            }

            double taken = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
            rounds[i] = new Cost(taken / calls, (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / calls);
        }

        Array.Sort(rounds, static (a, b) => a.Nanoseconds.CompareTo(b.Nanoseconds));
        return rounds[Rounds / 2];
    }

    private static int CallsPerRound(Action call)
    {
        int calls = 0;
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < WarmUp)
        {
            call();
            calls++;
        }

        return Math.Max(1, (int)(calls * (Round / WarmUp)));
    }
}
