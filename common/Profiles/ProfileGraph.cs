namespace Dialog.Profiles;

/// <summary>Profiles and what was decided about them: who is one person, through whom. Pure; holds one neighbourhood, as it was read.</summary>
public sealed class ProfileGraph(IReadOnlyCollection<ProfileLink> links)
{
    private readonly ILookup<long, ProfileLink> _linked = links.Where(l => !l.IsRefused).SelectMany(l => (IEnumerable<(long, ProfileLink)>)[(l.One, l), (l.Other, l)]).ToLookup(e => e.Item1, e => e.Item2);

    /// <summary>Everybody who is the same person, the profile itself first, the nearest before the farther.</summary>
    public IReadOnlyList<long> GroupOf(long profile)
    {
        List<long> group = [profile];
        HashSet<long> seen = [profile];
        for (int i = 0; i < group.Count; i++)
        {
            group.AddRange(_linked[group[i]].Select(l => l.Beyond(group[i])).Where(seen.Add).Order());
        }

        return group;
    }

    /// <summary>The decision that joins a profile to the side where another one is; null: they are not linked.</summary>
    public ProfileLink? LinkTowards(long from, long to)
    {
        // Breadth first from the other side: whoever reaches "from" first stands next to it.
        Queue<long> next = new([to]);
        HashSet<long> seen = [to];
        while (next.TryDequeue(out long at))
        {
            foreach (ProfileLink link in _linked[at].OrderBy(l => l.Beyond(at)))
            {
                long beyond = link.Beyond(at);
                if (beyond == from)
                {
                    return link;
                }

                if (seen.Add(beyond))
                {
                    next.Enqueue(beyond);
                }
            }
        }

        return null;
    }

    /// <summary>Decisions that some of these and some of those are different people.</summary>
    public IReadOnlyList<ProfileLink> RefusedBetween(IReadOnlyCollection<long> these, IReadOnlyCollection<long> those) =>
        [.. links.Where(l => l.IsRefused && ((these.Contains(l.One) && those.Contains(l.Other)) || (those.Contains(l.One) && these.Contains(l.Other))))];

    /// <summary>Decisions that somebody of these is not somebody else.</summary>
    public IReadOnlyList<ProfileLink> RefusedOf(IReadOnlyCollection<long> these) => [.. links.Where(l => l.IsRefused && (these.Contains(l.One) || these.Contains(l.Other)))];
}
