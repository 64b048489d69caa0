using Dialog.Cases;
using Dialog.Notifications;
using Dialog.Push.Domain;
using Dialog.Regions;
using Microsoft.Extensions.Logging;
using Orleans.Utilities;

namespace Dialog.Push;

/// <summary>
/// The live feed of a region, keyed by its code: numbers every change, keeps the last ones, notifies the api nodes, counts the
/// board. The push is the fast path; every few seconds it reads what the read model has and the push lost.
/// </summary>
internal sealed partial class RegionFeedGrain(FeedStore store, PushMetrics metrics, TimeProvider time, ILogger<RegionFeedGrain> logger) : Grain, IRegionFeedGrain
{
    private const int RingCapacity = 4096;
    private static readonly TimeSpan ReconcileEvery = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LearnEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BoardEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan SnapshotEvery = TimeSpan.FromMinutes(15);

    private FeedViews _views = null!;
    private RegionBoard _board = null!;
    private ObserverManager<IFeedObserver> _nodes = null!;
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;
    private ulong _checkpoint;
    private bool _boardChanged;
    private long _boardMinute;
    private long _snapshot;

    private string Region => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _views = new FeedViews(Region, Guid.NewGuid(), RingCapacity);
        _board = new RegionBoard(Region);
        _nodes = new ObserverManager<IFeedObserver>(TimeSpan.FromMinutes(1), logger);
        await Learn(cancellationToken);

        // The checkpoint is read first: what commits while the cases are read is seen again, which is harmless.
        _checkpoint = await store.Horizon();
        DateTimeOffset now = time.GetUtcNow();
        DayTotals totals = await store.Totals(Region, DayFigures.MidnightOf(now, _zone), now);
        _board.Restore(await store.Live(Region), totals);

        this.RegisterGrainTimer(Reconcile, new GrainTimerCreationOptions(ReconcileEvery, ReconcileEvery) { Interleave = true });
        this.RegisterGrainTimer(Relearn, new GrainTimerCreationOptions(LearnEvery, LearnEvery) { Interleave = true });
        this.RegisterGrainTimer(ShowBoard, new GrainTimerCreationOptions(BoardEvery, BoardEvery));
        this.RegisterGrainTimer(Count, new GrainTimerCreationOptions(BoardEvery, CountEvery));
        // A night without messages is part of the comparison: a region that was alive once is looked at until its silo ends.
        this.RegisterGrainTimer(KeepFigures, new GrainTimerCreationOptions(BoardEvery, LookEvery) { KeepAlive = true, Interleave = true });
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        metrics.Left(Region);
        return Task.CompletedTask;
    }

    public Task Publish(CaseSummary[] changes) => Tell(changes);

    public Task Notify(Notice[] notices) => _nodes.Notify(node => node.Notified(notices));

    public Task<FeedHead> Subscribe(IFeedObserver observer)
    {
        _nodes.Subscribe(observer, observer);
        return Task.FromResult(_views.Head());
    }

    public Task Unsubscribe(IFeedObserver observer)
    {
        _nodes.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    public Task<ViewPosition> Resume(string view, Guid? epoch, long after)
    {
        ViewPosition position = _views.Resume(view, epoch, after);
        if (epoch is not null)
        {
            metrics.Resumed(position.Reload);
        }

        return Task.FromResult(position);
    }

    public Task<BoardView> Board() => Task.FromResult(_board.View(time.GetUtcNow(), _zone));

    public Task<int[]> Counts(CaseFilter[] filters) => Task.FromResult(_board.Counts(filters, time.GetUtcNow()));

    public Task<Dictionary<string, int>> Loads() => Task.FromResult(_board.Loads());

    private async Task Learn(CancellationToken cancellation)
    {
        if (await GrainFactory.GetGrain<IRegionGrain>(Region).Get().WaitAsync(cancellation) is { } configuration)
        {
            _zone = TimeZoneInfo.FindSystemTimeZoneById(configuration.TimeZone);
            _views.Parents = configuration.Authorities.Where(a => a.Parent is not null).ToDictionary(a => a.Id, a => a.Parent!);
        }
    }

    private async Task Relearn(CancellationToken cancellation)
    {
        try
        {
            await Learn(cancellation);
        }
        catch (Exception e) when (Outage.EndsThePass(e))
        {
            // The last values read hold until the next tick.
            LogNotReconciled(e, Region);
        }
    }

    private async Task Tell(IReadOnlyList<CaseSummary> changes)
    {
        List<(CaseSummary, string?)> news = [];
        _board.Turn(time.GetUtcNow(), _zone);
        foreach (CaseSummary changed in changes)
        {
            if (_board.Apply(changed) is { } accepted)
            {
                news.Add(accepted);
            }
        }

        if (news.Count == 0)
        {
            return;
        }

        _boardChanged = true;
        metrics.Changed(Region, news.Count);
        ChangeBatch[] batches = _views.Append(news);
        await _nodes.Notify(node => node.Changed(batches, null));
    }

    private async Task Reconcile(CancellationToken cancellation)
    {
        try
        {
            ulong horizon = await store.Horizon();
            List<CaseSummary> changed = await store.Changed(Region, _checkpoint, horizon);
            _checkpoint = horizon;
            await Tell(changed);
        }
        catch (Exception e) when (Outage.EndsThePass(e))
        {
            // The checkpoint is unchanged: the next tick reads the same and more.
            LogNotReconciled(e, Region);
        }
    }

    private async Task ShowBoard(CancellationToken cancellation)
    {
        DateTimeOffset now = time.GetUtcNow();
        long minute = now.UtcTicks / TimeSpan.TicksPerMinute;
        if (_nodes.Count == 0 || (!_boardChanged && minute == _boardMinute))
        {
            return;
        }

        _boardChanged = false;
        _boardMinute = minute;
        BoardView board = _board.View(now, _zone);
        await _nodes.Notify(node => node.Changed([], board));
    }

    private Task Count(CancellationToken cancellation)
    {
        if (metrics.IsWanted)
        {
            BoardView board = _board.View(time.GetUtcNow(), _zone);
            metrics.Stands(Region, new(_views.Held, _nodes.Count, board.Open, board.Open - board.Unclaimed, board.Overdue));
        }

        return Task.CompletedTask;
    }

    private async Task KeepFigures(CancellationToken cancellation)
    {
        DateTimeOffset now = time.GetUtcNow();
        long quarter = now.UtcTicks / SnapshotEvery.Ticks;
        if (quarter == _snapshot)
        {
            return;
        }

        try
        {
            await store.Keep(_board.View(now, _zone), new DateTimeOffset(quarter * SnapshotEvery.Ticks, TimeSpan.Zero));
            _snapshot = quarter;
        }
        catch (Exception e) when (Outage.EndsThePass(e))
        {
            // The next look tries again; a quarter of an hour without figures is shown as such.
            LogNotReconciled(e, Region);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The feed of {Region} could not be reconciled with the read model")]
    private partial void LogNotReconciled(Exception exception, string region);
}
