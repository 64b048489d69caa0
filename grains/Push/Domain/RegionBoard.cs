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
    private readonly Dictionary<Guid, int> _settled = [];
    private readonly Queue<Guid> _settledOrder = new();
    private readonly DayFigures _day = new();

    /// <summary>Null when the change is not news; otherwise the change with the authority the case had before.</summary>
    public (CaseSummary Case, string? FormerAuthority)? Apply(CaseSummary changed)
    {
        CaseSummary? known = _live.GetValueOrDefault(changed.Id);
        int version = known?.Version ?? _settled.GetValueOrDefault(changed.Id);
        if (changed.Version <= version)
        {
            return null;
        }

        _day.Count(known, changed, isNew: version == 0);
        Keep(changed);
        return (changed, known?.Authority);
    }

    /// <summary>Takes over the state of storage at activation, without counting it as news of today.</summary>
    public void Restore(IEnumerable<CaseSummary> live, DayTotals totals)
    {
        foreach (CaseSummary summary in live)
        {
            Keep(summary);
        }

        _day.Restore(totals);
    }

    public Dictionary<string, int> Loads()
    {
        Dictionary<string, int> loads = [];
        foreach (CaseSummary c in _live.Values)
        {
            if (c.Official is { } official && IsOpen(c))
            {
                loads[official] = loads.GetValueOrDefault(official) + 1;
            }
        }

        return loads;
    }

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
        bool live = IsOpen(c) || c.Status == CaseStatus.Answered || c.Delivery is DeliveryState.Unknown or DeliveryState.Failed;
        if (live)
        {
            _live[c.Id] = c;
            _settled.Remove(c.Id);
            return;
        }

        _live.Remove(c.Id);
        if (_settled.TryAdd(c.Id, c.Version))
        {
            _settledOrder.Enqueue(c.Id);
            if (_settledOrder.Count > Remembered)
            {
                _settled.Remove(_settledOrder.Dequeue());
            }
        }
        else
        {
            _settled[c.Id] = c.Version;
        }
    }
}
