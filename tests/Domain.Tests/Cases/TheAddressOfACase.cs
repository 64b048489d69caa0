using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>The latest address that somebody gave holds; one who gives none takes none away.</summary>
public sealed class TheAddressOfACase
{
    private const string Source = "Ленина 5", Text = "Мира 1";

    private static Situation Known => Given.ACase(Given.Complaint with { Address = Source });

    [Theory]
    [InlineData(Source, Text, Source)]
    [InlineData(Source, null, Source)]
    [InlineData(null, Text, Text)]
    [InlineData(null, null, null)]
    public void Is_what_the_source_gave_before_what_the_text_says(string? source, string? text, string? address)
    {
        MessageFacts facts = Given.Complaint with { Address = text };

        Assert.Equal(address, Given.AThread().Hears("Яма", facts, address: source).State.Address);
        Assert.Equal(address, Given.ACase().Hears("Яма", facts, address: source).State.Address);
        Assert.Equal(address, Given.ACase().Hears("Яма", facts, address: source).Then<MessageReceived>().Address);
    }

    [Fact]
    public void Is_kept_when_a_later_message_has_none()
    {
        Assert.Equal(Source, Known.Hears("И фонарь").State.Address);
        Assert.Equal(Text, Known.Hears("И фонарь", address: Text).State.Address);
    }

    [Fact]
    public void Is_kept_by_a_correction_of_something_else()
    {
        Outcome corrected = Known.When(Commands.Reclassify(topic: "health-care"));

        Assert.Equal((Source, Source), (corrected.Then<CaseReclassified>().Address, corrected.State.Address));
    }

    [Fact]
    public void Is_overtaken_by_a_correction()
    {
        Outcome corrected = Known.When(Commands.Reclassify(address: Text));

        Assert.Equal((Text, Text), (corrected.Then<CaseReclassified>().Address, corrected.State.Address));
    }

    [Theory]
    [InlineData(null, Source)]
    [InlineData(Text, Text)]
    public void Stands_in_a_journal_whose_correction_names_none(string? corrected, string address) =>
        Assert.Equal(address, CaseFold.Apply(Known.State, new CaseReclassified(MessageKind.Complaint, "roads", Importance.Normal, corrected), Given.Monday).Address);

    [Theory]
    [InlineData(Text, Source, Text)]
    [InlineData(null, Source, Source)]
    [InlineData(Text, null, Text)]
    public void Of_a_split_is_what_its_words_say_before_that_of_the_case_it_left(string? words, string? former, string address)
    {
        Situation split = Given.ACase(Given.Complaint with { Address = former }).When(CommandsBetweenCases.Split("m0")).Done;
        OpenSplit open = Assert.IsType<OpenSplit>(Assert.Single(CrossCaseMessages.Of(split.State, 5)).Command);

        Decision opened = SplitRules.Open(open, split.State.Thread, 2, Given.Complaint with { Address = words }, Given.Rules, Situation.NoLoads, split.Now);
        Assert.Equal(address, Assert.Single(opened.Events.OfType<CaseOpened>()).Address);
    }
}
