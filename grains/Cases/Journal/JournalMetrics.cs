using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Dialog.Observability;

namespace Dialog.Cases.Journal;

/// <summary>What operators monitor of the journal, under the meter <c>Dialog.Journal</c>.</summary>
public sealed class JournalMetrics
{
    public const string MeterName = "Dialog.Journal";

    private readonly ConcurrentBag<Func<int>> _queues = [];
    private readonly Histogram<int> _size;
    private readonly Histogram<double> _statement;
    private readonly Histogram<double> _wait;
    private long _statements;
    private long _appends;
    private long _ticks;

    public JournalMetrics(IMeterFactory meters)
    {
        Meter meter = meters.Create(MeterName);
        _size = meter.CreateHistogram<int>("dialog.journal.batch.size", "{append}", "Appends per statement.", tags: null, Buckets.Counts);
        _statement = meter.CreateHistogram<double>("dialog.journal.statement.duration", "s", "Time of one statement with its fsync.", tags: null, Buckets.Seconds);
        _wait = meter.CreateHistogram<double>("dialog.journal.append.duration", "s", "Time from queueing an append to its commit.", tags: null, Buckets.Seconds);
        meter.CreateObservableGauge("dialog.journal.waiting", () => _queues.Sum(q => q()), "{append}", "Appends that wait for a batch.");
        Fenced = meter.CreateCounter<long>("dialog.journal.fenced", "{append}", "Appends refused because another activation wrote first.");
        Unknown = meter.CreateCounter<long>("dialog.journal.unknown", "{append}", "Appends whose outcome the database did not tell.");
        Saturated = meter.CreateCounter<long>("dialog.journal.saturated", "{append}", "Appends turned away because the queue was full.");
    }

    internal Counter<long> Fenced { get; }

    internal Counter<long> Unknown { get; }

    internal Counter<long> Saturated { get; }

    /// <summary>Since the start: statements, appends in them, and the time of all of them.</summary>
    internal (long Statements, long Appends, TimeSpan Time) Totals =>
        (Interlocked.Read(ref _statements), Interlocked.Read(ref _appends), TimeSpan.FromTicks(Interlocked.Read(ref _ticks)));

    internal void Watch(Func<int> waiting) => _queues.Add(waiting);

    internal void Batch(List<PendingAppend> batch, TimeProvider time, long started)
    {
        long now = time.GetTimestamp();
        TimeSpan took = time.GetElapsedTime(started, now);
        Interlocked.Increment(ref _statements);
        Interlocked.Add(ref _appends, batch.Count);
        Interlocked.Add(ref _ticks, took.Ticks);
        _size.Record(batch.Count);
        _statement.Record(took.TotalSeconds);
        if (_wait.Enabled)
        {
            foreach (PendingAppend pending in batch)
            {
                _wait.Record(time.GetElapsedTime(pending.QueuedAt, now).TotalSeconds);
            }
        }
    }
}
