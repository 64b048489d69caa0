using Dialog.Cases;
using Dialog.Deadlines;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Deadlines;

public sealed class ChoosingADeadlineRule
{
    private static readonly DeadlineRule Any = Rule("any");

    private static DeadlineRule Rule(
        string id, MessageKind? kind = null, string? topic = null, string? authority = null, Importance? importance = null,
        string deadline = DeadlineRules.Answer, double hours = 8) =>
        new(id, deadline, hours, true, kind, topic, authority, importance);

    private static string? Chosen(params DeadlineRule[] rules) =>
        DeadlineRules.Select(rules, DeadlineRules.Answer, MessageKind.Complaint, "roads", "roads-office", Importance.High)?.Id;

    [Fact]
    public void The_one_with_more_named_conditions_wins() =>
        Assert.Equal("two", Chosen(Rule("two", MessageKind.Complaint, "roads"), Rule("one", topic: "roads"), Any));

    [Fact]
    public void Of_equally_specific_ones_the_later_wins() =>
        Assert.Equal("second", Chosen(Rule("first", MessageKind.Complaint), Any, Rule("second", importance: Importance.High)));

    [Fact]
    public void A_condition_that_does_not_hold_excludes_the_rule() => Assert.Equal("any", Chosen(
        Any, Rule("kind", MessageKind.Question), Rule("topic", topic: "health"), Rule("authority", authority: "other"),
        Rule("importance", importance: Importance.Normal), Rule("deadline", topic: "roads", deadline: DeadlineRules.FinalAfterPromise)));

    [Fact]
    public void None_matching_is_none() => Assert.Null(Chosen(Rule("kind", MessageKind.Question)));

    [Fact]
    public void A_message_without_an_authority_matches_no_rule_of_an_authority() => Assert.Null(DeadlineRules.Select(
        [Rule("authority", authority: "roads-office")], DeadlineRules.Answer, MessageKind.Complaint, "roads", null, Importance.High));

    [Theory]
    [InlineData(0)]
    [InlineData(-4)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(9000)]
    public void Impossible_hours_are_reported_and_never_chosen(double hours)
    {
        var rule = Rule("broken", MessageKind.Complaint, hours: hours);

        Assert.Equal("any", Chosen(Any, rule));
        Assert.Equal([new("deadlines[1].hours", "hours-out-of-range")], DeadlineRules.Check([Any, rule]));
    }

    [Fact]
    public void The_same_id_twice_is_reported() =>
        Assert.Equal([new("deadlines[1].id", "rule-id-twice")], DeadlineRules.Check([Any, Any]));
}
