using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Dialog.Observability;

namespace Dialog.Projections;

/// <summary>Metrics of the projections for operators, under the meter <c>Dialog.Projections</c>.</summary>
public sealed class ProjectionMetrics
{
    public const string MeterName = "Dialog.Projections";

    private readonly ConcurrentDictionary<string, double> _lag = new();
    private readonly Counter<long> _events;
    private readonly Histogram<double> _step;

    public ProjectionMetrics(IMeterFactory meters)
    {
        Meter meter = meters.Create(MeterName);
        meter.CreateObservableGauge("dialog.projections.lag", Lags, "s", "Age of the oldest change of a region that is not followed yet.");
        _events = meter.CreateCounter<long>("dialog.projections.events", "{event}", "Events followed.");
        _step = meter.CreateHistogram<double>("dialog.projections.step.duration", "s", "Time of one step: read, decide, commit.", tags: null, Buckets.Seconds);
        Unindexed = meter.CreateCounter<long>("dialog.projections.unindexed", "{case}", "Cases whose words the search index could not take.");
    }

    internal Counter<long> Unindexed { get; }

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
