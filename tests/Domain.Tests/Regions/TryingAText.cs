using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Classification;
using Dialog.Domain.Tests.Cases;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Regions;

/// <summary>An administrator asks where a text would go.</summary>
public sealed class TryingAText
{
    private static readonly global::Dialog.Classification.Classification Said = new(MessageKind.Complaint, 0.9, "roads", 0.8, [new TopicGuess("snow", 0.1), new TopicGuess("yards", 0.05), new TopicGuess("parking", 0.01)]);

    [Fact]
    public void Is_told_the_rule_of_the_place_before_that_of_the_topic()
    {
        RoutingExplanation told = Try("Химки, Ленина 5");

        Assert.Equal((1, "khimki", (string?)null, true), (told.Rule, told.Authority, told.Official, told.AddressGiven));
        Assert.Empty(told.Passed);
    }

    [Fact]
    public void Is_told_which_rules_were_asked_in_vain()
    {
        RoutingExplanation told = Try("Клин");

        Assert.Equal([1], told.Passed);
        Assert.Equal((0, "roads"), (told.Rule, told.Authority));
        Assert.Contains(told.Official, (string?[])["anna", "boris"]);
    }

    [Fact]
    public void Is_told_that_no_rule_names_the_topic()
    {
        RoutingExplanation told = Try(null, Given.Complaint with { Topic = "space" });

        Assert.Equal((null, "head"), (told.Rule, told.Authority));
    }

    [Fact]
    public void Is_told_that_an_operator_decides_where_the_machine_is_unsure()
    {
        RoutingExplanation told = Try("Клин", Given.Complaint with { TopicConfidence = 0.2 });

        Assert.Equal((null, null, null), (told.Rule, told.Authority, told.Official));
        Assert.Equal(0.5, told.Threshold);
    }

    [Fact]
    public void Is_told_three_topics_at_most_the_likeliest_first() =>
        Assert.Equal(["roads", "snow", "yards"], Try(null).Topics.Select(t => t.Topic));

    [Fact]
    public void Is_told_the_address_that_the_text_names() =>
        Assert.Equal(("Химки", false), (Try(null, Given.Complaint with { Address = "Химки" }).Address, Try(null, Given.Complaint with { Address = "Химки" }).AddressGiven));

    private static RoutingExplanation Try(string? address, MessageFacts? facts = null) =>
        RoutingTrial.Of(Given.Rules, facts ?? Given.Complaint, Said, address, Given.Monday);
}
