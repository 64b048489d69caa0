using System.Diagnostics.Metrics;

namespace Dialog.Backlog;

/// <summary>The queues that are tables, under the meter <c>Dialog.Backlog</c>: as the one silo that reads them last saw them, nothing in the others and after a failed reading.</summary>
public sealed class BacklogMetrics
{
    public const string MeterName = "Dialog.Backlog";

    private readonly ObservableGauge<long> _waiting;
    private readonly Counter<long> _failures;
    private volatile Reading? _last;

    public BacklogMetrics(IMeterFactory meters)
    {
        Meter meter = meters.Create(MeterName);
        _waiting = meter.CreateObservableGauge("dialog.backlog.waiting", Waiting, "{row}", "Rows of a queue that wait: inbox, outbox, timers (late ones), webhooks, imports, bulk, erasures, held; or that a person must look at: dead-letters, failed, unknown, audit-faults.");
        meter.CreateObservableGauge("dialog.backlog.age", Ages, "s", "Age of the oldest row that waits in a queue.");
        _failures = meter.CreateCounter<long>("dialog.backlog.failures", "{reading}", "Readings of the queues that failed.");
    }

    private sealed record Reading(IReadOnlyList<BacklogFigure> Figures, DateTimeOffset At);

    /// <summary>Somebody wants to know.</summary>
    internal bool IsWanted => _waiting.Enabled;

    internal void Stands(IReadOnlyList<BacklogFigure> figures, DateTimeOffset at) => _last = new(figures, at);

    internal void Failed()
    {
        _last = null;
        _failures.Add(1);
    }

    /// <summary>Another silo reads them now.</summary>
    internal void Left() => _last = null;

    private static KeyValuePair<string, object?>[] Tags(BacklogFigure figure) =>
        figure.Network is { } network ? [new("queue", figure.Queue), new("network", network)] : [new("queue", figure.Queue)];

    private IEnumerable<Measurement<long>> Waiting() => _last is { } last ? last.Figures.Select(f => new Measurement<long>(f.Waiting, Tags(f))) : [];

    // Zero where nothing waits: a rule on an age that is missing never ends.
    private IEnumerable<Measurement<double>> Ages() => _last is { } last
        ? last.Figures.Select(f => new Measurement<double>(f.Oldest is { } oldest ? Math.Max(0, (last.At - oldest).TotalSeconds) : 0, Tags(f)))
        : [];
}
