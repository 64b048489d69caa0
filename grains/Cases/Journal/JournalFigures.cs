using Dialog.Platform;

namespace Dialog.Cases.Journal;

/// <summary>What a silo tells of its journal: <c>appends</c> and <c>batches</c> a second, <c>batch-seconds</c> (mean time of a statement, absent when there was none).</summary>
internal sealed class JournalFigures(JournalMetrics metrics) : INodeFigures
{
    private (long Statements, long Appends, TimeSpan Time) _last;

    public IEnumerable<KeyValuePair<string, double>> Read(TimeSpan since)
    {
        (long statements, long appends, TimeSpan time) = metrics.Totals;
        (long more, long entries, TimeSpan took) = (statements - _last.Statements, appends - _last.Appends, time - _last.Time);
        _last = (statements, appends, time);
        if (since <= TimeSpan.Zero)
        {
            yield break;
        }

        yield return new("appends", entries / since.TotalSeconds);
        yield return new("batches", more / since.TotalSeconds);
        if (more > 0)
        {
            yield return new("batch-seconds", took.TotalSeconds / more);
        }
    }
}
