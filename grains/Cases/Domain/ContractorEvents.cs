namespace Dialog.Cases.Domain;

/// <summary>Something between us and a contractor who answers by a link.</summary>
public abstract record ContractorEvent : CaseEvent;

/// <param name="Photos">Null where none is shown.</param>
public sealed record ContractorAsked(
    Guid Link, string Contractor, string Task, DateTimeOffset? WantedBy, DateTimeOffset ExpiresAt, ContractorPhoto[]? Photos, bool WithContact, string Official, string Name)
    : ContractorEvent;

/// <param name="AskedBy">The official who made the link and is told of the answer.</param>
public sealed record ContractorAnswered(
    Guid Link, string Contractor, ContractorOutcome Outcome, string? Text, Attachment[]? Attachments, DateTimeOffset? Until, string AskedBy)
    : ContractorEvent;

public sealed record ContractorLinkRevoked(Guid Link, string Official, string Name) : ContractorEvent;

/// <summary>A link to a contractor, as the rules need it.</summary>
/// <param name="Answer">The last one; null before the first.</param>
public sealed record ContractorLink(Guid Id, string Contractor, string AskedBy, DateTimeOffset ExpiresAt, bool Revoked, ContractorAnswered? Answer)
{
    /// <summary>An answer ended it: asking for more time does not.</summary>
    public bool IsAnswered => Answer is { Outcome: not ContractorOutcome.MoreTime };
}
