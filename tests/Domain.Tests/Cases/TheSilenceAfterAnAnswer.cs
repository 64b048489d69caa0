using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

public sealed class TheSilenceAfterAnAnswer
{
    private static readonly TimeSpan Week = Given.Rules.Silence;

    [Fact]
    public void Does_not_begin_when_the_answer_is_given() => Assert.Null(Given.AnAnsweredCase().State.Silence);

    [Theory]
    [InlineData(DeliveryState.Sent)]
    [InlineData(DeliveryState.Delivered)]
    public void Begins_when_the_answer_arrived(DeliveryState state)
    {
        Situation arrived = Given.AnAnsweredCase().Later(30).Reports(state);

        Assert.Equal(new CaseTimer(Given.Monday.AddHours(31) + Week, arrived.State.Version), arrived.State.Silence);
    }

    [Theory]
    [InlineData(DeliveryState.Unknown)]
    [InlineData(DeliveryState.Failed)]
    public void Does_not_begin_when_the_answer_may_not_have_arrived(DeliveryState state) =>
        Assert.Null(Given.AnAnsweredCase().Reports(state).State.Silence);

    [Fact]
    public void Stays_when_delivered_follows_sent()
    {
        Situation sent = Given.AnAnswerThatArrived();

        Assert.Equal(sent.State.Silence, sent.Later(5).Reports(DeliveryState.Delivered).State.Silence);
    }

    [Fact]
    public void Ends_when_what_was_sent_failed_and_begins_again_when_sent_again()
    {
        Situation failed = Given.AnAnswerThatArrived().Reports(DeliveryState.Failed);
        Assert.Null(failed.State.Silence);

        Assert.Equal(failed.Now.AddHours(2) + Week, failed.Later(2).Reports(DeliveryState.Sent).State.Silence!.At);
    }

    [Fact]
    public void Is_not_prolonged_by_a_later_word_of_the_authority()
    {
        Situation sent = Given.AnAnswerThatArrived();

        Assert.Equal(sent.State.Silence, sent.Later(5).When(Commands.Answer("anna", AnswerKind.Reply)).Done.Reports(DeliveryState.Sent).State.Silence);
    }

    [Fact]
    public void Begins_with_the_answer_not_with_a_word_after_it()
    {
        Situation answered = Given.AnAnsweredCase();
        Situation added = answered.When(Commands.Answer("anna", AnswerKind.Reply)).Done.Reports(DeliveryState.Sent);
        Assert.Null(added.State.Silence);

        Assert.NotNull(added.When(Commands.Delivery(answered.State.LastAnswerVersion, DeliveryState.Sent)).State.Silence);
    }

    [Fact]
    public void Does_not_begin_when_the_resident_was_faster_than_the_report()
    {
        Situation answered = Given.AnAnsweredCase();
        RecordDelivery late = Commands.Delivery(answered.State.LastAnswerVersion, DeliveryState.Sent);

        Assert.Null(answered.When(Commands.Dispute()).Done.When(late).State.Silence);
        Assert.Null(answered.When(Commands.Confirm()).Done.When(late).State.Silence);
    }

    [Fact]
    public void Is_as_long_as_it_was_when_the_answer_was_given()
    {
        Situation answered = Given.AnAnsweredCase();
        Situation patient = answered with { Rules = new CaseRules(Given.Region with { SilenceDays = 30 }) };

        Assert.Equal(answered.Now + Week, patient.Reports(DeliveryState.Sent).State.Silence!.At);
    }
}
