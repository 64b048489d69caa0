using System.ComponentModel.DataAnnotations;
using Dialog.Api.Audit;
using Dialog.Cases;
using Dialog.Profiles;

namespace Dialog.Api.Profiles;

/// <summary>A resident over all networks, as far as the person may see.</summary>
/// <param name="Profiles">The case's own profile first, then those that officials linked with it; one without a case the person may see is left out.</param>
/// <param name="Suggestions">Who may be the same person, most likely first; nothing is linked until an official says so.</param>
/// <param name="Refused">Of whom officials said that they are somebody else.</param>
internal sealed record ResidentOverview(IReadOnlyList<ResidentProfile> Profiles, IReadOnlyList<SuggestedProfile> Suggestions, IReadOnlyList<RefusedProfile> Refused) : ICounted
{
    public static readonly ResidentOverview Empty = new([], [], []);

    /// <summary>Every case that is shown, once.</summary>
    internal IEnumerable<CaseSummary> Shown =>
        Profiles.SelectMany(p => p.Cases).Concat(Suggestions.SelectMany(s => s.Cases)).Concat(Refused.Select(r => r.Latest)).DistinctBy(c => c.Id);

    int ICounted.Count => Shown.Count();
}

/// <summary>A resident as one network knows them.</summary>
/// <param name="IsOwn">It is who wrote the case that was asked about.</param>
/// <param name="LinkedBy">The official whose decision joins it; null of the own.</param>
/// <param name="Cases">Its cases, newest first; 200 at most.</param>
internal sealed record ResidentProfile(long Id, string Network, bool IsOwn, string? LinkedBy, DateTimeOffset? LinkedAt, IReadOnlyList<CaseSummary> Cases);

/// <summary>Somebody who may be the same resident.</summary>
/// <param name="Why">What they share: a telephone, an address of mail, a full name with a building, a full name.</param>
/// <param name="Profiles">How many profiles would be linked: with whom it is linked already.</param>
/// <param name="Cases">Its newest cases; three at most.</param>
internal sealed record SuggestedProfile(
    long Id, string Network, LinkStrength Strength, [property: AllowedValues("phone", "email", "home", "name")] string[] Why, int Profiles, IReadOnlyList<CaseSummary> Cases);

/// <summary>Somebody who is not this resident, as an official decided.</summary>
internal sealed record RefusedProfile(long Id, string Network, string ByName, DateTimeOffset At, CaseSummary Latest);
