using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Dialog.Following;

/// <summary>What operators watch of the followers, under the meter <c>Dialog.Following</c>.</summary>
public sealed class FollowMetrics
{
    public const string MeterName = "Dialog.Following";

    private readonly ConcurrentDictionary<string, double> _lag = new();
    private readonly Counter<long> _events;
    private readonly Histogram<double> _step;

    public FollowMetrics(IMeterFactory meters)
    {
        Meter meter = meters.Create(MeterName);
        meter.CreateObservableGauge("dialog.following.lag", Lags, "s", "Age of the oldest change of a region that is not followed yet.");
        _events = meter.CreateCounter<long>("dialog.following.events", "{event}", "Events followed.");
        _step = meter.CreateHistogram<double>("dialog.following.step.duration", "s", "Time of one step: read, decide, commit.");
        Poison = meter.CreateCounter<long>("dialog.following.unindexed", "{case}", "Cases whose words the search index could not take.");
    }

    internal Counter<long> Poison { get; }

    internal void Stands(string region, TimeSpan lag) => _lag[region] = lag.TotalSeconds;

    internal void Left(string region) => _lag.TryRemove(region, out _);

    internal void Step(int events, TimeSpan taken)
    {
        _events.Add(events);
        _step.Record(taken.TotalSeconds);
    }

    private IEnumerable<Measurement<double>> Lags() =>
        _lag.Select(l => new Measurement<double>(l.Value, new KeyValuePair<string, object?>("region", l.Key)));
}
