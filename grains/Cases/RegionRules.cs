using System.Collections.Concurrent;
using System.Collections.Frozen;
using Dialog.Autonomy;
using Dialog.Cases.Domain;
using Dialog.Push;
using Dialog.Regions;
using Microsoft.Extensions.Logging;

namespace Dialog.Cases;

/// <summary>What a thread asks of its region before it decides.</summary>
internal interface IRegionRules
{
    /// <summary>Null when the region is not configured.</summary>
    ValueTask<CaseRules?> Find(string region);

    /// <summary>Open cases by official.</summary>
    ValueTask<IReadOnlyDictionary<string, int>> Loads(string region);
}

/// <summary>
/// Each silo's copy of the regions' rules and loads, a few seconds old at most: three thousand messages a second must not
/// queue before one region's grain.
/// </summary>
internal sealed partial class RegionRules(IGrainFactory grains, TimeProvider time, ILogger<RegionRules> logger) : IRegionRules
{
    private static readonly TimeSpan RulesFresh = TimeSpan.FromSeconds(3);

    /// <summary>The most that a copy may be behind while the region's grain can be asked.</summary>
    internal static readonly TimeSpan OldestRules = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LoadsFresh = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, Copy<CaseRules>> _rules = new();
    private readonly ConcurrentDictionary<string, Copy<IReadOnlyDictionary<string, int>>> _loads = new();

    public async ValueTask<CaseRules?> Find(string region)
    {
        Copy<CaseRules> copy = _rules.GetOrAdd(region, static _ => new Copy<CaseRules>());
        if (copy.Value is null)
        {
            // The first message waits for the rules; a region configured a moment ago is found at the next message.
            await copy.Refresh(() => FetchRules(region, null), time);
        }
        else if (copy.IsOlderThan(RulesFresh, time))
        {
            bool quiet = copy.IsOlderThan(OldestRules, time);
            Task refresh = copy.Refresh(() => FetchRules(region, copy.Value), time);
            Behind(refresh, region);
            if (quiet)
            {
                // Nobody wrote for a while: this message waits rather than be planned by rules that may be long out of date.
                await refresh.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }
        }

        return copy.Value;
    }

    public ValueTask<IReadOnlyDictionary<string, int>> Loads(string region)
    {
        Copy<IReadOnlyDictionary<string, int>> copy = _loads.GetOrAdd(region, static _ => new Copy<IReadOnlyDictionary<string, int>>());
        if (copy.IsOlderThan(LoadsFresh, time))
        {
            Behind(copy.Refresh(async () => (await grains.GetGrain<IRegionFeedGrain>(region).Loads()).ToFrozenDictionary(), time), region);
        }

        return ValueTask.FromResult(copy.Value ?? FrozenDictionary<string, int>.Empty);
    }

    private async Task<CaseRules?> FetchRules(string region, CaseRules? known)
    {
        RegionConfiguration? configuration = await grains.GetGrain<IRegionGrain>(region).Get();
        if (configuration is null)
        {
            return null;
        }

        Dictionary<string, int> autonomy = configuration.Autonomy is null ? [] : await grains.GetGrain<IAutonomyGrain>(region).Shifts();
        bool same = configuration.Version == known?.Region.Version && known.Approvals.IsMovedBy(autonomy);
        return same ? known : new CaseRules(configuration, autonomy);
    }

    // A copy that cannot be refreshed now stays in use; the next call tries again.
    private void Behind(Task refresh, string region) => refresh.ContinueWith(
        failed => LogStale(failed.Exception!.GetBaseException(), region),
        CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The rules or loads of region {Region} could not be refreshed; the last ones serve on")]
    private partial void LogStale(Exception exception, string region);

    private sealed class Copy<T>
        where T : class
    {
        private readonly Lock _gate = new();
        private Task? _refreshing;
        private long _fetchedAt;

        public T? Value { get; private set; }

        public bool IsOlderThan(TimeSpan age, TimeProvider time) => Value is null || time.GetElapsedTime(_fetchedAt) > age;

        public Task Refresh(Func<Task<T?>> fetch, TimeProvider time)
        {
            lock (_gate)
            {
                return _refreshing is { IsCompleted: false } ? _refreshing : _refreshing = Fetch(fetch, time);
            }
        }

        private async Task Fetch(Func<Task<T?>> fetch, TimeProvider time)
        {
            _fetchedAt = time.GetTimestamp();
            Value = await fetch();
        }
    }
}
