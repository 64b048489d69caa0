using Dialog.Regions;
using static Dialog.Domain.Tests.Automation.Rules;

namespace Dialog.Domain.Tests.Automation;

public sealed class RulesInALoop
{
    private static readonly RuleConditions Any = new();

    [Fact]
    public void Are_named_in_the_order_in_which_they_pull_each_other()
    {
        AutomationLoop loop = Assert.Single(AutomationLoops.Of([Watch("a", Any, "health"), Rule("x", Any, Tag("x")), Watch("b", Any, "roads")]));

        Assert.Equal((0, "«Правило a» → «Правило b» → «Правило a»"), (loop.First, loop.Names));
    }

    [Fact]
    public void May_be_three()
    {
        AutomationLoop loop = Assert.Single(AutomationLoops.Of([From("roads", "health"), From("health", "khimki"), From("khimki", "roads")]));

        Assert.Equal("«Правило roads» → «Правило health» → «Правило khimki» → «Правило roads»", loop.Names);
    }

    [Fact]
    public void Are_none_where_the_way_ends() => Assert.Empty(AutomationLoops.Of([From("roads", "health"), From("health", "khimki")]));

    [Fact]
    public void Are_none_where_conditions_exclude_each_other() =>
        Assert.Empty(AutomationLoops.Of([Watch("a", new() { Topics = ["roads"] }, "health"), Watch("b", new() { Topics = ["greenery"] }, "roads")]));

    [Fact]
    public void Are_none_where_one_is_off() =>
        Assert.Empty(AutomationLoops.Of([Watch("a", Any, "health"), Watch("b", Any, "roads") with { Enabled = false }]));

    [Fact]
    public void Are_none_where_both_give_to_the_same_body() => Assert.Empty(AutomationLoops.Of([Watch("a", Any, "health"), Watch("b", Any, "health")]));

    [Fact]
    public void Are_none_where_only_a_new_case_is_looked_at() => Assert.Empty(AutomationLoops.Of([Rule("a", Any, Give("health")), Watch("b", Any, "roads")]));

    [Fact]
    public void Are_not_saved()
    {
        RegionConfiguration region = Cases.Given.Region with { Automation = [Watch("a", Direct, "health"), Watch("b", Direct, "roads")] };

        Assert.StartsWith("rules-in-a-loop: «Правило a» → «Правило b» → «Правило a»", Assert.Single(RegionValidator.Check(region, "50", 2)["automation[0].actions.authority"]), StringComparison.Ordinal);
    }

    private static AutomationRule Watch(string id, RuleConditions when, string authority) => Rule(id, when, Give(authority), RuleTrigger.AuthorityChanged);

    private static AutomationRule From(string authority, string to) => Watch(authority, new() { Authorities = [authority] }, to);
}
