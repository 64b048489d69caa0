using System.Collections.Concurrent;
using Dialog.Channels;
using Dialog.Regions;

namespace Dialog.Api.Public;

/// <summary>Regions with a public form: every configured one, unless its channel is switched off.</summary>
internal sealed class FormRegions(IGrainFactory grains, TimeProvider time)
{
    private const string ChannelName = "Форма на сайте";
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, (RegionConfiguration? Region, long At)> _known = new();
    private readonly ConcurrentDictionary<string, (bool Open, long At)> _open = new();

    public async ValueTask<bool> Has(string region) => await Find(region) is not null;

    public async ValueTask<RegionConfiguration?> Find(string region)
    {
        if (_known.TryGetValue(region, out (RegionConfiguration? Region, long At) known) && time.GetElapsedTime(known.At) < Fresh)
        {
            return known.Region;
        }

        if (region.Length > 20 || !region.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            return null;
        }

        RegionConfiguration? found = await grains.GetGrain<IRegionGrain>(region).Get();
        if (found is not null)
        {
            _known[region] = (found, time.GetTimestamp());
        }

        return found;
    }

    /// <summary>
    /// Whether what a resident sends now can be answered. The form of a region has nothing to set up: its channel is made by its first
    /// use, for without one an answer would wait in the outbox for ever.
    /// </summary>
    public async ValueTask<bool> TakesMessages(RegionConfiguration region)
    {
        if (_open.TryGetValue(region.Code, out (bool Open, long At) known) && time.GetElapsedTime(known.At) < Fresh)
        {
            return known.Open;
        }

        IChannelGrain channel = grains.GetGrain<IChannelGrain>(FormChannels.Of(region.Code));
        bool open = await channel.Settings() is { } settings
            ? settings.Enabled
            : (await channel.Configure(new ChannelSettings { Region = region.Code, Kind = ChannelKinds.Form, Name = ChannelName })).Enabled;
        _open[region.Code] = (open, time.GetTimestamp());
        return open;
    }
}
