using Dialog.Domain.Tests.Cases;
using Dialog.Regions;
using static Dialog.Domain.Tests.Automation.Rules;

namespace Dialog.Domain.Tests.Automation;

public sealed class RulesThatAreSaved
{
    private static readonly AutomationRule Good = Rule("a", Words("яма"), Tag("ямы"));

    [Fact]
    public void Have_no_errors_when_they_say_what_to_do() => Assert.Empty(Check(Good));

    public static TheoryData<string, string, AutomationRule> Wrong => new()
    {
        { "id", "must be", Good with { Id = " " } },
        { "name", "rule-name", Good with { Name = "" } },
        { "triggers", "rule-without-trigger", Good with { Triggers = [] } },
        { "when", "rule-without-condition", Good with { When = new() } },
        { "actions", "rule-without-action", Good with { Actions = new() } },
        { "when.topics", "unknown-topic: 'moon'", Good with { When = new() { Topics = ["roads", "moon"] } } },
        { "when.authorities", "unknown-authority: 'moon'", Good with { When = new() { Authorities = ["moon"] } } },
        { "when.networks", "value-empty", Good with { When = new() { Networks = [" "] } } },
        { "when.places", "place-length", Good with { When = new() { Places = ["г."] } } },
        { "when.words", "word-too-short: 'я'", Good with { When = Words("яма", "я") } },
        { "when.words", "word-too-short: '!!!'", Good with { When = Words("!!!") } },
        { "when.words", "word-with-number: 'дом 5'", Good with { When = Words("дом 5") } },
        { "when.noWords", "phrase-too-long", Good with { When = new() { NoWords = [new string('я', 61)] } } },
        { "when.words", "too-many-values: 51", Good with { When = Words([.. Enumerable.Range(0, 51).Select(i => $"слово{(char)('а' + i % 30)}{(char)('а' + i / 30)}")]) } },
        { "triggers", "words-need-message", Good with { Triggers = [RuleTrigger.CaseOpened, RuleTrigger.TopicChanged] } },
        { "when.until", "both-hours", Good with { When = new() { From = new(9, 0) } } },
        { "when.until", "hours-equal", Good with { When = new() { From = new(9, 0), Until = new(9, 0) } } },
        { "when.tags", "tag-form", Good with { When = new() { Tags = ["Ямы"] } } },
        { "actions.tags", "tag-form", Good with { Actions = Tag(" ") } },
        { "actions.tags", "tag-kept", Good with { Actions = Tag("Legal-hold") } },
        { "actions.authority", "unknown-authority: 'moon'", Good with { Actions = Give("moon") } },
        { "actions.authority", "authority-missing", Good with { Actions = new() { Official = "anna" } } },
        { "actions.official", "unknown-official: 'vera'", Good with { Actions = new() { Authority = "roads", Official = "vera" } } },
        { "actions.notify", "unknown-official: 'nobody'", Good with { Actions = new() { Notify = ["anna", "nobody"] } } },
        { "actions.ask", "question-length", Good with { Actions = new() { Ask = " " } } },
        { "actions.ask", "reads-as-answer", Good with { Actions = new() { Ask = "Мы отремонтируем дорогу до 5 мая. Где это?" } } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Name_the_one_field_and_what_to_do(string field, string what, AutomationRule wrong)
    {
        KeyValuePair<string, string[]> error = Assert.Single(Check(wrong));
        Assert.Equal($"automation[0].{field}", error.Key);
        Assert.StartsWith(what, Assert.Single(error.Value), StringComparison.Ordinal);
    }

    [Fact]
    public void Are_told_apart_by_name() => Assert.StartsWith("rule-name-taken", Check(Good, Good with { Id = "b" })["automation[1].name"][0], StringComparison.Ordinal);

    [Fact]
    public void Name_a_body_that_takes_cases()
    {
        RegionConfiguration closed = With(Good with { Actions = Give("khimki") });
        closed = closed with { Authorities = [.. closed.Authorities.Select(a => a with { Closed = a.Id == "khimki" })], Routing = [] };

        Assert.StartsWith("authority-closed: Khimki", RegionValidator.Check(closed, "50", 2)["automation[0].actions.authority"][0], StringComparison.Ordinal);
    }

    [Fact]
    public void May_say_nothing_where_a_body_says_null()
    {
        RuleConditions when = System.Text.Json.JsonSerializer.Deserialize<RuleConditions>("""{"words":["яма",null],"topics":null}""", RegionJson.Options)!;

        Assert.Equal((1, 0), (when.Words.Length, when.Topics.Length));
    }

    [Fact]
    public void Keep_the_version_in_which_they_got_their_form()
    {
        AutomationRule[] first = AutomationVersions.Next([], [Good, Good with { Id = "b" }], 4);
        AutomationRule[] next = AutomationVersions.Next(first, [Good, Good with { Id = "b", Name = "Иначе" }], 5);

        Assert.Equal([4, 4], first.Select(r => r.Version));
        Assert.Equal([4, 5], next.Select(r => r.Version));
    }

    [Fact]
    public void Differ_by_what_was_changed_and_not_by_their_count()
    {
        RegionConfiguration before = With(Good), after = With(Good with { Version = 9, Enabled = false });

        RegionDifference one = Assert.Single(RegionDifferences.Between(before, after));
        Assert.Equal(("automation", "a", "enabled", "true", "false"), (one.Part, one.Id, one.Field, one.Before, one.After));
    }

    private static Dictionary<string, string[]> Check(params AutomationRule[] rules) => RegionValidator.Check(With(rules), "50", 2);

    private static RegionConfiguration With(params AutomationRule[] rules) => Given.Region with { Automation = rules };
}
