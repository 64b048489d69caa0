using System.Diagnostics;
using System.Globalization;

namespace Dialog.Load.Replay;

/// <summary>Real times compressed: a message waits for its moment. "max" never waits.</summary>
internal sealed class Pace(string speed, DateTimeOffset origin)
{
    private readonly double _times = speed == "max" ? double.PositiveInfinity : double.Parse(speed, CultureInfo.InvariantCulture);
    private readonly long _start = Stopwatch.GetTimestamp();

    public bool IsDue(DateTimeOffset at) => Remaining(at) <= TimeSpan.Zero;

    public Task Until(DateTimeOffset at, CancellationToken cancellation) =>
        Remaining(at) is { Ticks: > TimeSpan.TicksPerMillisecond } wait ? Task.Delay(wait, cancellation) : Task.CompletedTask;

    private TimeSpan Remaining(DateTimeOffset at) =>
        double.IsPositiveInfinity(_times) ? TimeSpan.Zero : ((at - origin) / _times) - Stopwatch.GetElapsedTime(_start);
}
