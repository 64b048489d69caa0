using Dialog.Api.Access;
using Dialog.Cases;
using Dialog.Profiles;
using Dialog.Rows;
using Npgsql;

namespace Dialog.Api.Profiles;

/// <summary>Puts together what a person sees of a resident over all networks.</summary>
internal sealed class ResidentReader(NpgsqlDataSource database, ProfileStore profiles)
{
    private const int MostCases = 200;
    private const int SuggestedCases = 3;

    public async Task<ResidentOverview> Of(Person person, Profile own, CancellationToken cancellation)
    {
        IReadOnlyList<long> group = (await profiles.Around([own.Id], cancellation)).GroupOf(own.Id);
        Neighbourhood near = await profiles.Near(group, cancellation);
        IReadOnlyList<LinkSuggestion> suggestions = LinkSuggestions.Of(own.Id, near);
        // The far side of each: it may be refused by any of the group.
        (long Id, ProfileLink Link)[] refused = [.. near.Graph.RefusedOf(group).Select(l => (group.Contains(l.One) ? l.Other : l.One, l)).DistinctBy(r => r.Item1)];
        long[] everybody = [.. group, .. suggestions.Select(s => s.Profile), .. refused.Select(r => r.Id)];
        Dictionary<long, Profile> known = await profiles.Find(everybody, cancellation);
        ILookup<long, CaseSummary> cases = await Cases(person, everybody, cancellation);
        return new ResidentOverview(
            [.. group.Where(known.ContainsKey).Where(id => cases[id].Any()).Select(id => Linked(near.Graph, own.Id, known[id], [.. cases[id]]))],
            [.. suggestions.Where(s => known.ContainsKey(s.Profile) && cases[s.Profile].Any()).Select(s => new SuggestedProfile(
                s.Profile, known[s.Profile].Network, s.Strength, [.. s.Why], s.Group.Count, [.. cases[s.Profile].Take(SuggestedCases)]))],
            [.. refused.Where(r => known.ContainsKey(r.Id) && cases[r.Id].Any()).Select(r => new RefusedProfile(r.Id, known[r.Id].Network, r.Link.ByName, r.Link.At, cases[r.Id].First()))]);
    }

    /// <summary>A case of the profile is this person's to see.</summary>
    public async Task<bool> Sees(Person person, long profile, CancellationToken cancellation) => (await Cases(person, [profile], cancellation)).Contains(profile);

    private static ResidentProfile Linked(ProfileGraph graph, long own, Profile profile, CaseSummary[] cases)
    {
        ProfileLink? link = profile.Id == own ? null : graph.LinkTowards(profile.Id, own);
        return new ResidentProfile(profile.Id, profile.Network, profile.Id == own, link?.ByName, link?.At, cases);
    }

    private async Task<ILookup<long, CaseSummary>> Cases(Person person, long[] of, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("cases_of_profiles"));
        command.Bind(of.Distinct().ToArray(), MostCases);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        List<(long Profile, CaseSummary Case)> found = [];
        while (await r.ReadAsync(cancellation))
        {
            found.Add((r.GetInt64(CaseSummaryRow.Count), CaseSummaryRow.Read(r)));
        }

        return found.Where(f => person.Sees(f.Case)).ToLookup(f => f.Profile, f => f.Case);
    }
}
