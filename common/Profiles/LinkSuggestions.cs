namespace Dialog.Profiles;

/// <summary>How much speaks for two profiles being one person.</summary>
public enum LinkStrength
{
    /// <summary>The same full name in the same building.</summary>
    Possible,

    /// <summary>One telephone number or address of mail.</summary>
    Likely,

    /// <summary>Both, or one of them with the same full name.</summary>
    Strong,
}

/// <summary>A profile that carries a key.</summary>
/// <param name="Digest">which key it is</param>
public sealed record CarriedKey(string Kind, string Digest, long Profile);

/// <summary>What is known of profiles that share keys, as it was read.</summary>
/// <param name="Carried">who carries the keys of one person: telephone, mail, home; <see cref="LinkSuggestions.MostRead"/> of each key at most</param>
/// <param name="Names">which of them has which full name</param>
/// <param name="Blocked">whose messages are kept back now</param>
public sealed record Neighbourhood(ProfileGraph Graph, IReadOnlyCollection<CarriedKey> Carried, IReadOnlyCollection<CarriedKey> Names, IReadOnlySet<long> Blocked);

/// <summary>A profile that may be the same person.</summary>
/// <param name="Why">Kinds of keys they share, the strongest reason first.</param>
/// <param name="Group">with whom the profile is linked already, itself first</param>
public sealed record LinkSuggestion(long Profile, LinkStrength Strength, IReadOnlyList<string> Why, IReadOnlyList<long> Group);

/// <summary>
/// Which profiles may be one person. Nothing here links anybody: a person decides. A key that many people carry (a hotline's number, the mail of an
/// authority) says nothing; nor is anybody suggested who was refused or whose messages are kept back. Pure.
/// </summary>
public static class LinkSuggestions
{
    /// <summary>A key of more people is nobody's: a family's at most.</summary>
    public const int MostPeople = 5;

    /// <summary>Of each key so many carriers are read; a key that has as many is taken for one of too many people.</summary>
    public const int MostRead = 40;

    /// <summary>So many are shown.</summary>
    public const int Most = 10;

    private static readonly string[] Order = [KeyKinds.Phone, KeyKinds.Email, KeyKinds.Home, KeyKinds.Name];

    public static IReadOnlyList<LinkSuggestion> Of(long own, Neighbourhood near)
    {
        IReadOnlyList<long> mine = near.Graph.GroupOf(own);
        if (mine.Any(near.Blocked.Contains))
        {
            return [];
        }

        ILookup<long, string> names = near.Names.ToLookup(n => n.Profile, n => n.Digest);
        CarriedKey[] telling = [.. near.Carried.GroupBy(c => c.Digest).Where(key => IsOfFew([.. key.Select(c => c.Profile).Distinct()], near.Graph, names)).SelectMany(key => key)];
        HashSet<string> myKeys = [.. telling.Where(c => mine.Contains(c.Profile)).Select(c => c.Digest)];
        HashSet<string> myNames = [.. mine.SelectMany(p => names[p])];
        return [.. telling
            .Where(c => myKeys.Contains(c.Digest) && !mine.Contains(c.Profile))
            .GroupBy(c => near.Graph.GroupOf(c.Profile).Min())
            .Select(theirs => Suggested([.. theirs], near, mine, group => group.SelectMany(p => names[p]).Any(myNames.Contains)))
            .OfType<LinkSuggestion>()
            .OrderByDescending(s => s.Strength).ThenByDescending(s => s.Profile)
            .Take(Most)];
    }

    private static LinkSuggestion? Suggested(CarriedKey[] shared, Neighbourhood near, IReadOnlyList<long> mine, Func<IReadOnlyList<long>, bool> sameName)
    {
        long nearest = shared.GroupBy(c => c.Profile).OrderByDescending(p => p.Select(c => c.Digest).Distinct().Count()).ThenBy(p => p.Key).First().Key;
        IReadOnlyList<long> group = near.Graph.GroupOf(nearest);
        if (group.Any(near.Blocked.Contains) || near.Graph.RefusedBetween(mine, group).Count > 0)
        {
            return null;
        }

        HashSet<string> why = [.. shared.Select(c => c.Kind)];
        if (!why.Contains(KeyKinds.Home) && sameName(group))
        {
            why.Add(KeyKinds.Name);
        }

        return new LinkSuggestion(nearest, StrengthOf(why), [.. Order.Where(why.Contains)], group);
    }

    private static LinkStrength StrengthOf(HashSet<string> why)
    {
        int ways = (why.Contains(KeyKinds.Phone) ? 1 : 0) + (why.Contains(KeyKinds.Email) ? 1 : 0);
        bool named = why.Contains(KeyKinds.Home) || why.Contains(KeyKinds.Name);
        return ways switch
        {
            0 => LinkStrength.Possible,
            1 when !named => LinkStrength.Likely,
            _ => LinkStrength.Strong,
        };
    }

    // Who is linked is one person, and so is who has the same name with the same key: a form makes a profile of every message.
    private static bool IsOfFew(long[] carriers, ProfileGraph graph, ILookup<long, string> names)
    {
        if (carriers.Length >= MostRead)
        {
            return false;
        }

        List<HashSet<string>> people = [];
        foreach (long carrier in carriers)
        {
            HashSet<string> marks = [$"group {graph.GroupOf(carrier).Min()}", .. names[carrier]];
            HashSet<string>[] same = [.. people.Where(p => p.Overlaps(marks))];
            people.RemoveAll(same.Contains);
            people.Add([.. marks, .. same.SelectMany(p => p)]);
        }

        return people.Count <= MostPeople;
    }
}
