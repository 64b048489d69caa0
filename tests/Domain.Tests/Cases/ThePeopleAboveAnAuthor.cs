using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Cases;

/// <summary>Who is asked to agree, who takes their place, and how long they have.</summary>
public sealed class ThePeopleAboveAnAuthor
{
    private static readonly string Due = Obligations.KindOf(Obligations.Approval);

    private static Situation Proposed => Given.AStrictCase().When(Commands.Answer("anna")).Done;

    [Fact]
    public void Begin_with_the_approver_an_authority_names_and_not_with_its_head()
    {
        CaseRules rules = new(Given.StrictRegion with { Authorities = [.. Given.Region.Authorities.Select(a => a.Id == "roads" ? a with { Approver = "boris" } : a)] });

        Assert.Equal(["boris", "greta"], rules.Approvals.ChainOf("roads", "anna"));
        Assert.Equal(["greta"], rules.Approvals.ChainOf("roads", "boris"));
        Assert.Equal(["hugo", "greta"], rules.Approvals.ChainOf("health", "anna"));
        Assert.Empty(rules.Approvals.ChainOf("moon", "anna"));
    }

    [Theory]
    [InlineData(0.9, "rita")]
    [InlineData(0.1, "greta")]
    public void Are_those_of_the_case_where_the_author_is_of_no_authority(double confidence, string approver) =>
        Assert.Equal(approver, Given.AStrictCase(Given.Complaint with { TopicConfidence = confidence }).When(Commands.Answer("olga")).State.Proposal!.Approver);

    [Fact]
    public void Read_nothing_afterwards_where_there_is_nobody()
    {
        CaseRules rules = new(Given.StrictRegion with { Approvals = [new("review", ApprovalMode.ReviewAfter, 8, false)] });
        Situation open = Given.ACase() with { Rules = rules };

        open.When(Commands.Answer("greta")).Is(typeof(AnswerGiven));
        Assert.Equal("rita", open.When(Commands.Answer("anna")).Then<ReviewRequested>().Reviewer);
    }

    [Theory]
    [InlineData("rita", false)]
    [InlineData("greta", false)]
    [InlineData("lead", true)]
    public void Or_a_lead_may_read_it_afterwards(string who, bool lead)
    {
        Situation sent = Given.AStrictCase(Given.Complaint with { Urgent = true }).When(Commands.Answer("boris")).Done;

        Assert.Null(sent.When(Commands.Review(who, sent.State.LastAnswerVersion, good: true) with { AsLead = lead }).State.Review);
    }

    [Fact]
    public void Named_otherwise_may_read_what_they_are_not_above()
    {
        Situation sent = Given.AStrictCase(Given.Complaint with { Urgent = true }).When(Commands.Answer("boris")).Done;
        Situation given = sent with { State = sent.State with { Review = sent.State.Review! with { Reviewer = "vera" } } };

        Assert.Null(given.When(Commands.Review("vera", given.State.LastAnswerVersion, good: true)).State.Review);
    }

    [Fact]
    public void Of_the_late_approver_are_asked_in_their_place()
    {
        Situation delegated = Proposed.When(Commands.Delegate("rita", Proposed.State.Proposal!.Revision, "vera")).Done;

        Assert.Equal("hugo", delegated.Strikes(Due).Done.Strikes(Due).Then<ApproverChanged>().To);
    }

    [Fact]
    public void Have_the_time_their_policy_gives()
    {
        CaseRules rules = new(Given.StrictRegion with
        {
            Approvals = [new("others", ApprovalMode.OneApprover, 2, false, Topic: "health-care"), new("roads", ApprovalMode.OneApprover, 6, false, Topic: "roads")],
        });
        Situation proposed = (Given.ACase() with { Rules = rules }).When(Commands.Answer("anna")).Done.Later(1);

        Outcome delegated = proposed.When(Commands.Delegate("rita", proposed.State.Proposal!.Revision, "hugo")).Is(typeof(ApproverChanged), typeof(DeadlineSet));
        Assert.Equal(("roads", proposed.Now.AddHours(6)), (delegated.Then<DeadlineSet>().Rule, delegated.Then<DeadlineSet>().DueAt));
        Assert.Equal("delegated", delegated.Then<ApproverChanged>().Reason);
    }

    [Fact]
    public void Have_the_default_time_where_their_policy_is_no_more()
    {
        Situation proposed = Proposed with { Rules = new CaseRules(Given.StrictRegion with { Approvals = [Given.StrictRegion.Approvals[0]] }) };

        Assert.Equal("default", proposed.When(Commands.Delegate("rita", proposed.State.Proposal!.Revision, "hugo")).Then<DeadlineSet>().Rule);
    }

    [Fact]
    public void Need_not_be_two_where_the_second_has_left()
    {
        Situation proposed = Given.AStrictCase(Given.Complaint with { Topic = "health-care" }).When(Commands.Answer("vera")).Done;
        Situation left = proposed with { Rules = new CaseRules(Given.StrictRegion with { Officials = [.. Given.StrictRegion.Officials.Where(o => o.Id != "greta")] }) };

        Assert.Equal(2, proposed.State.Proposal!.Steps);
        left.When(Commands.Approve("hugo", proposed.State.Proposal.Revision)).Is(typeof(AnswerApproved), typeof(AnswerGiven));
    }

    [Fact]
    public void Are_not_changed_by_a_late_answer()
    {
        Situation proposed = Given.AStrictCase().Later(23).When(Commands.Answer("anna")).Done;

        Outcome missed = proposed.Later(1).Strikes(Given.AnswerDue).Is(typeof(DeadlineMissed));
        Assert.Equal((Obligations.Answer, "rita"), (missed.Then<DeadlineMissed>().Deadline, missed.State.Proposal!.Approver));
    }

    [Fact]
    public void Keep_their_time_when_the_deadlines_are_planned_again() =>
        (Proposed with { Rules = new CaseRules(Given.StrictRegion) }).When(Commands.Replan(3)).DoesNothing();

    [Fact]
    public void Are_asked_without_another_claim_by_who_holds_the_case() =>
        Given.AStrictCase().Claimed("anna").When(Commands.Answer("anna")).Is(typeof(AnswerProposed), typeof(DeadlineSet));

    [Fact]
    public void Who_read_an_earlier_answer_have_not_read_the_latest()
    {
        Situation sent = Given.AStrictCase(Given.Complaint with { Urgent = true }).When(Commands.Answer("boris")).Done;
        AnswerReviewed earlier = new(sent.State.LastAnswerVersion - 1, "rita", "RITA", true, null);

        Assert.Equal(sent.State.Review, CaseFold.Apply(sent.State, earlier, sent.Now).Review);
    }
}
