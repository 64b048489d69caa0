using Dialog.Cases.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Cases;

/// <summary>What a region's configuration says about authorities, officials and the arbiter.</summary>
public sealed class WhoGetsACase
{
    [Theory]
    [InlineData(null, "greta")]
    [InlineData("rita", "rita")]
    public void In_a_dispute_is_decided_by_the_named_arbiter_or_the_head_of_the_default_authority(string? named, string arbiter)
    {
        RegionConfiguration region = Given.StrictRegion with
        {
            Arbiter = named,
            Officials = [new Official("karl", "Karl", "head", "clerk", 5, false), .. Given.StrictRegion.Officials],
        };

        Assert.Equal(arbiter, new CaseRules(region).Arbiter);
    }

    [Fact]
    public void In_a_dispute_is_decided_by_nobody_where_there_is_no_head() => Assert.Null(new CaseRules(Given.Region).Arbiter);

    [Theory]
    [InlineData("roads", "Химки, Ленина 5", "khimki")]
    [InlineData("roads", "химки", "khimki")]
    [InlineData("roads", "Клин", "roads")]
    [InlineData("roads", null, "roads")]
    [InlineData("space", "Химки", "head")]
    public void By_its_place_before_its_topic_alone(string topic, string? address, string authority)
    {
        RoutingRule[] routing = [.. Given.Region.Routing];

        Assert.Equal(authority, new CaseRules(Given.Region with { Routing = routing }).AuthorityFor(topic, address));
        Assert.Equal(authority, new CaseRules(Given.Region with { Routing = [.. routing.Reverse()] }).AuthorityFor(topic, address));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    [InlineData("c")]
    public void By_load_is_the_one_with_room_wherever_the_count_begins(string free)
    {
        Official[] officials = [.. new[] { "a", "b", "c" }.Select(id => new Official(id, id, "roads", "engineer", 10, false))];
        CaseRules rules = new(Given.Region with { Officials = officials });
        Dictionary<string, int> loads = officials.ToDictionary(o => o.Id, o => o.Id == free ? 1 : 5);

        Assert.All(Enumerable.Range(-3, 7), spread => Assert.Equal(free, rules.OfficialFor("roads", loads, spread)));
    }
}
