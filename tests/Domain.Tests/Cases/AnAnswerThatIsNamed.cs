using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>A button says which answer it is under; the tracker's page means whichever is the latest.</summary>
public sealed class AnAnswerThatIsNamed
{
    [Fact]
    public void And_is_the_latest_is_confirmed()
    {
        Situation answered = Given.AnAnsweredCase();

        answered.When(Commands.Confirm() with { AnswerVersion = answered.State.FinalVersion }).Is(typeof(CaseConfirmed));
    }

    [Fact]
    public void And_is_the_latest_is_disputed_also_when_a_reply_came_after_it()
    {
        Situation answered = Given.AnAnsweredCase();
        Situation replied = answered.When(Commands.Answer("anna", AnswerKind.Reply, "И ещё одно")).Done;

        replied.When(Commands.Dispute() with { AnswerVersion = answered.State.FinalVersion }).Is(typeof(CaseDisputed), typeof(DeadlineSet));
    }

    [Fact]
    public void And_was_replaced_by_another_is_neither()
    {
        Situation first = Given.AnAnsweredCase();
        int former = first.State.FinalVersion;
        Situation again = first.When(Commands.Dispute()).Done.When(Commands.Answer("anna", text: "Теперь точно")).Done;

        again.When(Commands.Confirm() with { AnswerVersion = former }).IsRefused("answer-replaced");
        again.When(Commands.Dispute() with { AnswerVersion = former }).IsRefused("answer-replaced");
    }

    [Fact]
    public void And_was_disputed_is_not_confirmed_any_more_and_not_disputed_twice()
    {
        Situation first = Given.AnAnsweredCase();
        Situation open = first.When(Commands.Dispute()).Done;

        open.When(Commands.Confirm() with { AnswerVersion = first.State.FinalVersion }).IsRefused("nothing-to-confirm");
        open.When(Commands.Dispute() with { AnswerVersion = first.State.FinalVersion }).DoesNothing();
    }

    [Fact]
    public void And_is_confirmed_stays_so_when_that_is_said_again()
    {
        Situation first = Given.AnAnsweredCase();

        first.When(Commands.Confirm()).Done.When(Commands.Confirm() with { AnswerVersion = first.State.FinalVersion }).DoesNothing();
    }

    [Fact]
    public void And_that_this_memory_does_not_hold_yet_makes_it_read_again()
    {
        Situation answered = Given.AnAnsweredCase();

        Assert.True(CaseDecider.IsAhead(Commands.Confirm() with { AnswerVersion = answered.State.Version + 1 }, answered.State));
        Assert.False(CaseDecider.IsAhead(Commands.Confirm(), answered.State));
    }
}
