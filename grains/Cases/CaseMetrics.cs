using System.Diagnostics.Metrics;
using Dialog.Cases.Domain;
using Dialog.Cases.Journal;
using Dialog.Observability;

namespace Dialog.Cases;

/// <summary>What happens to cases, under the meter <c>Dialog.Cases</c>: claims, breaches and every other event by its stored name, and how late timers fire.</summary>
public sealed class CaseMetrics
{
    public const string MeterName = "Dialog.Cases";

    private readonly Counter<long> _events;
    private readonly Histogram<double> _lateness;

    public CaseMetrics(IMeterFactory meters)
    {
        Meter meter = meters.Create(MeterName);
        _events = meter.CreateCounter<long>("dialog.cases.events", "{event}", "Events written to the journal, by type.");
        _lateness = meter.CreateHistogram("dialog.timers.lateness", "s", "How long after its moment a timer was fired.", tags: null, Buckets.Seconds);
    }

    internal void Happened(IReadOnlyList<CaseEvent> events)
    {
        if (!_events.Enabled)
        {
            return;
        }

        foreach (CaseEvent happened in events)
        {
            _events.Add(1, new KeyValuePair<string, object?>("type", CaseEventNames.Of(happened)));
        }
    }

    internal void Fired(TimeSpan late) => _lateness.Record(Math.Max(0, late.TotalSeconds));
}
