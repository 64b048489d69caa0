using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Deadlines.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Cases;

/// <summary>The machine was not sure whose a complaint is: somebody must find out while there is time to answer.</summary>
public sealed class ACaseWithoutAnAuthority
{
    private static readonly MessageFacts Unsure = Given.Complaint with { TopicConfidence = 0.1 };
    private static readonly string IntakeDue = Obligations.KindOf(Obligations.Intake);

    [Theory]
    [InlineData(false, 6)]
    [InlineData(true, 0.5)]
    public void Owes_its_way_to_one_within_a_quarter_of_the_answers_time(bool urgent, double hours)
    {
        Case unrouted = Given.ACase(Unsure with { Urgent = urgent }).State;

        Assert.Null(unrouted.Authority);
        Assert.Equal((Obligations.Intake, Given.Monday.AddHours(hours)), (unrouted.Obligation!.Deadline, unrouted.Obligation.DueAt));
    }

    [Fact]
    public void Is_brought_up_by_the_timer_before_that_time_and_missed_after_it()
    {
        Situation near = Given.ACase(Unsure).Strikes(IntakeDue).Done;
        Assert.IsType<DeadlineApproaching>(near.Events[^1]);

        Assert.Equal(Obligations.Intake, near.Strikes(IntakeDue).Then<DeadlineMissed>().Deadline);
    }

    [Fact]
    public void Owes_it_no_more_once_it_has_one() =>
        Assert.Equal([Obligations.Answer], Given.ACase(Unsure).When(Commands.Assign("roads")).State.Owed.Select(o => o.Deadline));

    [Fact]
    public void Owes_it_when_its_authority_gives_it_back_to_nobody() =>
        Assert.Equal(Given.Monday.AddHours(6), Given.ACase().When(Commands.HandBack("anna")).State.Owed.Find(Obligations.Intake)!.DueAt);

    [Fact]
    public void Follows_the_regions_rule_where_it_has_one()
    {
        CaseRules rules = new(Given.Region with { Deadlines = [new("intake-1h", DeadlineRules.Intake, 1, false, null, null, null, null)] });

        Assert.Equal(Given.Monday.AddHours(1), (Given.AThread() with { Rules = rules }).Hears("Яма", Unsure).State.Obligation!.DueAt);
    }
}
