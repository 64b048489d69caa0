using Dialog.Cases;
using Dialog.Deadlines.Domain;
using Dialog.Regions;

namespace Dialog.Steering.Domain;

/// <summary>A region's open cases and people at one moment: what is forecast, and what moves would change.</summary>
internal sealed class RegionWork
{
    /// <summary>More open cases than this are not forecast: a plan over more helps nobody.</summary>
    public const int MostCases = 5000;

    private const int MostLate = 200;

    private readonly RegionConfiguration _region;
    private readonly RegionDeadlines _calendars;
    private readonly DateTimeOffset _now;
    private readonly IReadOnlyList<OpenCase> _open;
    private readonly ILookup<string?, OpenCase> _held;
    private readonly Dictionary<string, Carrier> _carriers;

    /// <param name="answers">Final answers by official since <paramref name="since"/>.</param>
    /// <param name="since">The beginning of the window or of the history, whichever is later; null: there is no history.</param>
    public RegionWork(RegionConfiguration region, RegionDeadlines calendars, IReadOnlyList<OpenCase> open, IReadOnlyDictionary<string, int> answers, DateTimeOffset? since, DateTimeOffset now)
    {
        (_region, _calendars, _now, _open) = (region, calendars, now, open);
        _held = open.ToLookup(c => c.Official);
        _carriers = region.Officials.DistinctBy(o => o.Id).ToDictionary(o => o.Id, o =>
        {
            WorkingDays days = new(calendars.CalendarOf(o.Authority), o);
            Pace? pace = since is { } from ? Pace.Of(answers.GetValueOrDefault(o.Id), days.Between(from, now), days.Days(from, now)) : null;
            return new Carrier(o.Id, o.Authority, o.Capacity, days.IsAbsent(now), pace, days, [.. _held[o.Id].Select(c => Carried(c, o.Authority))]);
        });
    }

    public IEnumerable<string> Officials => _carriers.Keys;

    /// <param name="online">Who has a screen open.</param>
    public Workload View(IReadOnlySet<string> online)
    {
        // Each forecast once: it is what costs.
        Dictionary<string, List<LateCase>> own = _carriers.Values.ToDictionary(c => c.Id, c => OwnLate(c).ToList());
        List<(string Authority, int Count, Pace? Pace, List<LateCase> Late)> nobodys = [.. Unassigned()];
        List<LateCase> late = [.. own.Values.SelectMany(l => l), .. nobodys.SelectMany(a => a.Late)];
        DateTimeOffset midnight = Tomorrow();
        return new Workload
        {
            Region = _region.Code,
            At = _now,
            Officials =
            [
                .. _carriers.Values.Select(c => new OfficialWorkload(
                    c.Id, c.Authority, State(c, online), c.Capacity, c.Cases.Count,
                    _held[c.Id].Count(o => !o.Overdue && o.DueAt < midnight), _held[c.Id].Count(o => o.Overdue), Shown(c.Pace), own[c.Id].Count,
                    c.Pace is { } pace ? Forecast.Through(c.Queue, pace, c.Days, _now) : null)),
            ],
            Authorities = [.. nobodys.Select(a => new AuthorityWorkload(a.Authority, a.Count, Shown(a.Pace), a.Late.Count))],
            Late = [.. late.OrderBy(l => l.DueAt).ThenBy(l => l.Number).Take(MostLate)],
            LateCount = late.Count,
            Partial = _open.Count >= MostCases,
        };
    }

    public RebalancePlan Propose(string? authority) =>
        Preview([.. Rebalancing.Propose(_carriers.Values.Where(c => authority is null || c.Authority == authority), _now)]);

    public RebalancePlan Preview(IReadOnlyList<CaseMove> moves)
    {
        Dictionary<string, Carrier> after = new(_carriers);
        Dictionary<Guid, OpenCase> open = _open.ToDictionary(c => c.Id);
        List<PlannedMove> planned = [];
        foreach (CaseMove move in moves)
        {
            (Carrier? from, Carrier? to) = (after.GetValueOrDefault(move.From), after.GetValueOrDefault(move.To));
            OpenCase? known = open.GetValueOrDefault(move.CaseId);
            string? problem = known is null ? "not-open" : planned.Count >= Rebalancing.MostMoves ? "too-many" : Rebalancing.Problem(move, from, to);
            planned.Add(new PlannedMove(move.CaseId, known?.Number ?? 0, move.From, move.To, known?.DueAt, problem));
            if (problem is null)
            {
                CarriedCase moved = from!.Cases.First(c => c.Queued.Id == move.CaseId);
                after[from.Id] = from.Without(move.CaseId);
                after[to!.Id] = to.With(moved);
            }
        }

        LoadChange[] changed = [.. _carriers.Values.Where(c => !ReferenceEquals(c, after[c.Id])).Select(c => Change(c, after[c.Id]))];
        return new RebalancePlan([.. planned], changed, changed.Sum(c => c.LateBefore), changed.Sum(c => c.LateAfter));
    }

    private LoadChange Change(Carrier before, Carrier after) =>
        new(before.Id, before.Capacity, before.Cases.Count, after.Cases.Count, before.Late(_now).Count, after.Late(_now).Count);

    // What is of another authority is not for this one's people to give on.
    private static CarriedCase Carried(OpenCase c, string authority) =>
        new(Queued(c), c.Bound ?? (c.Authority == authority ? null : "another-authority"));

    private static QueuedCase Queued(OpenCase c) => new(c.Id, c.Number, c.DueAt) { Resting = c.Status == CaseStatus.WaitingForResident };

    private IEnumerable<LateCase> OwnLate(Carrier c) =>
        c.Late(_now).Select(l => new LateCase(l.Case.Id, l.Case.Number, c.Authority, c.Id, l.Case.DueAt!.Value, l.Place, Shown(c.Pace)!.Value, l.ReachedAt));

    // What nobody has yet is taken by whoever comes to it: by all of the authority, beside what they have.
    private IEnumerable<(string Authority, int Count, Pace? Pace, List<LateCase> Late)> Unassigned()
    {
        foreach (IGrouping<string, OpenCase> own in _open.GroupBy(c => c.Authority).Where(g => g.Any(c => c.Official is null)))
        {
            Pace? pace = Pace.Together(_carriers.Values.Where(c => c.Authority == own.Key && !c.Absent).Select(c => c.Pace).OfType<Pace>());
            HashSet<Guid> nobodys = [.. own.Where(c => c.Official is null).Select(c => c.Id)];
            List<LateCase> late = pace is not { } together
                ? []
                : [.. Forecast.Late(own.Select(Queued), together, new WorkingDays(_calendars.CalendarOf(own.Key)), _now)
                    .Where(l => nobodys.Contains(l.Case.Id))
                    .Select(l => new LateCase(l.Case.Id, l.Case.Number, own.Key, null, l.Case.DueAt!.Value, l.Place, Shown(pace)!.Value, l.ReachedAt))];
            yield return (own.Key, nobodys.Count, pace, late);
        }
    }

    private string State(Carrier c, IReadOnlySet<string> online) =>
        online.Contains(c.Id) ? "online" : c.Absent ? "absent" : c.Days.IsWorking(_now) ? "working" : "off";

    private DateTimeOffset Tomorrow() =>
        _calendars.Calendar.MomentOf(_calendars.Calendar.DateOf(_now), TimeSpan.FromDays(1));

    private static double? Shown(Pace? pace) => pace is { } known ? Math.Round(known.PerDay, 1) : null;
}
