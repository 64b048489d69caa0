using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

public sealed class AnAnsweredCase
{
    [Fact]
    public void Is_confirmed_by_thanks_in_the_thread()
    {
        Outcome thanked = Given.AnAnsweredCase().Hears("Спасибо", Given.Thanks).Is(typeof(MessageReceived), typeof(CaseConfirmed));

        Assert.Equal((CaseStatus.Confirmed, null, false), (thanked.State.Status, thanked.State.Silence, thanked.State.Unanswered));
        Assert.Equal("thread", thanked.Then<CaseConfirmed>().Source);
    }

    [Fact]
    public void Is_not_confirmed_by_what_may_be_thanks() => Assert.Equal(
        CaseStatus.Open,
        Given.AnAnsweredCase().Hears("Ну спасибо…", Given.Thanks with { KindConfidence = ResidentRules.SureOfThanks - 0.01 }).State.Status);

    [Fact]
    public void Is_confirmed_by_the_resident() => Assert.Equal("resident", Given.AnAnsweredCase().When(Commands.Confirm()).Then<CaseConfirmed>().Source);

    [Fact]
    public void Confirmed_by_an_official_says_so() =>
        Assert.Equal("official", Given.AnAnsweredCase().When(Commands.Confirm(ActorKind.Official)).Then<CaseConfirmed>().Source);

    [Fact]
    public void Is_confirmed_once() => Given.AnAnsweredCase().When(Commands.Confirm()).Done.When(Commands.Confirm()).DoesNothing();

    [Fact]
    public void Opens_again_as_a_new_leg_when_the_resident_writes_on()
    {
        Outcome disputed = Given.AnAnsweredCase().Later(1).Hears("Яма на месте").Is(typeof(MessageReceived), typeof(CaseDisputed), typeof(DeadlineSet));

        Assert.Equal((CaseStatus.Open, 2, true, null, null), (disputed.State.Status, disputed.State.Leg, disputed.State.Unanswered, disputed.State.AnsweredAt, disputed.State.Silence));
        Assert.Equal(Given.Monday.AddHours(26), disputed.Then<DeadlineSet>().DueAt);
    }

    [Fact]
    public void Opens_again_as_a_new_leg_when_disputed()
    {
        Outcome disputed = Given.AnAnsweredCase().When(Commands.Dispute()).Is(typeof(CaseDisputed), typeof(DeadlineSet));

        Assert.Equal((CaseStatus.Open, 2), (disputed.State.Status, disputed.State.Leg));
    }

    [Fact]
    public void Opens_again_even_when_confirmed_before() =>
        Assert.Equal(2, Given.AnAnsweredCase().When(Commands.Confirm()).Done.When(Commands.Dispute()).State.Leg);

    [Fact]
    public void Refuses_an_answer_written_before_the_dispute()
    {
        Situation seen = Given.AnAnsweredCase();

        seen.When(Commands.Dispute()).Done.When(Commands.Answer("anna", seen: seen.State.Version)).IsRefused("newer-message");
    }

    [Fact]
    public void Is_closed_by_silence()
    {
        Outcome silent = Given.AnAnswerThatArrived().Strikes(ClockRules.Silence);

        Assert.Equal("silence", silent.Then<CaseClosed>().Reason);
        Assert.Equal(CaseStatus.Closed, silent.State.Status);
    }

    [Fact]
    public void Disputed_in_time_is_not_closed_by_the_old_silence()
    {
        Situation answered = Given.AnAnswerThatArrived();

        answered.When(Commands.Dispute()).Done.Later(24 * 8).When(Commands.Pass(ClockRules.Silence, answered.State.Silence!.Serial)).IsRefused("stale-deadline");
    }

    [Fact]
    public void That_is_open_cannot_be_confirmed() => Given.ACase().When(Commands.Confirm()).IsRefused("nothing-to-confirm");
}
