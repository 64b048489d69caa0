using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Domain.Tests.Cases;
using Dialog.Regions;
using static Dialog.Domain.Tests.Automation.Rules;

namespace Dialog.Domain.Tests.Automation;

public sealed class TheOrderOfRules
{
    private static readonly RuleConditions Any = new() { Topics = ["roads", "greenery"] };

    [Fact]
    public void Is_that_of_the_list() => Assert.Equal(["b", "a"], Region(Rule("b", Any, Tag("б")), Rule("a", Any, Tag("а"))).Opens().Applied());

    [Fact]
    public void Ends_at_a_rule_that_stops() =>
        Assert.Equal(["a"], Region(Rule("a", Any, Tag("а")) with { Stop = true }, Rule("b", Any, Tag("б"))).Opens().Applied());

    [Fact]
    public void Goes_past_a_rule_that_stops_but_does_not_match() =>
        Assert.Equal(["b"], Region(Rule("a", Words("вода"), Tag("а")) with { Stop = true }, Rule("b", Any, Tag("б"))).Opens().Applied());

    [Fact]
    public void Leaves_out_a_rule_that_is_off() =>
        Assert.Equal(["b"], Region(Rule("a", Any, Tag("а")) with { Enabled = false }, Rule("b", Any, Tag("б"))).Opens().Applied());

    [Fact]
    public void Comes_to_a_rule_whose_trigger_another_one_pulled()
    {
        Outcome opened = Region(Rule("watch", Any, Tag("к врачам"), RuleTrigger.AuthorityChanged), Rule("give", Any, Give("health"))).Opens();

        Assert.Equal(["give", "watch"], opened.Applied());
        Assert.Equal("authority-changed", opened.Decision.Events.OfType<RuleApplied>().Last().Cause);
    }

    [Fact]
    public void Never_brings_a_rule_to_itself() =>
        Assert.Equal(["a"], Region(Rule("a", Any, Give("health"), RuleTrigger.CaseOpened, RuleTrigger.AuthorityChanged)).Opens().Applied());

    [Fact]
    public void Is_bounded_even_for_rules_that_hand_a_case_round()
    {
        Outcome opened = Region(
            Rule("a", Any, Give("health"), RuleTrigger.CaseOpened, RuleTrigger.AuthorityChanged),
            Rule("b", Any, Give("roads"), RuleTrigger.AuthorityChanged),
            Rule("c", Any, Give("khimki"), RuleTrigger.AuthorityChanged)).Opens();

        Assert.Equal(opened.Applied().Distinct(), opened.Applied());
        Assert.Equal(3, opened.Applied().Length);
    }

    [Theory]
    [InlineData(RuleTrigger.CaseOpened, "opened")]
    [InlineData(RuleTrigger.MessageReceived, "wrote")]
    [InlineData(RuleTrigger.TopicChanged, "topic")]
    [InlineData(RuleTrigger.AuthorityChanged, "authority")]
    [InlineData(RuleTrigger.DeadlineApproaching, "deadline")]
    public void Begins_at_the_trigger_of_each_rule(RuleTrigger trigger, string at)
    {
        Situation thread = Region(Rule("a", Any, new() { Notify = ["rita"] }, trigger));
        Situation opened = thread.Opens().Done;
        Dictionary<string, Outcome> all = new()
        {
            ["opened"] = thread.Opens(),
            ["wrote"] = opened.Later(1).Hears("Ну что?").Ruled(),
            ["topic"] = opened.Claimed("anna").When(Commands.Reclassify(topic: "greenery")).Ruled(),
            ["authority"] = opened.When(Commands.Assign("health")).Ruled(),
            ["deadline"] = opened.Strikes(Given.AnswerDue).Ruled(),
            ["nothing"] = opened.When(Commands.Claim("anna")).Ruled(),
            ["kind"] = opened.When(Commands.Reclassify(MessageKind.Question)).Ruled(),
        };

        Assert.Equal([at], all.Where(o => o.Value.Applied().Length > 0).Select(o => o.Key));
    }
}
