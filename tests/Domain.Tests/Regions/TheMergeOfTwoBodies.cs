using Dialog.Cases;
using Dialog.Domain.Tests.Cases;
using Dialog.HandOvers;
using Dialog.HandOvers.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Regions;

/// <summary>What moves when a body ends in another, what both have of their own, and that it is for good.</summary>
public sealed class TheMergeOfTwoBodies
{
    private static readonly RegionConfiguration Good = Given.StrictRegion;

    [Fact]
    public void Moves_people_and_routing()
    {
        RegionConfiguration after = Merged(Good, "health", "roads").After;

        Assert.DoesNotContain(after.Officials, o => o.Authority == "health");
        Assert.Equal(["anna", "boris", "hugo", "rita", "vera"], after.Officials.Where(o => o.Authority == "roads").Select(o => o.Id).Order());
        Assert.Equal("roads", after.Routing.Single(r => r.Topic == "health-care").Authority);
        Assert.Empty(RegionValidator.Check(after with { Version = 4 }, "50", 3));
    }

    [Fact]
    public void Leaves_one_head_and_names_the_other()
    {
        (RegionConfiguration after, MergeConflict[] conflicts) = Merged(Good, "health", "roads");

        Assert.Equal("rita", after.Officials.Single(o => o is { Authority: "roads", IsHead: true }).Id);
        Assert.Contains(new MergeConflict("two-heads", "Rita", "Hugo"), conflicts);
    }

    [Fact]
    public void Keeps_the_head_of_the_merged_body_where_the_other_has_none() =>
        Assert.Equal("hugo", Merged(Good, "health", "khimki").After.Officials.Single(o => o is { Authority: "khimki", IsHead: true }).Id);

    [Fact]
    public void Drops_a_route_the_other_has_already_and_names_it()
    {
        RegionConfiguration both = Good with { Routing = [.. Good.Routing, new("health-care", "roads", null)] };

        (RegionConfiguration after, MergeConflict[] conflicts) = Merged(both, "health", "roads");

        Assert.Single(after.Routing, r => r.Topic == "health-care");
        Assert.Contains(new MergeConflict("same-routing", "health-care", null), conflicts);
    }

    [Fact]
    public void Moves_deadlines_and_policies_and_drops_those_the_other_has_under_the_same_conditions()
    {
        RegionConfiguration both = Good with
        {
            Deadlines = [new("health-8", "answer", 8, false, null, null, "health", null), new("roads-4", "answer", 4, true, null, null, "roads", null), new("health-gas", "answer", 1, false, null, "gas", "health", null)],
            Approvals = [new("health-one", ApprovalMode.OneApprover, 4, false, Authority: "health")],
        };

        (RegionConfiguration after, MergeConflict[] conflicts) = Merged(both, "health", "roads");

        Assert.Equal([("roads-4", "roads"), ("health-gas", "roads")], after.Deadlines.Select(d => (d.Id, d.Authority!)));
        Assert.Equal("roads", Assert.Single(after.Approvals).Authority);
        Assert.Contains(new MergeConflict("same-deadline", "roads-4", "health-8"), conflicts);
    }

    [Fact]
    public void Puts_what_stands_beneath_the_merged_body_beneath_the_other()
    {
        RegionConfiguration tree = Good with { Authorities = [new("head", "Head", null, null), new("roads", "Roads", "head", null), new("khimki", "Khimki", "roads", null), new("health", "Health", "roads", "112")] };

        Authority[] after = Merged(tree, "roads", "health").After.Authorities;

        Assert.Equal(("head", "health"), (after.Single(a => a.Id == "health").Parent, after.Single(a => a.Id == "khimki").Parent));
    }

    [Fact]
    public void Gives_the_region_another_body_that_takes_everything() => Assert.Equal("roads", Merged(Good, "head", "roads").After.DefaultAuthority);

    [Fact]
    public void Changes_nothing_when_it_is_done_again()
    {
        RegionConfiguration once = Merged(Good, "health", "roads").After;
        Assert.Empty(RegionDifferences.Between(once, Merged(once, "health", "roads").After));
    }

    [Theory]
    [InlineData("nobody", "roads", "from")]
    [InlineData("roads", "nobody", "into")]
    [InlineData("roads", "roads", "into")]
    public void Names_a_body_that_is_not_there_or_is_itself(string from, string into, string field) =>
        Assert.Equal([field], AuthorityMerge.Faults(Good, Order(from, into), []).Select(f => f.Field));

    [Fact]
    public void Into_a_body_deep_beneath_or_a_closed_one_is_refused()
    {
        RegionConfiguration deep = Good with { Authorities = [new("head", "Head", null, null), new("roads", "Roads", "head", null), new("khimki", "Khimki", "roads", null), new("health", "Health", null, null, Closed: true)] };

        Assert.StartsWith("authority-beneath", Assert.Single(AuthorityMerge.Faults(deep, Order("head", "khimki"), [])).What, StringComparison.Ordinal);
        Assert.StartsWith("into-closed", Assert.Single(AuthorityMerge.Faults(deep, Order("roads", "health"), [])).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("health", "khimki", "from")]
    [InlineData("roads", "khimki", "from")]
    [InlineData("khimki", "health", "into")]
    public void Waits_until_another_with_one_of_the_bodies_is_over(string from, string into, string field) =>
        Assert.Equal([field], AuthorityMerge.Faults(Good, Order(from, into), [("health", "roads")]).Select(f => f.Field));

    [Fact]
    public void Of_two_bodies_into_the_same_one_may_go_on_together() => Assert.Empty(AuthorityMerge.Faults(Good, Order("khimki", "roads"), [("health", "roads")]));

    [Fact]
    public void Is_for_good()
    {
        RegionConfiguration merged = AuthorityMerge.Closed(Merged(Good, "health", "roads").After, "health", "roads");
        RegionConfiguration opened = merged with { Authorities = [.. merged.Authorities.Select(a => a with { Closed = false })] };

        Assert.Empty(RegionValidator.Check(merged with { Version = 4 }, "50", 3));
        Assert.Equal(["authorities[3].closed"], RegionValidator.Check(opened with { Version = 4 }, "50", 3).Keys);
        Assert.Equal("authorities[3].mergedInto", Assert.Single(StructureChange.Undone(merged, Good)).Field);
        Assert.Equal("authorities", Assert.Single(StructureChange.Undone(merged, merged with { Authorities = [.. merged.Authorities.Where(a => a.Id != "health")] })).Field);
        Assert.Empty(StructureChange.Undone(merged, merged));
    }

    private static (RegionConfiguration After, MergeConflict[] Conflicts) Merged(RegionConfiguration region, string from, string into) => AuthorityMerge.Of(region, from, into);

    private static MergeOrder Order(string from, string into) => new("50", from, into, 0, "Распоряжение", new Actor(ActorKind.Official, "admin", "Admin"), "admin");
}
