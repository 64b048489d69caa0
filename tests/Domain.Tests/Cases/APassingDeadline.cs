using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

public sealed class APassingDeadline
{
    private static readonly DateTimeOffset Due = Given.Monday.AddHours(24);

    private static Situation Missed => Given.ACase().Strikes(Given.AnswerDue).Done.Strikes(Given.AnswerDue).Done;

    [Fact]
    public void Is_called_near_an_hour_before()
    {
        Outcome near = Given.ACase().Strikes(Given.AnswerDue);

        Assert.Equal(Due.AddHours(-1), near.Before.Now);
        Assert.Equal(new DeadlineApproaching("answer", Due), near.Then<DeadlineApproaching>());
        Assert.Equal((true, false, Due), (near.State.Obligation!.Approached, near.State.Obligation.Missed, near.State.Obligation.WakeAt));
    }

    [Fact]
    public void Of_two_hours_is_called_near_half_an_hour_before() => Assert.Equal(
        Given.Monday.AddHours(1.5),
        Given.ACase(Given.Complaint with { Urgent = true }).Strikes(Given.AnswerDue).Before.Now);

    [Fact]
    public void Is_missed_at_its_moment()
    {
        Situation missed = Missed;

        Assert.Equal(Due, missed.Now);
        Assert.Equal(new DeadlineMissed("answer", Due, Due.AddHours(4)), missed.Events[^1]);
        Assert.True(missed.State.Obligation!.Missed);
    }

    [Fact]
    public void Slept_through_is_missed_without_being_called_near() =>
        Given.ACase().Later(25).Strikes(Given.AnswerDue).Is(typeof(DeadlineMissed));

    [Fact]
    public void Escalates_three_times_and_then_is_silent()
    {
        Situation one = Missed.Strikes(Given.AnswerDue).Done;
        Situation two = one.Strikes(Given.AnswerDue).Done;
        Situation three = two.Strikes(Given.AnswerDue).Done;

        Assert.Equal(
            [new CaseEscalated(1, Due.AddHours(24), Obligations.Answer), new CaseEscalated(2, Due.AddHours(72), Obligations.Answer), new CaseEscalated(3, null, Obligations.Answer)],
            three.Events.OfType<CaseEscalated>());
        Assert.Equal([Due.AddHours(4), Due.AddHours(24), Due.AddHours(72)], [one.Now, two.Now, three.Now]);
        Assert.Null(three.Timer(Given.AnswerDue));
        Assert.Equal((3, true), (three.State.EscalationLevel, three.State.Obligation!.Missed));
    }

    [Fact]
    public void Of_a_new_leg_starts_the_ladder_again()
    {
        Situation disputed = Missed.Strikes(Given.AnswerDue).Done.When(Commands.Answer("anna")).Done.When(Commands.Dispute()).Done;

        Assert.Equal((0, false), (disputed.State.EscalationLevel, disputed.State.Obligation!.Missed));
    }

    [Fact]
    public void Is_escalated_no_more_once_the_case_is_answered_or_closed()
    {
        Situation escalated = Missed.Strikes(Given.AnswerDue).Done;
        Assert.Equal(1, escalated.State.EscalationLevel);

        Assert.Equal(0, escalated.When(Commands.Answer("anna")).State.EscalationLevel);
        Assert.Equal(0, escalated.When(Commands.Close("anna")).State.EscalationLevel);
    }

    [Fact]
    public void Brought_twice_by_the_sweep_passes_once()
    {
        Situation open = Given.ACase();
        Situation near = open.Strikes(Given.AnswerDue).Done;

        near.Later(2).When(Commands.Pass(Given.AnswerDue, open.State.Obligation!.Serial)).IsRefused("stale-deadline");
    }

    [Fact]
    public void Brought_by_a_faster_clock_waits() =>
        Given.ACase().Later(1).When(Commands.Pass(Given.AnswerDue, Given.ACase().State.Obligation!.Serial)).DoesNothing();

    [Fact]
    public void Of_an_answered_case_is_stale()
    {
        Situation open = Given.ACase();

        open.When(Commands.Answer("anna")).Done.Later(30).When(Commands.Pass(Given.AnswerDue, open.State.Obligation!.Serial)).IsRefused("stale-deadline");
    }

    [Fact]
    public void Of_a_kind_nobody_knows_is_stale() => Given.ACase().When(Commands.Pass("birthday", 3)).IsRefused("stale-deadline");

    [Fact]
    public void Of_a_lease_gives_the_case_back()
    {
        Outcome expired = Given.ACase().Claimed("anna").Strikes(ClockRules.Lease);

        Assert.Equal("anna", expired.Then<ClaimExpired>().Official);
        Assert.Equal((CaseStatus.Open, null, null), (expired.State.Status, expired.State.ClaimedBy, expired.State.Lease));
    }

    [Fact]
    public void Of_a_renewed_lease_is_stale()
    {
        Situation claimed = Given.ACase().Claimed("anna");

        claimed.Later(0.4).Claimed("anna").Later(0.2).When(Commands.Pass(ClockRules.Lease, claimed.State.Lease!.Serial)).IsRefused("stale-deadline");
    }
}
