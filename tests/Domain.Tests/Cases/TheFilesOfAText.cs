using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>Photos and files go the way of the text they came with; the journal holds nothing where there are none.</summary>
public sealed class TheFilesOfAText
{
    private static readonly Attachment[] Photo = [new("photo", "f1", null, null, null, null)];

    [Theory]
    [InlineData("answer")]
    [InlineData("proposed answer")]
    [InlineData("approved answer")]
    [InlineData("relayed answer")]
    [InlineData("forwarded case")]
    [InlineData("message")]
    public void Are_stored_with_it(string what)
    {
        Assert.Equal(Photo, Stored(what, Photo));
        Assert.Null(Stored(what, []));
    }

    [Fact]
    public void Of_an_answer_for_everybody_go_to_those_who_wait()
    {
        Situation answered = Given.ACase().Joined(12).When(Commands.Answer("anna") with { Attachments = Photo }).Done;
        Situation bare = Given.ACase().Joined(12).When(Commands.Answer("anna")).Done;

        Assert.Equal(Photo, Relayed(answered).Attachments);
        Assert.Empty(Relayed(bare).Attachments);
    }

    [Theory]
    [InlineData("", true, "[photo]")]
    [InlineData("", false, "")]
    [InlineData(" ", false, "")]
    [InlineData("Яма", true, "Яма")]
    public void Are_shown_where_there_are_no_words(string text, bool photo, string excerpt) =>
        Assert.Equal(excerpt, CaseFold.Shorten(text, photo ? Photo : []));

    [Theory]
    [InlineData(160, 160, "")]
    [InlineData(161, 160, "…")]
    public void Are_not_needed_where_the_words_are_cut(int length, int shown, string end) =>
        Assert.Equal(new string('я', shown) + end, CaseFold.Shorten(new string('я', length), null));

    [Fact]
    public void Are_not_looked_for_where_nothing_came() => Assert.Equal("", CaseFold.Shorten("", null));

    private static RelayAnswer Relayed(Situation s) => Assert.IsType<RelayAnswer>(Assert.Single(CrossCaseMessages.Of(s.State, 9)).Command);

    private static Attachment[]? Stored(string what, Attachment[] files)
    {
        Answer answer = Commands.Answer("anna") with { Attachments = files };
        Situation proposed = Given.AStrictCase().When(answer).Done;
        return what switch
        {
            "answer" => Given.ACase().When(answer).Then<AnswerGiven>().Attachments,
            "proposed answer" => Given.AStrictCase().When(answer).Then<AnswerProposed>().Attachments,
            "approved answer" => proposed.When(Commands.Approve("rita", proposed.State.Proposal!.Revision)).Then<AnswerGiven>().Attachments,
            "relayed answer" => Given.ACase().WaitsIn(4).When(CommandsBetweenCases.Relay(AnswerKind.Final, CommandsBetweenCases.Other(4)) with { Attachments = files }).Then<AnswerGiven>().Attachments,
            "forwarded case" => Given.ACase().When(CommandsBetweenCases.Forward() with { Attachments = files }).Then<CaseForwarded>().Attachments,
            _ => new Outcome(Given.ACase(), ResidentRules.Continue(Given.ACase().State, Given.ACase().Message("Яма") with { Attachments = files }, Given.Complaint, Given.Rules, Given.Monday)).Then<MessageReceived>().Attachments,
        };
    }
}
