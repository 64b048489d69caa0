using Dialog.Domain.Tests.Cases;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Regions;

/// <summary>What an administrator reads before and after a change.</summary>
public sealed class DifferencesOfARegion
{
    private static readonly RegionConfiguration Before = Given.Region;

    [Fact]
    public void Are_none_between_equal_configurations_whatever_their_version() =>
        Assert.Empty(RegionDifferences.Between(Before, Before with { Version = 9, Calendar = Before.Calendar with { Version = 40 } }));

    [Fact]
    public void Name_the_item_the_field_and_both_values()
    {
        RegionConfiguration after = Before with { Authorities = [.. Before.Authorities.Select(a => a.Id == "roads" ? a with { Name = "Highways" } : a)] };

        Assert.Equal([new RegionDifference("authorities", "changed", "roads", "Highways", "name", "Roads", "Highways")], RegionDifferences.Between(Before, after));
    }

    [Fact]
    public void Tell_what_came_and_what_went()
    {
        RegionConfiguration after = Before with
        {
            Officials = [.. Before.Officials.Where(o => o.Id != "vera"), new("gleb", "Gleb", "roads", "engineer", 3, false)],
            Routing = [.. Before.Routing.Where(r => r.Place is null)],
        };

        Assert.Equal(
            [("officials", "removed", "vera"), ("officials", "added", "gleb"), ("routing", "removed", "roads · Химки")],
            RegionDifferences.Between(Before, after).Select(d => (d.Part, d.Kind, d.Id!)));
    }

    [Fact]
    public void Count_the_order_where_it_decides_and_not_elsewhere()
    {
        Assert.Empty(RegionDifferences.Between(Before, Before with { Authorities = [.. Before.Authorities.Reverse()] }));
        Assert.Equal([new RegionDifference("deadlines", "reordered")], RegionDifferences.Between(Before, Before with { Deadlines = [.. Before.Deadlines.Reverse()] }));
    }

    [Fact]
    public void Keep_two_rules_of_one_key_apart()
    {
        RoutingRule[] doubled = [new("roads", "roads", null), new("roads", "health", null)];

        Assert.Equal(
            [("roads (2)", "removed")],
            RegionDifferences.Between(Before with { Routing = doubled }, Before with { Routing = [doubled[0]] }).Select(d => (d.Id!, d.Kind)));
    }

    [Fact]
    public void Reach_into_the_calendar()
    {
        RegionConfiguration after = Before with { Calendar = Before.Calendar with { Emergencies = [new(new(2025, 5, 5), "flood", null)] } };

        Assert.Equal([("calendar.emergencies", "added", "2025-05-05")], RegionDifferences.Between(Before, after).Select(d => (d.Part, d.Kind, d.Id!)));
    }

    [Fact]
    public void Of_a_new_region_are_all_it_has() =>
        Assert.Contains(RegionDifferences.Between(null, Before), d => d is { Part: "authorities", Kind: "added", Id: "roads" });
}
