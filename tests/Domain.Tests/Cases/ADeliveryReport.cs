using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Cases.Threads;

namespace Dialog.Domain.Tests.Cases;

public sealed class ADeliveryReport
{
    private static Situation Answered => Given.AnAnsweredCase();

    private static Situation Reported(params DeliveryState[] states) =>
        states.Aggregate(Answered, (s, state) => s.When(Commands.Delivery(s.State.LastAnswerVersion, state)).Done);

    [Fact]
    public void Follows_the_answer_to_the_resident() =>
        Assert.Equal(DeliveryState.Delivered, Reported(DeliveryState.Sent, DeliveryState.Delivered).State.Delivery);

    [Fact]
    public void Repeated_does_nothing() => Report(Reported(DeliveryState.Sent), DeliveryState.Sent).DoesNothing();

    [Theory]
    [InlineData(DeliveryState.Sent)]
    [InlineData(DeliveryState.Unknown)]
    [InlineData(DeliveryState.Failed)]
    [InlineData(DeliveryState.Queued)]
    public void Never_goes_back_from_delivered(DeliveryState late) => Report(Reported(DeliveryState.Sent, DeliveryState.Delivered), late).DoesNothing();

    [Theory]
    [InlineData(DeliveryState.Queued)]
    [InlineData(DeliveryState.Unknown)]
    public void Never_goes_back_from_sent(DeliveryState late) => Report(Reported(DeliveryState.Sent), late).DoesNothing();

    [Theory]
    [InlineData(DeliveryState.Unknown, DeliveryState.Sent)]
    [InlineData(DeliveryState.Unknown, DeliveryState.Failed)]
    [InlineData(DeliveryState.Failed, DeliveryState.Sent)]
    [InlineData(DeliveryState.Sent, DeliveryState.Failed)]
    public void May_turn_to_better_or_worse_before_delivered(DeliveryState before, DeliveryState after) =>
        Assert.Equal(after, Report(Reported(before), after).State.Delivery);

    [Fact]
    public void Of_an_earlier_answer_is_kept_but_not_shown()
    {
        Situation first = Given.ACase().When(Commands.Answer("anna", AnswerKind.Reply)).Done;
        Situation second = first.When(Commands.Answer("anna")).Done;

        Case after = second.When(Commands.Delivery(first.State.LastAnswerVersion, DeliveryState.Failed)).Is(typeof(DeliveryRecorded)).State;
        Assert.Equal(DeliveryState.Queued, after.Delivery);
    }

    [Fact]
    public void Of_an_answer_not_given_yet_does_nothing() =>
        Answered.When(Commands.Delivery(Answered.State.Version + 1, DeliveryState.Sent)).DoesNothing();

    [Fact]
    public async Task Of_an_answer_given_by_another_activation_is_taken()
    {
        MemoryJournal journal = new();
        ThreadCore behind = Threads.Core(journal), other = Threads.Core(journal);
        Guid id = (await behind.Receive(Given.AThread().Message("Яма"))).Reply.CaseId;
        await other.Execute(Commands.Answer("anna") with { CommandId = "c1", CaseId = id });

        RecordDelivery sent = Commands.Delivery(journal.Fold(id).LastAnswerVersion, DeliveryState.Sent);
        Assert.Equal(CommandOutcome.Done, (await behind.Execute(sent with { CommandId = "c2", CaseId = id })).Reply.Outcome);
        Assert.NotNull(journal.Fold(id).Silence);
    }

    [Theory]
    [InlineData(DeliveryState.Unknown)]
    [InlineData(DeliveryState.Failed)]
    public void In_doubt_may_be_settled_by_a_person(DeliveryState doubt) =>
        Assert.Equal(DeliveryState.Delivered, ByHand(Reported(doubt)).State.Delivery);

    [Theory]
    [InlineData(DeliveryState.Sent)]
    [InlineData(DeliveryState.Delivered)]
    public void That_is_no_doubt_is_not_a_persons_to_settle(DeliveryState state) => ByHand(Reported(state)).IsRefused("delivery-not-in-doubt");

    [Fact]
    public void Of_an_earlier_answer_is_not_a_persons_to_settle()
    {
        Situation doubtful = Reported(DeliveryState.Failed);
        RecordDelivery earlier = Commands.Delivery(doubtful.State.LastAnswerVersion - 1, DeliveryState.Delivered) with { By = Commands.Official("anna") };

        doubtful.When(earlier).IsRefused("delivery-not-in-doubt");
    }

    private static Outcome ByHand(Situation s) =>
        s.When(Commands.Delivery(s.State.LastAnswerVersion, DeliveryState.Delivered) with { By = Commands.Official("anna") });

    private static Outcome Report(Situation s, DeliveryState state) => s.When(Commands.Delivery(s.State.LastAnswerVersion, state));
}
