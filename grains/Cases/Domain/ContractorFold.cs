namespace Dialog.Cases.Domain;

/// <summary>The part of <see cref="CaseFold"/> that handles contractors.</summary>
internal static class ContractorFold
{
    public static Case Evolve(Case c, ContractorEvent happened) => happened switch
    {
        ContractorAsked e => c with { Contractors = c.Contractors.With(new ContractorLink(e.Link, e.Contractor, e.Official, e.ExpiresAt, false, null)) },
        ContractorAnswered e => Change(c, e.Link, l => l with { Answer = e }),
        ContractorLinkRevoked e => Change(c, e.Link, l => l with { Revoked = true }),
        _ => throw new InvalidOperationException($"The fold does not know {happened.GetType().Name}."),
    };

    private static Case Change(Case c, Guid link, Func<ContractorLink, ContractorLink> change) =>
        c.Contractors.Any(l => l.Id == link) ? c with { Contractors = Sequence.Of(c.Contractors.Select(l => l.Id == link ? change(l) : l)) } : c;
}
