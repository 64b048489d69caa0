using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

public sealed class AnAnswer
{
    [Fact]
    public void That_is_final_ends_the_obligation_and_the_claim()
    {
        Case answered = Given.AnAnsweredCase().State;

        Assert.Equal((CaseStatus.Answered, null, null, null), (answered.Status, answered.Obligation, answered.ClaimedBy, answered.Lease));
        Assert.Equal((false, Given.Monday.AddHours(1), DeliveryState.Queued), (answered.Unanswered, answered.AnsweredAt, answered.Delivery));
        Assert.Equal(TimeSpan.FromDays(7), answered.Settlement!.Silence);
    }

    [Fact]
    public void Replies_to_the_residents_latest_message()
    {
        Situation open = Given.ACase().Hears("И фонарь").Done;

        Assert.Equal(open.State.LastMessageId, open.When(Commands.Answer("anna")).Then<AnswerGiven>().ReplyTo);
    }

    [Fact]
    public void Needs_no_claim_before_it() => Given.ACase().When(Commands.Answer("anna")).Is(typeof(AnswerGiven));

    [Fact]
    public void That_goes_on_with_the_work_takes_the_case() =>
        Given.ACase().When(Commands.Answer("anna", AnswerKind.Reply)).Is(typeof(CaseClaimed), typeof(AnswerGiven));

    [Fact]
    public void That_goes_on_with_the_work_renews_the_lease() => Assert.Equal(
        Given.Monday.AddMinutes(42),
        Given.ACase().Claimed("anna").Later(0.2).When(Commands.Answer("anna", AnswerKind.Reply)).Is(typeof(AnswerGiven)).State.Lease!.At);

    [Fact]
    public void That_settles_nothing_leaves_the_deadline()
    {
        Situation open = Given.ACase();

        Case replied = open.When(Commands.Answer("anna", AnswerKind.Reply)).State;
        Assert.Equal((open.State.Obligation, false), (replied.Obligation, replied.Unanswered));
    }

    [Fact]
    public void That_asks_for_the_address_leaves_the_deadline()
    {
        Situation open = Given.ACase();

        Assert.Equal(open.State.Obligation, open.When(Commands.Answer("anna", AnswerKind.AskAddress)).State.Obligation);
    }

    [Fact]
    public void Is_refused_while_another_holds_the_case() =>
        Given.ACase().Claimed("anna").When(Commands.Answer("boris")).IsRefused("claimed-by-another", "ANNA");

    [Fact]
    public void Is_refused_when_the_resident_wrote_meanwhile()
    {
        Situation seen = Given.ACase();

        seen.Hears("Уже не надо").Done.When(Commands.Answer("anna", seen: seen.State.Version)).IsRefused("newer-message");
    }

    [Fact]
    public void Is_taken_when_only_colleagues_did_something_meanwhile()
    {
        Situation seen = Given.ACase();

        seen.When(Commands.Note("звонил")).Done.When(Commands.Answer("anna", seen: seen.State.Version)).Is(typeof(AnswerGiven));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public void Is_refused_without_words_or_photo(string text) => Given.ACase().When(Commands.Answer("anna", text: text)).IsRefused("text-empty");

    [Fact]
    public void Of_a_photo_alone_is_an_answer() =>
        Given.ACase().When(Commands.Answer("anna", text: "") with { Attachments = [new Attachment("photo", "f", null, null, null, null)] }).Is(typeof(AnswerGiven));

    [Fact]
    public void Longer_than_its_network_takes_is_refused_before_it_is_journalled() =>
        Given.ACase().When(Commands.Answer("anna", text: new string('я', 4_097))).IsRefused("text-too-long", "4097 > 4096");

    [Theory]
    [InlineData(AnswerKind.Final)]
    [InlineData(AnswerKind.AskAddress)]
    [InlineData(AnswerKind.Intermediate)]
    public void Is_not_given_twice(AnswerKind kind) =>
        Given.AnAnsweredCase().When(Commands.Answer("boris", kind, promisedFor: Given.Monday.AddDays(9))).IsRefused("already-answered");

    [Fact]
    public void May_be_followed_by_a_word_more()
    {
        Case replied = Given.AnAnsweredCase().When(Commands.Answer("boris", AnswerKind.Reply)).Is(typeof(AnswerGiven)).State;

        Assert.Equal((CaseStatus.Answered, null, null), (replied.Status, replied.ClaimedBy, replied.Obligation));
    }

    [Fact]
    public void Is_refused_of_a_closed_case() => Given.ACase().When(Commands.Close("anna")).Done.When(Commands.Answer("anna")).IsRefused("case-closed");
}
