using Dialog.Cases;

namespace Dialog.Push.Domain;

/// <summary>
/// Counters of the filters that screens have asked for lately: counted once over the live cases, then carried with each
/// change. Where time alone moves cases in and out they are counted again, at most every few seconds.
/// </summary>
internal sealed class FilterCounters
{
    public const int MostFilters = 1000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Recount = TimeSpan.FromSeconds(10);
    private readonly Dictionary<string, Counter> _counters = [];

    /// <summary>A case as it was and as it is; null when it was or is not among the live ones.</summary>
    public void Carry(CaseSummary? before, CaseSummary? after)
    {
        foreach (Counter counter in _counters.Values)
        {
            if (before is not null && counter.Filter.Matches(before, counter.At))
            {
                counter.Count--;
            }

            if (after is not null && counter.Filter.Matches(after, counter.At))
            {
                counter.Count++;
            }
        }
    }

    public int[] Of(IReadOnlyList<CaseFilter> filters, IReadOnlyCollection<CaseSummary> live, DateTimeOffset now)
    {
        int[] counts = [.. filters.Select(f => Of(f, live, now))];
        foreach (string stale in _counters.Where(c => now - c.Value.AskedAt > Kept).Select(c => c.Key).ToArray())
        {
            _counters.Remove(stale);
        }

        return counts;
    }

    private int Of(CaseFilter filter, IReadOnlyCollection<CaseSummary> live, DateTimeOffset now)
    {
        string key = filter.Key;
        if (!_counters.TryGetValue(key, out Counter? counter))
        {
            counter = new Counter(filter);
            if (_counters.Count < MostFilters)
            {
                _counters[key] = counter;
            }
        }

        bool fresh = counter.At == default;
        if (fresh || (filter.DueWithinHours is not null && now - counter.At > Recount))
        {
            counter.At = now;
            counter.Count = live.Count(c => filter.Matches(c, now));
        }

        counter.AskedAt = now;
        return counter.Count;
    }

    /// <param name="filter">What is counted.</param>
    private sealed class Counter(CaseFilter filter)
    {
        public CaseFilter Filter => filter;

        public int Count { get; set; }

        /// <summary>The moment "within so many hours" counts from: the same when a case is added and when it is taken away.</summary>
        public DateTimeOffset At { get; set; }

        public DateTimeOffset AskedAt { get; set; }
    }
}
