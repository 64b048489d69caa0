using Dialog.Cases;

namespace Dialog.Push.Domain;

/// <summary>Which views a region has and which changes each of them sees.</summary>
internal sealed class FeedViews(string region, Guid epoch, int capacity)
{
    private readonly Dictionary<string, ViewRing> _rings = [];

    /// <summary>The authority above each that has one: a view of an authority holds the cases of those beneath it too.</summary>
    public IReadOnlyDictionary<string, string> Parents { get; set; } = new Dictionary<string, string>();

    /// <summary>How many changes the ring of the region's own view holds.</summary>
    public int Held => Ring(OfRegion(region)).Held;

    public static string OfRegion(string region) => $"region:{region}";

    public static string OfAuthority(string region, string authority) => $"authority:{region}/{authority}";

    /// <summary>Numbers accepted changes, each with the authority the case had before.</summary>
    public ChangeBatch[] Append(IReadOnlyList<(CaseSummary Case, string? FormerAuthority)> changes)
    {
        Dictionary<string, List<(CaseSummary, bool)>> views = [];
        foreach ((CaseSummary changed, string? former) in changes)
        {
            Add(views, OfRegion(region), changed, left: false);
            List<string> now = Upwards(changed.Authority);
            foreach (string authority in now)
            {
                Add(views, OfAuthority(region, authority), changed, left: false);
            }

            foreach (string authority in Upwards(former).Except(now))
            {
                Add(views, OfAuthority(region, authority), changed, left: true);
            }
        }

        return [.. views.Select(v => Ring(v.Key).Append(v.Value))];
    }

    public ViewPosition Resume(string view, Guid? readersEpoch, long after) => Ring(view).Resume(readersEpoch, after);

    public FeedHead Head() => new(epoch, _rings.ToDictionary(r => r.Key, r => r.Value.Sequence));

    // An authority and those above it; a cycle in the tree ends where it began.
    private List<string> Upwards(string? authority)
    {
        List<string> up = [];
        for (string? one = authority; one is not null && !up.Contains(one); one = Parents.GetValueOrDefault(one))
        {
            up.Add(one);
        }

        return up;
    }

    private static void Add(Dictionary<string, List<(CaseSummary, bool)>> views, string view, CaseSummary changed, bool left)
    {
        if (!views.TryGetValue(view, out List<(CaseSummary, bool)>? list))
        {
            views[view] = list = [];
        }

        list.Add((changed, left));
    }

    private ViewRing Ring(string view)
    {
        if (!_rings.TryGetValue(view, out ViewRing? ring))
        {
            _rings[view] = ring = new ViewRing(view, epoch, capacity);
        }

        return ring;
    }
}
