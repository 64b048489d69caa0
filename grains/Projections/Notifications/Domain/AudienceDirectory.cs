using Dialog.Regions;

namespace Dialog.Projections.Notifications.Domain;

/// <summary>Whom a notice reaches: a person of a region (<c>*</c>: the centre) by official id, or by login where they are no official.</summary>
internal readonly record struct Addressee(string Region, string Person);

/// <summary>Somebody who can sign in.</summary>
internal sealed record Account(string Login, string Role, string Region, string? Official);

/// <summary>Who is who in a region: heads, leads, the centre.</summary>
internal sealed class AudienceDirectory(string region, RegionConfiguration? configuration, IReadOnlyCollection<Account> accounts)
{
    private const string Lead = "lead";

    // Of region *: people responsible for all regions.
    private const string Central = "analyst";

    private readonly Official[] _officials = configuration?.Officials ?? [];
    private readonly Authority[] _authorities = configuration?.Authorities ?? [];

    /// <summary>Nobody when the region has no such person: a mention may be a slip.</summary>
    public IEnumerable<Addressee> Person(string? id)
    {
        if (id is null)
        {
            return [];
        }

        string? known = _officials.FirstOrDefault(o => Same(o.Id, id))?.Id
            ?? accounts.Where(a => a.Region == region).Where(a => Same(a.Login, id)).Select(a => a.Official ?? a.Login).FirstOrDefault();
        return known is null ? [] : [new Addressee(region, known)];
    }

    public bool IsLead(string person) => accounts.Any(a => a.Region == region && a.Role == Lead && (a.Official ?? a.Login) == person);

    /// <summary>
    /// Who works on a case: its holder and the official it was given to, else the head of its authority, else the leads, so that somebody
    /// always is.
    /// </summary>
    public IEnumerable<Addressee> Concerned(ProjectedCase c)
    {
        Addressee[] people = [.. Person(c.ClaimedBy).Concat(Person(c.Official)).Distinct()];
        return people.Length > 0 ? people : Heads(c.Authority) is { Length: > 0 } heads ? heads : Leads;
    }

    public IEnumerable<Addressee> Leads => Level(2, null);

    /// <summary>1 the authority's head, 2 the region's leads, 3 the centre.</summary>
    public IEnumerable<Addressee> Level(int? level, string? authority) => level switch
    {
        // Where no authority has the case, its first step is the leads'.
        1 when authority is null => Leads,
        1 => Heads(authority),
        2 => accounts.Where(a => a.Region == region && a.Role == Lead).Select(Of),
        3 => accounts.Where(a => a.Region == "*" && a.Role == Central).Select(Of),
        _ => [],
    };

    // An authority without a head of its own answers to the head above it.
    private Addressee[] Heads(string? authority)
    {
        for (int steps = 0; authority is not null && steps <= _authorities.Length; steps++)
        {
            Addressee[] heads = [.. _officials.Where(o => o.IsHead && o.Authority == authority).Select(o => new Addressee(region, o.Id))];
            if (heads.Length > 0)
            {
                return heads;
            }

            authority = _authorities.FirstOrDefault(a => a.Id == authority)?.Parent;
        }

        return [];
    }

    private static Addressee Of(Account a) => new(a.Region, a.Official ?? a.Login);

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
