using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

public sealed class AMessageWithoutWords
{
    [Theory]
    [InlineData("")]
    [InlineData("👍")]
    [InlineData("🙏🙏 !")]
    [InlineData("?!")]
    public void After_an_answer_is_kept_and_changes_nothing_else(string text)
    {
        Situation answered = Given.AnAnswerThatArrived();

        foreach (MessageFacts facts in (MessageFacts[])[Given.Complaint, Given.Thanks])
        {
            Case after = answered.Hears(text, facts).Is(typeof(MessageReceived)).State;
            Assert.Equal((CaseStatus.Answered, 1, answered.State.Silence, false), (after.Status, after.Leg, after.Silence, after.Unanswered));
        }
    }

    [Fact]
    public void After_a_confirmation_opens_no_case() =>
        Given.AnAnsweredCase().When(Commands.Confirm()).Done.Hears("❤", Given.Complaint).Is(typeof(MessageReceived));

    [Fact]
    public void Opens_a_case_where_there_is_none() => Assert.Equal(CaseStatus.Open, Given.AThread().Hears("👍").State.Status);

    [Theory]
    [InlineData("Нет")]
    [InlineData("Дом 5?")]
    [InlineData("5")]
    public void Is_not_one_with_a_letter_or_a_digit(string text) =>
        Assert.Equal(CaseStatus.Open, Given.AnAnsweredCase().Hears(text).State.Status);
}
