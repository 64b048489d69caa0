using Dialog.Profiles;

namespace Dialog.Domain.Tests.Profiles;

/// <summary>Who is suggested as the same resident, how strongly, and who never is.</summary>
public sealed class SuggestingALink
{
    private const long Own = 1;
    private const long Other = 2;
    private const long Third = 3;

    [Fact]
    public void Is_likely_by_one_telephone()
    {
        LinkSuggestion only = Assert.Single(Of([Phone("a", Own), Phone("a", Other)]));
        Assert.Equal((Other, LinkStrength.Likely), (only.Profile, only.Strength));
        Assert.Equal([KeyKinds.Phone], only.Why);
    }

    [Fact]
    public void Is_strong_by_telephone_and_mail_or_with_the_same_name()
    {
        Assert.Equal(LinkStrength.Strong, Assert.Single(Of([Phone("a", Own), Phone("a", Other), Mail("b", Own), Mail("b", Other)])).Strength);
        LinkSuggestion named = Assert.Single(Of([Phone("a", Own), Phone("a", Other)], names: [Name("n", Own), Name("n", Other)]));
        Assert.Equal(LinkStrength.Strong, named.Strength);
        Assert.Equal([KeyKinds.Phone, KeyKinds.Name], named.Why);
    }

    [Fact]
    public void Is_possible_by_a_name_in_a_building()
    {
        LinkSuggestion only = Assert.Single(Of([Home("h", Own), Home("h", Other)], names: [Name("n", Own), Name("n", Other)]));
        Assert.Equal(LinkStrength.Possible, only.Strength);
        Assert.Equal([KeyKinds.Home], only.Why);
    }

    [Fact]
    public void Never_comes_of_a_name_alone() => Assert.Empty(Of([], names: [Name("n", Own), Name("n", Other)]));

    [Fact]
    public void Never_comes_of_a_key_that_many_people_have()
    {
        CarriedKey[] family = [.. Enumerable.Range(1, LinkSuggestions.MostPeople).Select(p => Phone("family", p))];
        CarriedKey[] hotline = [.. Enumerable.Range(1, LinkSuggestions.MostPeople + 1).Select(p => Phone("hotline", p))];
        Assert.Equal(LinkSuggestions.MostPeople - 1, Of(family).Count);
        Assert.Empty(Of(hotline));
    }

    /// <summary>A form makes a profile of every message: whoever writes ten times with one telephone is one person.</summary>
    [Fact]
    public void Counts_who_has_the_same_name_and_who_is_linked_as_one_person()
    {
        CarriedKey[] often = [.. Enumerable.Range(1, 9).Select(p => Phone("a", p))];
        Assert.Equal(8, Of(often, names: [.. Enumerable.Range(1, 9).Select(p => Name("n", p))]).Count);
        Assert.Single(Of(often, links: [.. Enumerable.Range(2, 7).Select(p => Linked(p, p + 1))]));
        Assert.Empty(Of([.. Enumerable.Range(1, LinkSuggestions.MostRead).Select(p => Phone("a", p))], names: [.. Enumerable.Range(1, LinkSuggestions.MostRead).Select(p => Name("n", p))]));
    }

    [Fact]
    public void Never_comes_back_after_a_refusal_of_anybody_of_the_two_sides()
    {
        CarriedKey[] keys = [Phone("a", Own), Phone("a", Other)];
        Assert.Empty(Of(keys, links: [Refused(Own, Other)]));
        Assert.Empty(Of(keys, links: [Linked(Other, Third), Refused(Own, Third)]));
        Assert.Empty(Of(keys, links: [Linked(Own, Third), Refused(Other, Third)]));
    }

    [Fact]
    public void Never_names_a_blocked_sender_nor_helps_one()
    {
        CarriedKey[] keys = [Phone("a", Own), Phone("a", Other)];
        Assert.Empty(Of(keys, blocked: [Own]));
        Assert.Empty(Of(keys, blocked: [Other]));
        Assert.Empty(Of(keys, links: [Linked(Other, Third)], blocked: [Third]));
    }

    [Fact]
    public void Never_names_who_is_linked_already_and_finds_whom_the_linked_one_knows()
    {
        Assert.Empty(Of([Phone("a", Own), Phone("a", Other)], links: [Linked(Own, Other)]));
        LinkSuggestion through = Assert.Single(Of([Phone("a", Other), Phone("a", Third)], links: [Linked(Own, Other)]));
        Assert.Equal(Third, through.Profile);
    }

    [Fact]
    public void Names_a_linked_group_once_by_whoever_shares_most()
    {
        LinkSuggestion only = Assert.Single(Of([Phone("a", Own), Phone("a", Other), Phone("a", Third), Mail("b", Own), Mail("b", Third)], links: [Linked(Other, Third)]));
        Assert.Equal(Third, only.Profile);
        Assert.Equal([Third, Other], only.Group);
    }

    private static IReadOnlyList<LinkSuggestion> Of(CarriedKey[] carried, CarriedKey[]? names = null, ProfileLink[]? links = null, long[]? blocked = null) =>
        LinkSuggestions.Of(Own, new Neighbourhood(new ProfileGraph(links ?? []), carried, names ?? [], (blocked ?? []).ToHashSet()));

    private static CarriedKey Phone(string digest, long profile) => new(KeyKinds.Phone, digest, profile);

    private static CarriedKey Mail(string digest, long profile) => new(KeyKinds.Email, digest, profile);

    private static CarriedKey Home(string digest, long profile) => new(KeyKinds.Home, digest, profile);

    private static CarriedKey Name(string digest, long profile) => new(KeyKinds.Name, digest, profile);

    private static ProfileLink Linked(long one, long other) => new(one, other, IsRefused: false, "Ольга", DateTimeOffset.UnixEpoch);

    private static ProfileLink Refused(long one, long other) => new(one, other, IsRefused: true, "Ольга", DateTimeOffset.UnixEpoch);
}
