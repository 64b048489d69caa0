using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Dialog.Push;

/// <summary>The way of changes to the screens, and what the regions' boards count, under the meter <c>Dialog.Push</c>.</summary>
public sealed class PushMetrics
{
    public const string MeterName = "Dialog.Push";

    private readonly ConcurrentDictionary<string, FeedFigures> _feeds = new();
    private readonly ObservableGauge<int> _open;
    private readonly Counter<long> _changes;
    private readonly Counter<long> _resumes;
    private Func<int> _waiting = () => 0;

    public PushMetrics(IMeterFactory meters)
    {
        Meter meter = meters.Create(MeterName);
        meter.CreateObservableGauge("dialog.push.waiting", () => _waiting(), "{change}", "Changes of this silo on their way to the regions' feeds.");
        Dropped = meter.CreateCounter<long>("dialog.push.dropped", "{change}", "Changes that found no room; the feed finds them in the read model.");
        _changes = meter.CreateCounter<long>("dialog.feed.changes", "{change}", "Changes that a region's feed numbered.");
        _resumes = meter.CreateCounter<long>("dialog.feed.resumes", "{reader}", "Readers that came back to a view: replayed from the ring, or told to reload because it no longer goes back so far.");
        meter.CreateObservableGauge("dialog.feed.ring", () => Each(f => f.Ring), "{change}", "Changes that the ring of a region's own view holds.");
        meter.CreateObservableGauge("dialog.feed.nodes", () => Each(f => f.Nodes), "{api}", "Apis that a region's feed notifies.");
        _open = meter.CreateObservableGauge("dialog.cases.open", () => Each(f => f.Open), "{case}", "Cases of a region that are not answered yet.");
        meter.CreateObservableGauge("dialog.cases.claimed", () => Each(f => f.Claimed), "{case}", "Of these, how many an official holds.");
        meter.CreateObservableGauge("dialog.cases.overdue", () => Each(f => f.Overdue), "{case}", "Of these, how many have missed what is owed to the resident.");
    }

    /// <summary>Somebody wants to know.</summary>
    internal bool IsWanted => _open.Enabled;

    internal Counter<long> Dropped { get; }

    internal void Watch(Func<int> waiting) => _waiting = waiting;

    internal void Changed(string region, int changes) => _changes.Add(changes, new KeyValuePair<string, object?>("region", region));

    internal void Resumed(bool reload) => _resumes.Add(1, new KeyValuePair<string, object?>("outcome", reload ? "reload" : "replay"));

    internal void Stands(string region, FeedFigures figures) => _feeds[region] = figures;

    internal void Left(string region) => _feeds.TryRemove(region, out _);

    private IEnumerable<Measurement<int>> Each(Func<FeedFigures, int> figure) =>
        _feeds.Select(f => new Measurement<int>(figure(f.Value), new KeyValuePair<string, object?>("region", f.Key)));
}

/// <summary>What a region's feed says of itself.</summary>
internal sealed record FeedFigures(int Ring, int Nodes, int Open, int Claimed, int Overdue);
