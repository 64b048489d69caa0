using Dialog.Push;
using Dialog.Regions;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace Dialog.Api.Regions;

/// <summary>
/// All regions side by side, at most five seconds old at each node: how many look at them makes no difference. What each region's board keeps
/// is asked of it; late cases are counted over an index of their own, which holds no others.
/// </summary>
internal sealed class RegionRows(NpgsqlDataSource database, IGrainFactory grains, IMemoryCache cache, TimeProvider time)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SilentAfter = TimeSpan.FromDays(1);

    public async Task<RegionsOverview> All(CancellationToken cancellation)
    {
        if (cache.TryGetValue(typeof(RegionRows), out RegionsOverview? known) && known is not null)
        {
            return known;
        }

        return cache.Set(typeof(RegionRows), await Read(cancellation), Remembered);
    }

    private async Task<RegionsOverview> Read(CancellationToken cancellation)
    {
        DateTimeOffset now = time.GetUtcNow();
        RegionName[] regions = [.. await grains.GetGrain<IRegionListGrain>(0).All()];
        Task<BoardView[]> boards = Task.WhenAll(regions.Select(r => grains.GetGrain<IRegionFeedGrain>(r.Code).Board()));
        Dictionary<string, (int ToRoute, int ToAnswer)> late = await Late(cancellation);
        Dictionary<string, (int All, int Silent, DateTimeOffset? Since)> channels = await Channels(now - SilentAfter, cancellation);
        return new RegionsOverview(now, RegionRow.WorstFirst((await boards).Zip(regions, (board, region) => Row(
            region, board, late.GetValueOrDefault(region.Code), channels.GetValueOrDefault(region.Code)))));
    }

    private static RegionRow Row(RegionName region, BoardView board, (int ToRoute, int ToAnswer) late, (int All, int Silent, DateTimeOffset? Since) channels) => new(
        region.Code, region.Name, board.Open, board.ReceivedToday, board.Unrouted, board.UnroutedDanger, late.ToRoute, late.ToAnswer, channels.All, channels.Silent, channels.Since);

    private async Task<Dictionary<string, (int ToRoute, int ToAnswer)>> Late(CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("late_by_region"));
        Dictionary<string, (int, int)> late = [];
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        while (await r.ReadAsync(cancellation))
        {
            late[r.GetString(0)] = (r.GetInt32(1), r.GetInt32(2));
        }

        return late;
    }

    private async Task<Dictionary<string, (int All, int Silent, DateTimeOffset? Since)>> Channels(DateTimeOffset since, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("channels_by_region"));
        command.Bind(since);
        Dictionary<string, (int, int, DateTimeOffset?)> channels = [];
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        while (await r.ReadAsync(cancellation))
        {
            channels[r.GetString(0)] = (r.GetInt32(1), r.GetInt32(2), r.IsDBNull(3) ? null : r.GetFieldValue<DateTimeOffset>(3));
        }

        return channels;
    }
}
