using CsCheck;
using Dialog.Cases;
using Dialog.Deadlines.Domain;
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
        DeadlineRule rule = Rule("broken", MessageKind.Complaint, hours: hours);

        Assert.Equal("any", Chosen(Any, rule));
        Assert.Equal([new("deadlines[1].hours", "hours-out-of-range")], DeadlineRules.Check([Any, rule]));
    }

    [Fact]
    public void The_same_id_twice_is_reported() =>
        Assert.Equal([new("deadlines[1].id", "rule-id-twice")], DeadlineRules.Check([Any, Any]));

    [Fact]
    public void The_source_of_the_message_is_a_condition_too()
    {
        DeadlineRuleSet rules = new(
        [
            Any, Rule("telegram") with { Network = "telegram" }, Rule("bot") with { Network = "telegram", Channel = "bot" },
            Rule("watched") with { Source = MessageSource.Monitoring },
        ]);
        DeadlineQuestion question = new(DeadlineRules.Answer, MessageKind.Complaint, "roads", "roads-office", Importance.High);

        Assert.Equal("any", rules.Find(question)!.Id);
        Assert.Equal("telegram", rules.Find(question with { Network = "telegram", Channel = "other", Source = MessageSource.Direct })!.Id);
        Assert.Equal("bot", rules.Find(question with { Network = "telegram", Channel = "bot" })!.Id);
        Assert.Equal("watched", rules.Find(question with { Network = "vk", Source = MessageSource.Monitoring })!.Id);
    }

    [Theory]
    [InlineData(DeadlineRules.Intake, null, 0)]
    [InlineData(DeadlineRules.FirstReaction, null, 0)]
    [InlineData(DeadlineRules.Promise, null, 0)]
    [InlineData(DeadlineRules.Answer, "default-24h", 24)]
    [InlineData(DeadlineRules.FinalAfterPromise, null, 0)]
    [InlineData(DeadlineRules.Approval, "default-approval-4h", 4)]
    [InlineData(DeadlineRules.FormalRegistration, "law-59-3d", 72)]
    [InlineData(DeadlineRules.FormalAnswer, "law-59-30d", 720)]
    public void Without_a_rule_the_default_holds_or_the_deadline_is_not_set(string deadline, string? rule, double hours)
    {
        DeadlineRule? chosen = DeadlineRules.DefaultFor(deadline, MessageKind.Complaint);

        Assert.Equal((rule, hours), (chosen?.Id, chosen?.Hours ?? 0));
    }

    [Fact]
    public void Deadlines_nobody_knows_and_rules_without_a_name_are_reported() => Assert.Equal(
        [new("deadlines[0].deadline", "unknown-deadline"), new("deadlines[1].id", "rule-id-missing")],
        DeadlineRules.Check([Rule("x", deadline: "lunch"), Rule(" ")]));

    /// <summary>The independent answer: every rule asked, the best kept.</summary>
    [Fact]
    public void Sorted_rules_choose_as_a_search_through_all_would() =>
        Gen.Select(AnyRule.Array[0, 12], AnyQuestion).Sample((rules, question) =>
        {
            DeadlineRule? best = rules.Index()
                .Where(r => r.Item.Deadline == question.Deadline
                    && Holds(r.Item.Kind, question.Kind) && Holds(r.Item.Importance, question.Importance) && Holds(r.Item.Source, question.Source)
                    && (r.Item.Topic ?? question.Topic) == question.Topic && (r.Item.Authority ?? question.Authority) == question.Authority
                    && (r.Item.Network ?? question.Network) == question.Network && (r.Item.Channel ?? question.Channel) == question.Channel)
                .OrderBy(r => Named(r.Item)).ThenBy(r => r.Index).Select(r => r.Item).LastOrDefault();
            return ReferenceEquals(best, new DeadlineRuleSet(rules).Find(question));
        }, iter: Samples.Of(2000));

    private static readonly Gen<string?> Word = Gen.OneOf<string?>(null, "a", "b");

    private static readonly Gen<DeadlineRule> AnyRule =
        from deadline in Gen.OneOf(DeadlineRules.Answer, DeadlineRules.Intake)
        from kind in Gen.OneOf<MessageKind?>(null, MessageKind.Question, MessageKind.Thanks)
        from importance in Gen.OneOf<Importance?>(null, Importance.High)
        from source in Gen.OneOf<MessageSource?>(null, MessageSource.Direct, MessageSource.Monitoring)
        from words in Word.Array[4]
        select new DeadlineRule("r", deadline, 1, true, kind, words[0], words[1], importance) { Network = words[2], Channel = words[3], Source = source };

    private static readonly Gen<DeadlineQuestion> AnyQuestion =
        from kind in Gen.OneOf(MessageKind.Question, MessageKind.Thanks)
        from words in Gen.OneOf("a", "b").Array[3]
        from authority in Word
        from importance in Gen.OneOf(Importance.Normal, Importance.High)
        from source in Gen.OneOf(MessageSource.Direct, MessageSource.Monitoring)
        select new DeadlineQuestion(DeadlineRules.Answer, kind, words[0], authority, importance) { Network = words[1], Channel = words[2], Source = source };

    private static bool Holds<T>(T? condition, T? value)
        where T : struct => condition is null || EqualityComparer<T?>.Default.Equals(condition, value);

    private static int Named(DeadlineRule rule) =>
        new object?[] { rule.Kind, rule.Topic, rule.Authority, rule.Importance, rule.Network, rule.Channel, rule.Source }.Count(c => c is not null);
}
