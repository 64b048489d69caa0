using System.Diagnostics;
using System.Globalization;
using HdrHistogram;

namespace Dialog.Load.Measures;

/// <summary>Durations, to the microsecond and three digits, recorded by many at once.</summary>
internal sealed class Latency
{
    private const long Longest = 600_000_000;
    private LongConcurrentHistogram _microseconds = New();

    public long Count => _microseconds.TotalCount;

    public static long Now() => Stopwatch.GetTimestamp();

    public void Since(long start) => Record(Stopwatch.GetElapsedTime(start));

    public void Record(TimeSpan duration) => _microseconds.RecordValue(Math.Clamp((long)duration.TotalMicroseconds, 1, Longest));

    /// <summary>Forgets the warm-up.</summary>
    public void Reset() => _microseconds = New();

    public double Milliseconds(double percentile) => Count == 0 ? double.NaN : _microseconds.GetValueAtPercentile(percentile) / 1000.0;

    /// <summary>e.g. <c>p50 2.1 ms, p99 9.8 ms, max 31 ms</c></summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"p50 {Milliseconds(50):0.0} ms, p99 {Milliseconds(99):0.0} ms, max {Milliseconds(100):0} ms");

    private static LongConcurrentHistogram New() => new(1, Longest, 3);
}
