using Dialog.Cases.Domain;
using Dialog.Regions;

namespace Dialog.HandOvers.Domain;

/// <summary>Who gets what of an official's open work: pure.</summary>
internal static class HandOverPlanner
{
    public const int LongestReason = 500;

    public static HandOverPlan Plan(CaseRules rules, HandOverOrder order, IReadOnlyList<OpenWork> work, DateTimeOffset now)
    {
        string? substitute = rules.Presence.SubstituteFor(order.Official, now);
        Dictionary<string, string[]> errors = Faults(rules, order, substitute).GroupBy(f => f.Field).ToDictionary(g => g.Key, g => g.Select(f => f.What).ToArray());
        if (errors.Count > 0)
        {
            return new HandOverPlan(substitute, [], errors);
        }

        Dictionary<Guid, HandOverChoice> choices = order.Choices.GroupBy(c => c.CaseId).ToDictionary(g => g.Key, g => g.Last());
        HandOverItem[] items =
        [
            .. work.Select(w => choices.TryGetValue(w.CaseId, out HandOverChoice? choice)
                ? Item(rules, order.Official, w, choice.To, choice.Person, substitute, now)
                : Item(rules, order.Official, w, order.To, order.Person, substitute, now)),
        ];
        return new HandOverPlan(substitute, items, errors);
    }

    private static IEnumerable<(string Field, string What)> Faults(CaseRules rules, HandOverOrder order, string? substitute)
    {
        if (!rules.IsOfficial(order.Official))
        {
            yield return ("official", $"unknown-official: '{order.Official}' is not among officials");
        }

        if (string.IsNullOrWhiteSpace(order.Reason) || order.Reason.Length > LongestReason)
        {
            yield return ("reason", $"reason-unusable: must be 1 to {LongestReason} characters; it stands in every case");
        }

        if (order.To is not (HandOverTargets.Substitute or HandOverTargets.Queue or HandOverTargets.Person))
        {
            yield return ("to", "unknown-target: must be substitute, queue or person");
        }

        foreach ((string field, string what) in Target(rules, order.Official, "", order.To, order.Person, substitute))
        {
            yield return (field, what);
        }

        for (int i = 0; i < order.Choices.Length; i++)
        {
            HandOverChoice choice = order.Choices[i];
            string at = $"choices[{i}].";
            if (choice.To is not (HandOverTargets.Substitute or HandOverTargets.Queue or HandOverTargets.Person or HandOverTargets.Stay))
            {
                yield return ($"{at}to", "unknown-target: must be substitute, queue, person or stay");
            }

            foreach ((string field, string what) in Target(rules, order.Official, at, choice.To, choice.Person, substitute))
            {
                yield return (field, what);
            }
        }
    }

    private static IEnumerable<(string Field, string What)> Target(CaseRules rules, string official, string at, string to, string? person, string? substitute)
    {
        if (to == HandOverTargets.Substitute && substitute is null)
        {
            yield return ($"{at}to", "no-substitute: nobody who is there stands in for this person; name a substitute first or choose somebody");
        }

        if (to == HandOverTargets.Person && (person is null || !rules.IsOfficial(person)))
        {
            yield return ($"{at}person", $"unknown-official: '{person}' is not among officials");
        }
        else if (to == HandOverTargets.Person && person == official)
        {
            yield return ($"{at}person", "own-substitute: it is theirs already");
        }
    }

    private static HandOverItem Item(CaseRules rules, string from, OpenWork w, string to, string? person, string? substitute, DateTimeOffset now)
    {
        string? taker = to switch
        {
            HandOverTargets.Substitute => substitute,
            HandOverTargets.Person => person,
            // A queue agrees to nothing and promises nothing: whoever is next above does.
            HandOverTargets.Queue when w.What != "case" => Above(rules, from, w, now),
            _ => null,
        };
        bool stays = to == HandOverTargets.Stay;
        string? code = stays ? "chosen"
            : taker is null && w.What != "case" ? "nobody-to-take-it"
            : w.What == "approval" && taker == w.Author ? "own-text"
            : null;
        string? authority = w.What != "case" || stays ? null : taker is null ? w.Authority ?? rules.Region.DefaultAuthority : AuthorityOf(rules.Region, taker);
        return new HandOverItem(w.CaseId, w.Number, w.Topic, w.DueAt, w.What, authority, code is null ? taker : null, code);
    }

    private static string? Above(CaseRules rules, string from, OpenWork w, DateTimeOffset now) =>
        rules.Approvals.ChainOf(AuthorityOf(rules.Region, from), w.Author ?? from, now).FirstOrDefault(o => o != from);

    private static string AuthorityOf(RegionConfiguration region, string official) => region.Officials.First(o => o.Id == official).Authority;
}
