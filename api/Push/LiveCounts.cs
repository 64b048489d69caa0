using System.Collections.Concurrent;
using Dialog.Api.SavedViews;
using Dialog.Api.Setup;
using Dialog.Push;

namespace Dialog.Api.Push;

/// <summary>
/// Live counters of saved views: once a second this node asks each region's feed for all the filters its screens show, equal
/// ones once, and notifies a screen when one of its own figures changed. No database, whatever the number of screens.
/// </summary>
internal sealed partial class LiveCounts(IGrainFactory grains, LiveConnections connections, TimeProvider time, ILogger<LiveCounts> logger) : BackgroundService
{
    public const int MostFilters = 60;
    private const int Piece = 500;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, Watch> _watches = new();

    /// <summary>The screen's figures now, null where the feed cannot count; from then on changes are sent.</summary>
    public async Task<int?[]> Show(LiveConnection screen, IReadOnlyList<SavedFilter> filters)
    {
        Watch watch = new(screen, [.. filters.Select(f => f.Countable(screen.Person))]);
        _watches[screen.Id] = watch;
        Dictionary<string, int> counts = await Ask(screen.Person.Region, [watch]);
        watch.Take(counts);
        return watch.Figures;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (string gone in _watches.Keys.Where(id => connections.Find(id) is null))
            {
                _watches.TryRemove(gone, out _);
            }

            await Task.WhenAll(_watches.Values.GroupBy(w => w.Screen.Person.Region).Select(Tell));
        }
    }

    private async Task Tell(IGrouping<string, Watch> region)
    {
        try
        {
            Dictionary<string, int> counts = await Ask(region.Key, [.. region]);
            foreach (Watch watch in region.Where(w => w.Take(counts)))
            {
                watch.Screen.Send(Frames.Counts(watch.Figures));
            }
        }
        catch (Exception e) when (Errors.IsOutage(e))
        {
            // The figures stay as they were; the next second asks again.
            LogNotCounted(e, region.Key);
        }
    }

    private async Task<Dictionary<string, int>> Ask(string region, IReadOnlyList<Watch> watches)
    {
        Dictionary<string, int> counts = [];
        CaseFilter[] distinct = [.. watches.SelectMany(w => w.Filters).OfType<CaseFilter>().DistinctBy(f => f.Key)];
        foreach (CaseFilter[] piece in distinct.Chunk(Piece))
        {
            int[] answer = await grains.GetGrain<IRegionFeedGrain>(region).Counts(piece);
            for (int i = 0; i < piece.Length; i++)
            {
                counts[piece[i].Key] = answer[i];
            }
        }

        return counts;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The saved views of {Region} could not be counted; the figures stand")]
    private partial void LogNotCounted(Exception exception, string region);

    private sealed class Watch(LiveConnection screen, CaseFilter?[] filters)
    {
        private readonly string?[] _keys = [.. filters.Select(f => f?.Key)];

        public LiveConnection Screen => screen;

        public CaseFilter?[] Filters => filters;

        public int?[] Figures { get; private set; } = [.. filters.Select(_ => (int?)null)];

        /// <summary>True when a figure changed.</summary>
        public bool Take(Dictionary<string, int> counts)
        {
            int?[] now = [.. _keys.Select(k => k is not null && counts.TryGetValue(k, out int n) ? n : (int?)null)];
            bool changed = !now.AsSpan().SequenceEqual(Figures);
            Figures = now;
            return changed;
        }
    }
}
