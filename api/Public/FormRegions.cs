using System.Collections.Concurrent;
using Dialog.Regions;

namespace Dialog.Api.Public;

/// <summary>Regions with a public form: every configured one.</summary>
internal sealed class FormRegions(IGrainFactory grains, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, (RegionConfiguration? Region, long At)> _known = new();

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
}
