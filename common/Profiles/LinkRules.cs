namespace Dialog.Profiles;

/// <summary>What a command about two profiles changes.</summary>
/// <param name="Code">Why it cannot be done; null: it is done, or was.</param>
/// <param name="Puts">the pair gets this decision; null: nothing is added</param>
/// <param name="Removes">decisions that are taken back</param>
public sealed record LinkChange(string? Code, (long One, long Other, bool IsRefused)? Puts, IReadOnlyList<ProfileLink> Removes)
{
    public static readonly LinkChange Nothing = new(null, null, []);

    public static LinkChange Refused(string code) => new(code, null, []);

    public static LinkChange Put(long a, long b, bool isRefused) => new(null, (Math.Min(a, b), Math.Max(a, b), isRefused), []);
}

/// <summary>
/// What officials may decide about two profiles of a region. Links never form a ring, so each can be taken back and parts exactly its two sides; of
/// one person no two profiles are said to be different people. All are harmless to repeat. Pure.
/// </summary>
public static class LinkRules
{
    /// <summary>More profiles than this are no person.</summary>
    public const int LargestGroup = 50;

    /// <summary>They are one person, with everybody linked to either.</summary>
    public static LinkChange Link(ProfileGraph graph, long own, long other)
    {
        IReadOnlyList<long> mine = graph.GroupOf(own);
        IReadOnlyList<long> theirs = graph.GroupOf(other);
        return own == other ? LinkChange.Refused("same-profile")
            : mine.Contains(other) ? LinkChange.Nothing
            : graph.RefusedBetween(mine, theirs).Count > 0 ? LinkChange.Refused("different-people")
            : mine.Count + theirs.Count > LargestGroup ? LinkChange.Refused("too-many-profiles")
            : LinkChange.Put(own, other, isRefused: false);
    }

    /// <summary>They are different people, and are not suggested again.</summary>
    public static LinkChange Refuse(ProfileGraph graph, long own, long other)
    {
        IReadOnlyList<long> mine = graph.GroupOf(own);
        return own == other ? LinkChange.Refused("same-profile")
            : mine.Contains(other) ? LinkChange.Refused("linked")
            : graph.RefusedBetween(mine, graph.GroupOf(other)).Count > 0 ? LinkChange.Nothing
            : LinkChange.Put(own, other, isRefused: true);
    }

    /// <summary>
    /// Takes the decision back by which the other one is this person, or is not. Who was linked through the other one stays with them.
    /// </summary>
    public static LinkChange Undo(ProfileGraph graph, long own, long other) =>
        own == other ? LinkChange.Refused("same-profile")
        : graph.LinkTowards(other, own) is { } link ? new LinkChange(null, null, [link])
        : new LinkChange(null, null, graph.RefusedBetween(graph.GroupOf(own), graph.GroupOf(other)));
}
