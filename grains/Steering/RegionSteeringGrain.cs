using Dialog.Deadlines.Domain;
using Dialog.Officials;
using Dialog.Regions;
using Dialog.Steering.Domain;
using Dialog.Storage;

namespace Dialog.Steering;

/// <summary>Counts what a region is steered by, keyed by its code; every screen of the region is given the same answer for some seconds.</summary>
internal sealed class RegionSteeringGrain : Grain, IRegionSteeringGrain
{
    private static readonly TimeSpan FiguresFresh = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan WorkloadFresh = TimeSpan.FromSeconds(10);

    // Whoever moves a case wants to see it moved.
    private static readonly TimeSpan WorkFresh = TimeSpan.FromSeconds(2);

    private readonly SteeringStore _store;
    private readonly TimeProvider _time;
    private readonly SharedAnswer<SteeringFigures?> _figures;
    private readonly SharedAnswer<Workload?> _workload;
    private readonly SharedAnswer<RegionWork?> _work;
    private (int Version, RegionDeadlines Calendars)? _known;

    public RegionSteeringGrain(SteeringStore store, TimeProvider time)
    {
        (_store, _time) = (store, time);
        _figures = new(Count, FiguresFresh, time);
        _workload = new(Look, WorkloadFresh, time);
        _work = new(Read, WorkFresh, time);
    }

    private string Region => this.GetPrimaryKeyString();

    public Task<SteeringFigures?> Figures() => _figures.Get();

    public Task<Workload?> Workload() => _workload.Get();

    public async Task<RebalancePlan?> Propose(string? authority) => (await _work.Get())?.Propose(authority);

    public async Task<RebalancePlan?> Preview(CaseMove[] moves) => (await _work.Get())?.Preview(moves);

    private async Task<SteeringFigures?> Count()
    {
        if (await GrainFactory.GetGrain<IRegionGrain>(Region).Get() is not { } region)
        {
            return null;
        }

        DateTimeOffset now = _time.GetUtcNow();
        BoardTargets targets = region.Targets ?? BoardTargets.Default;
        ComparedDays days = ComparedDays.Of(now, Calendars(region).Calendar);
        DateTimeOffset? since = await _store.Since(Region);
        List<MarkCount> counts = await _store.Marks(Region, FigureComparison.Stretches(days, now), targets.EntryMinutes);
        List<Dictionary<string, int>?> kept = await _store.Snapshots(Region, days.Previous.To, days.LastWeek.To);
        return new SteeringFigures
        {
            Region = Region,
            At = now,
            Since = since,
            Previous = days.Previous,
            LastWeek = days.LastWeek,
            Figures = FigureComparison.Figures(counts, days, since, kept[0], kept[1], SteeringStore.LiveFigures),
            Metrics = FigureComparison.Metrics(counts, days, since, targets, now),
        };
    }

    private async Task<RegionWork?> Read()
    {
        if (await GrainFactory.GetGrain<IRegionGrain>(Region).Get() is not { } region)
        {
            return null;
        }

        DateTimeOffset now = _time.GetUtcNow();
        DateTimeOffset? begun = await _store.Since(Region);
        DateTimeOffset? since = begun is { } at && at > now - Pace.Window ? at : begun is null ? null : now - Pace.Window;
        Dictionary<string, int> answers = since is { } from ? await _store.Answers(Region, from) : [];
        return new RegionWork(region, Calendars(region), await _store.Open(Region, now), answers, since, now);
    }

    private async Task<Workload?> Look()
    {
        if (await _work.Get() is not { } work)
        {
            return null;
        }

        OfficialView[] views = await Task.WhenAll(work.Officials.Select(o => GrainFactory.GetGrain<IOfficialGrain>($"{Region}/{o}").Get()));
        return work.View(views.Where(v => v.Online).Select(v => v.Official).ToHashSet());
    }

    private RegionDeadlines Calendars(RegionConfiguration region)
    {
        if (_known is not { } known || known.Version != region.Version)
        {
            _known = known = (region.Version, new RegionDeadlines(region));
        }

        return known.Calendars;
    }
}
