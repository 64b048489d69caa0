using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>A network sends an album photo by photo; only one of them carries the words.</summary>
public sealed class AnAlbum
{
    private static readonly MessageFacts Wordless = new(MessageKind.Complaint, 0.2, "other", 0.2, false, null);

    [Fact]
    public void Of_a_complaint_is_one_case()
    {
        Situation first = Given.AThread().Hears("Яма", album: "a").Done;

        first.Hears("", Wordless, album: "a").Is(typeof(MessageReceived));
    }

    /// <summary>The excerpt was the placeholder of the last photo, and the answer replied to that photo.</summary>
    [Theory]
    [InlineData("Яма", "", "")]
    [InlineData("", "Яма", "")]
    [InlineData("", "", "Яма")]
    public void Shows_its_caption_whichever_photo_has_it(string first, string second, string third)
    {
        Case state = Given.AThread().Hears(first, album: "a").Done.Hears(second, Wordless, album: "a").Done.Hears(third, Wordless, album: "a").State;

        Assert.Equal("Яма", state.Excerpt);
    }

    [Fact]
    public void Is_answered_at_the_photo_with_the_words_and_changes_with_them()
    {
        Situation captioned = Given.AThread().Hears("Яма", album: "a").Done;
        Situation whole = captioned.Hears("", Wordless, album: "a").Done;

        Assert.Equal(captioned.State.LastMessageId, whole.State.LastMessageId);
        Assert.Equal("Яма и люк", whole.Edits("Яма и люк").State.Excerpt);
        Assert.Equal("[photo]", whole.Hears("", Wordless, album: "b").State.Excerpt);
    }

    [Fact]
    public void Of_thanks_confirms_once_and_opens_no_case()
    {
        Situation confirmed = Given.AnAnsweredCase().Hears("Спасибо!", Given.Thanks, album: "b").Done;
        Assert.Equal(CaseStatus.Confirmed, confirmed.State.Status);

        Case second = confirmed.Hears("", Wordless, album: "b").Is(typeof(MessageReceived)).State;
        Assert.Equal((CaseStatus.Confirmed, false), (second.Status, second.Unanswered));
    }

    [Fact]
    public void Of_a_dispute_is_one_leg()
    {
        Situation disputed = Given.AnAnsweredCase().Hears("Яма на месте", album: "b").Done;

        Assert.Equal(2, disputed.Hears("", Wordless, album: "b").Is(typeof(MessageReceived)).State.Leg);
    }

    [Fact]
    public void Whose_last_photo_comes_after_the_answer_does_not_dispute_it()
    {
        Situation answered = Given.AThread().Hears("Яма", album: "a").Done.When(Commands.Answer("anna")).Done;

        Assert.Equal(CaseStatus.Answered, answered.Hears("", Wordless, album: "a").Is(typeof(MessageReceived)).State.Status);
    }

    [Fact]
    public void Whose_last_photo_comes_after_the_end_opens_no_case()
    {
        Situation closed = Given.AThread().Hears("Реклама", album: "a").Done.When(Commands.Close("anna")).Done;

        Assert.Equal(CaseStatus.Closed, closed.Hears("", Wordless, album: "a").Is(typeof(MessageReceived)).State.Status);
    }

    [Fact]
    public void Of_another_day_is_another_message() =>
        Given.AThread().Hears("Яма", album: "a").Done.When(Commands.Answer("anna")).Done
            .Hears("Опять яма", album: "b").Is(typeof(MessageReceived), typeof(CaseDisputed), typeof(DeadlineSet));
}
