using Dialog.Api.Channels;
using Dialog.Channels;
using Dialog.Regions;

namespace Dialog.Api.Open311;

/// <summary>A region that speaks Open311, through which channel.</summary>
internal sealed record Open311Place(RegionConfiguration Region, ChannelView Channel)
{
    /// <summary>What clients name the jurisdiction by; nothing named is this one.</summary>
    public bool IsNamed(string? jurisdiction) => string.IsNullOrEmpty(jurisdiction) || jurisdiction == Region.Code || jurisdiction == Channel.Account;
}

/// <summary>Regions with an enabled channel of kind open311; the others do not exist for Open311.</summary>
internal sealed class Open311Regions(IGrainFactory grains, ChannelList list, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private volatile Known _known = new(0, false, []);

    private sealed record Known(long At, bool Loaded, IReadOnlyList<Open311Place> Places);

    public async ValueTask<Open311Place?> Find(string region, CancellationToken cancellation) =>
        (await All(cancellation)).FirstOrDefault(p => p.Region.Code == region);

    public async ValueTask<IReadOnlyList<Open311Place>> All(CancellationToken cancellation)
    {
        Known known = _known;
        if (known.Loaded && time.GetElapsedTime(known.At) < Fresh)
        {
            return known.Places;
        }

        List<Open311Place> places = [];
        foreach ((string id, string region) in await list.OfKind(ChannelKinds.Open311, cancellation))
        {
            if (places.All(p => p.Region.Code != region) && await grains.GetGrain<IChannelGrain>(id).Get() is { Enabled: true, Kind: ChannelKinds.Open311 } channel
                && await grains.GetGrain<IRegionGrain>(region).Get() is { } configuration)
            {
                places.Add(new Open311Place(configuration, channel));
            }
        }

        _known = new Known(time.GetTimestamp(), true, places);
        return places;
    }
}
