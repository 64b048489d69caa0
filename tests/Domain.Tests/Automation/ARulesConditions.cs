using Dialog.Cases;
using Dialog.Domain.Tests.Cases;
using Dialog.Regions;
using static Dialog.Domain.Tests.Automation.Rules;

namespace Dialog.Domain.Tests.Automation;

public sealed class ARulesConditions
{
    public static TheoryData<string, RuleConditions, bool> OfACase => new()
    {
        { "the network", new() { Networks = ["vk", "telegram"] }, true },
        { "another network", new() { Networks = ["vk"] }, false },
        { "the channel", new() { Channels = ["telegram"] }, true },
        { "another channel", new() { Channels = ["telegram-2"] }, false },
        { "the topic", new() { Topics = ["roads"] }, true },
        { "another topic", new() { Topics = ["greenery"] }, false },
        { "the authority", new() { Authorities = ["roads"] }, true },
        { "another authority", new() { Authorities = ["health"] }, false },
        { "the place", new() { Places = ["садовая"] }, true },
        { "another place", new() { Places = ["химки"] }, false },
        { "the kind", new() { Kinds = [MessageKind.Complaint, MessageKind.Question] }, true },
        { "another kind", new() { Kinds = [MessageKind.Thanks] }, false },
        { "a private thread", new() { IsPublic = false }, true },
        { "a public thread", new() { IsPublic = true }, false },
        { "the importance", new() { Importance = Importance.Normal }, true },
        { "another importance", new() { Importance = Importance.High }, false },
        { "written to us", new() { Source = MessageSource.Direct }, true },
        { "found by watching", new() { Source = MessageSource.Monitoring }, false },
        { "working time", new() { WorkingTime = true }, true },
        { "outside of working time", new() { WorkingTime = false }, false },
        // Ten o'clock in Moscow.
        { "the hours", new() { From = new(9, 0), Until = new(11, 0) }, true },
        { "hours just begun", new() { From = new(10, 0), Until = new(11, 0) }, true },
        { "hours just over", new() { From = new(9, 0), Until = new(10, 0) }, false },
        { "a night that lasts until eleven", new() { From = new(22, 0), Until = new(11, 0) }, true },
        { "a night", new() { From = new(22, 0), Until = new(6, 0) }, false },
        { "the day", new() { Days = [DayOfWeek.Monday] }, true },
        { "another day", new() { Days = [DayOfWeek.Sunday] }, false },
        { "a word", Words("дорога"), true },
        { "another word", Words("вода"), false },
        { "no such word", new() { NoWords = ["вода"] }, true },
        { "a word that must not be", new() { NoWords = ["яма"] }, false },
        { "a tag it does not have", new() { Tags = ["жкх"] }, false },
        { "all at once", new() { Networks = ["telegram"], Topics = ["roads"], Words = ["яма"], WorkingTime = true }, true },
        { "all but one", new() { Networks = ["telegram"], Topics = ["greenery"], Words = ["яма"] }, false },
    };

    [Theory]
    [MemberData(nameof(OfACase))]
    public void Decide_whether_it_is_applied(string what, RuleConditions when, bool applies)
    {
        Outcome opened = Region(Rule("a", when, Tag("метка"))).Opens("Яма на дороге", "г. Тверь, ул. Садовая, д. 5");

        Assert.True(applies == (opened.Applied().Length == 1), what);
    }

    [Theory]
    [InlineData("вода", "Нет горячей воды", true)]
    [InlineData("вода", "Вместо воды идёт ржавчина", true)]
    [InlineData("вода", "водитель нагрубил", false)]
    [InlineData("больница", "в больницах очереди", true)]
    [InlineData("горячая вода", "дом без ГОРЯЧЕЙ ВОДЫ", true)]
    [InlineData("горячая вода", "вода горячая", false)]
    [InlineData("горячая вода", "горячий чай и вода", false)]
    [InlineData("ёлка", "поставили ёлку", true)]
    [InlineData("ёлка", "поставили елку", true)]
    [InlineData("отключили", "отключить воду", true)]
    [InlineData("прорвало", "прорвало трубу!!!", true)]
    [InlineData("wi-fi", "не работает Wi-Fi", true)]
    public void Find_words_in_any_of_their_forms(string word, string text, bool found) =>
        Assert.Equal(found ? ["a"] : [], Region(Rule("a", Words(word), Tag("метка"))).Opens(text).Applied());

    [Fact]
    public void Ask_for_a_tag_that_a_rule_before_it_gave() => Assert.Equal(
        ["a", "b"],
        Region(Rule("a", Words("яма"), Tag("дороги")), Rule("b", new() { Tags = ["дороги"] }, new() { Importance = Importance.High })).Opens().Applied());

    [Fact]
    public void Find_no_words_where_nobody_said_anything()
    {
        Situation opened = Region(Rule("a", Words("яма"), Tag("метка"), RuleTrigger.TopicChanged)).Opens().Done;

        Assert.Empty(opened.When(Commands.Reclassify(topic: "greenery")).Ruled().Applied());
    }
}
