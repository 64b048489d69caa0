using Dialog.Cases;

namespace Dialog.Push.Domain;

/// <summary>
/// A region's live figures, kept from what each case last said. Applying a change twice, or an older one late, alters
/// nothing: figures cannot drift.
/// </summary>
internal sealed class RegionBoard(string region)
{
    private const int Remembered = 8192;

    private readonly Dictionary<Guid, CaseSummary> _live = [];
    private readonly Dictionary<Guid, Settled> _settled = [];
    private readonly Queue<Settled> _settledOrder = new();
    private readonly Dictionary<string, int> _loads = [];
    private readonly DayFigures _day = new();
    private readonly FilterCounters _filters = new();

    /// <summary>Null when the change is already known; otherwise the change with the authority the case had before.</summary>
    public (CaseSummary Case, string? FormerAuthority)? Apply(CaseSummary changed)
    {
        Settled? known = _live.TryGetValue(changed.Id, out CaseSummary? live) ? Settled.Of(live) : _settled.GetValueOrDefault(changed.Id);
        if (changed.Version <= (known?.Version ?? 0))
        {
            return null;
        }

        _day.Count(changed, isNew: known is null, known?.AnsweredAt, live is { Overdue: true });
        Keep(changed);
        return (changed, known?.Authority);
    }

    /// <summary>Starts a new day when the region's date changed: asked before changes are applied, lest the new day's be lost with the old.</summary>
    public void Turn(DateTimeOffset now, TimeZoneInfo zone) => _day.Turn(now, zone);

    /// <summary>Takes over the state of storage at activation, without counting it among today's changes.</summary>
    public void Restore(IEnumerable<CaseSummary> live, DayTotals totals)
    {
        foreach (CaseSummary summary in live)
        {
            Keep(summary);
        }

        _day.Restore(totals);
    }

    /// <summary>Open cases per official. Asked by every silo each second: kept, not counted again.</summary>
    public Dictionary<string, int> Loads() => new(_loads);

    /// <summary>How many live cases each filter shows.</summary>
    public int[] Counts(IReadOnlyList<CaseFilter> filters, DateTimeOffset now) => _filters.Of(filters, _live.Values, now);

    public BoardView View(DateTimeOffset now, TimeZoneInfo zone)
    {
        BoardCount count = new(now);
        foreach (CaseSummary c in _live.Values)
        {
            count.Add(c);
        }

        _day.Turn(now, zone);
        return count.View(region, _day);
    }

    internal static bool IsOpen(CaseSummary c) => c.Status is >= CaseStatus.Open and < CaseStatus.Answered;

    private void Keep(CaseSummary c)
    {
        CaseSummary? before = _live.GetValueOrDefault(c.Id);
        Carry(before, -1);
        bool live = IsOpen(c) || c.Status == CaseStatus.Answered || c.Delivery is DeliveryState.Unknown or DeliveryState.Failed;
        _filters.Carry(before, live ? c : null);
        if (live)
        {
            _live[c.Id] = c;
            _settled.Remove(c.Id);
            Carry(c, 1);
            return;
        }

        _live.Remove(c.Id);
        Settled settled = Settled.Of(c);
        _settled[c.Id] = settled;
        _settledOrder.Enqueue(settled);
        if (_settledOrder.Count > Remembered && _settledOrder.Dequeue() is var oldest && _settled.GetValueOrDefault(oldest.Id) == oldest)
        {
            _settled.Remove(oldest.Id);
        }
    }

    private void Carry(CaseSummary? c, int by)
    {
        if (c is { Official: { } official } && IsOpen(c) && (_loads[official] = _loads.GetValueOrDefault(official) + by) == 0)
        {
            _loads.Remove(official);
        }
    }

    /// <summary>What must stay known of a case that no figure counts any more, so that a late change of it counts nothing twice.</summary>
    private sealed record Settled(Guid Id, int Version, string? Authority, DateTimeOffset? AnsweredAt)
    {
        public static Settled Of(CaseSummary c) => new(c.Id, c.Version, c.Authority, c.AnsweredAt);
    }
}
