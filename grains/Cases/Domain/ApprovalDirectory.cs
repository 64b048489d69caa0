using System.Collections.Frozen;
using Dialog.Regions;

namespace Dialog.Cases.Domain;

/// <summary>What an answer needs before it goes out.</summary>
/// <param name="Approvers">In the order they are asked; empty when the author sends.</param>
/// <param name="Reviewer">Who reads it afterwards.</param>
internal sealed record ApprovalNeed(ApprovalPolicy Policy, IReadOnlyList<string> Approvers, string? Reviewer)
{
    public static readonly ApprovalNeed None = new(ApprovalDirectory.Default, [], null);

    public bool IsStricterThan(ApprovalNeed other) =>
        Approvers.Count != other.Approvers.Count ? Approvers.Count > other.Approvers.Count : Reviewer is not null && other.Reviewer is null;
}

/// <summary>The approval policies of a region and the people above each author, in the form the rules ask for them.</summary>
public sealed class ApprovalDirectory
{
    /// <summary>Holds where no policy matches: the author sends.</summary>
    internal static readonly ApprovalPolicy Default = new("default", ApprovalMode.Autonomous, 4, true);

    private readonly ApprovalPolicy[] _policies;
    private readonly string _defaultAuthority;
    private readonly FrozenDictionary<string, Authority> _authorities;
    private readonly FrozenDictionary<string, Official> _officials;
    private readonly FrozenDictionary<string, string> _heads;
    private readonly IReadOnlyDictionary<string, int> _autonomy;
    private readonly Presence _presence;

    /// <param name="autonomy">By authority: 1 removes an approver, -1 adds one; see <see cref="AutonomyRule"/>.</param>
    public ApprovalDirectory(RegionConfiguration region, IReadOnlyDictionary<string, int> autonomy)
    {
        _policies = region.Approvals;
        _defaultAuthority = region.DefaultAuthority;
        _authorities = region.Authorities.ToFrozenDictionary(a => a.Id);
        _officials = region.Officials.ToFrozenDictionary(o => o.Id);
        _heads = region.Officials.Where(o => o.IsHead).GroupBy(o => o.Authority).ToFrozenDictionary(g => g.Key, g => g.First().Id);
        _autonomy = autonomy;
        _presence = new Presence(region);
    }

    public bool IsMovedBy(IReadOnlyDictionary<string, int> autonomy) =>
        autonomy.Count == _autonomy.Count && autonomy.All(a => _autonomy.GetValueOrDefault(a.Key) == a.Value);

    /// <summary>The people who may approve for an authority: its own approver first, then those above it. Nobody approves their own text.</summary>
    /// <param name="now">Who is absent then is replaced by who stands in for them, or left out; null: as if all were there.</param>
    public IReadOnlyList<string> ChainOf(string? authority, string author, DateTimeOffset? now = null)
    {
        List<string> chain = [];
        for (string? at = authority; at is not null && _authorities.TryGetValue(at, out Authority? body) && chain.Count < _authorities.Count; at = body.Parent)
        {
            string? named = body.Approver ?? _heads.GetValueOrDefault(at);
            if ((named is null || now is not { } moment ? named : _presence.StandInFor(named, moment)) is { } approver && approver != author && !chain.Contains(approver))
            {
                chain.Add(approver);
            }
        }

        return chain;
    }

    internal ApprovalNeed NeedOf(Case c, AnswerKind kind, string author, DateTimeOffset? now = null)
    {
        if (kind is AnswerKind.Reply or AnswerKind.AskAddress || (_policies.Length == 0 && _autonomy.Count == 0))
        {
            return ApprovalNeed.None;
        }

        ApprovalPolicy policy = Select(c, kind, author);
        string authority = AuthorityOf(author, c);
        ApprovalMode mode = ModeFor(policy, authority);
        if (mode == ApprovalMode.Autonomous)
        {
            return new ApprovalNeed(policy, [], null);
        }

        // Nobody above the author: the top of the tree answers for itself.
        IReadOnlyList<string> chain = PresentChain(authority, author, mode == ApprovalMode.TwoApprovers ? 2 : 1, now);
        return mode == ApprovalMode.ReviewAfter
            ? new ApprovalNeed(policy, [], chain.Count > 0 ? chain[0] : null)
            : new ApprovalNeed(policy, [.. chain.Take(mode == ApprovalMode.TwoApprovers ? 2 : 1)], null);
    }

    internal ApprovalPolicy PolicyOf(string id) => _policies.FirstOrDefault(p => p.Id == id) ?? Default;

    /// <summary>Who is asked when the present approver was late: named by them, else the next above; nobody twice.</summary>
    internal string? SubstituteOf(Proposal p, Case c)
    {
        string? named = _officials.GetValueOrDefault(p.Approver)?.Substitute;
        IEnumerable<string> candidates = ChainOf(_officials.GetValueOrDefault(p.Approver)?.Authority ?? AuthorityOf(p.Author, c), p.Author);
        return (named is null ? candidates : candidates.Prepend(named)).FirstOrDefault(o => o != p.Author && !p.Asked.Contains(o) && !p.Agreed.Contains(o) && _officials.ContainsKey(o));
    }

    /// <summary>Who must agree after <paramref name="approver"/>; null when nobody is left above.</summary>
    internal string? NextAfter(Proposal p, string approver, Case c, DateTimeOffset? now = null) =>
        PresentChain(AuthorityOf(p.Author, c), p.Author, p.Agreed.Count + 2, now).FirstOrDefault(o => o != approver && !p.Agreed.Contains(o));

    internal bool IsAbove(string official, string author) =>
        official != author && _officials.TryGetValue(author, out Official? of) && ChainOf(of.Authority, author).Contains(official);

    // Absence never lets an answer out with fewer approvals: where too few are present, the absent ones are asked too.
    private IReadOnlyList<string> PresentChain(string authority, string author, int needed, DateTimeOffset? now)
    {
        IReadOnlyList<string> all = ChainOf(authority, author);
        if (now is null)
        {
            return all;
        }

        IReadOnlyList<string> present = ChainOf(authority, author, now);
        return present.Count >= Math.Min(needed, all.Count) ? present : all;
    }

    private string AuthorityOf(string author, Case c) => _officials.GetValueOrDefault(author)?.Authority ?? c.Authority ?? _defaultAuthority;

    private ApprovalMode ModeFor(ApprovalPolicy policy, string authority)
    {
        int shift = policy.Fixed ? 0 : _autonomy.GetValueOrDefault(authority);
        return (ApprovalMode)Math.Clamp((int)policy.Mode - shift, (int)ApprovalMode.Autonomous, (int)ApprovalMode.TwoApprovers);
    }

    private ApprovalPolicy Select(Case c, AnswerKind kind, string author)
    {
        (ApprovalPolicy best, int conditions) = (Default, -1);
        foreach (ApprovalPolicy p in _policies)
        {
            int named = Named(p);
            if (named >= conditions && (p.Answer is null || p.Answer == kind) && (p.Topic is null || p.Topic == c.Topic)
                && (p.Importance is null || p.Importance == c.Importance) && (p.Authority is null || p.Authority == c.Authority)
                && (p.Author is null || p.Author == author) && (p.IsPublic is null || p.IsPublic == (c.IsPublic || c.InClosedGroup)))
            {
                (best, conditions) = (p, named);
            }
        }

        return best;
    }

    private static int Named(ApprovalPolicy p) =>
        (p.Answer is null ? 0 : 1) + (p.Topic is null ? 0 : 1) + (p.Importance is null ? 0 : 1) + (p.Authority is null ? 0 : 1)
        + (p.Author is null ? 0 : 1) + (p.IsPublic is null ? 0 : 1);
}
