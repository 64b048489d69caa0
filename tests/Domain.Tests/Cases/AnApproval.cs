using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Cases;

/// <summary>An answer that others must agree to before it goes out.</summary>
public sealed class AnApproval
{
    private static readonly string Due = Obligations.KindOf(Obligations.Approval);

    private static Situation Proposed => Given.AStrictCase().When(Commands.Answer("anna", text: "Яму заделаем 5 марта")).Done;

    private static int Revision(Situation s) => s.State.Proposal!.Revision;

    [Fact]
    public void Holds_the_answer_back_and_keeps_the_residents_clock_running()
    {
        Outcome proposed = Given.AStrictCase().When(Commands.Answer("anna")).Is(typeof(CaseClaimed), typeof(AnswerProposed), typeof(DeadlineSet));

        Assert.Equal(("roads-one", "rita", 1), (proposed.State.Proposal!.Policy, proposed.State.Proposal.Approver, proposed.State.Proposal.Steps));
        Assert.Equal((CaseStatus.InWork, true, DeliveryState.None), (proposed.State.Status, proposed.State.Unanswered, proposed.State.Delivery));
        Assert.Equal([Obligations.Approval, Obligations.Answer], proposed.State.Owed.Select(o => o.Deadline));
        Assert.Equal(Obligations.Answer, proposed.State.Obligation!.Deadline);
    }

    [Fact]
    public void Sends_exactly_the_text_that_was_agreed_to_in_the_name_of_its_author()
    {
        Situation proposed = Proposed;
        Outcome approved = proposed.Later(1.5).When(Commands.Approve("rita", Revision(proposed))).Is(typeof(AnswerApproved), typeof(AnswerGiven));

        Assert.Equal(("Яму заделаем 5 марта", "anna"), (approved.Then<AnswerGiven>().Text, approved.Then<AnswerGiven>().Official));
        Assert.Equal((1.5, null), (approved.Then<AnswerApproved>().WaitedHours, approved.Then<AnswerApproved>().NextApprover));
        Assert.Equal((CaseStatus.Answered, null), (approved.State.Status, approved.State.Proposal));
        Assert.Empty(approved.State.Owed);
    }

    [Fact]
    public void Of_a_text_that_was_changed_meanwhile_is_refused()
    {
        Situation first = Proposed;
        Situation second = first.When(Commands.Answer("anna", text: "Яму заделаем, когда сможем")).Done;

        second.When(Commands.Approve("rita", Revision(first))).IsRefused("revision-changed", $"{Revision(second)}");
        Assert.Equal("Яму заделаем, когда сможем", second.When(Commands.Approve("rita", Revision(second))).Then<AnswerGiven>().Text);
    }

    [Fact]
    public void Blind_to_a_newer_message_of_the_resident_is_refused()
    {
        Situation proposed = Proposed;
        Situation heard = proposed.Hears("Там теперь открытый люк!").Done;

        heard.When(Commands.Approve("rita", Revision(proposed), seen: proposed.State.Version)).IsRefused("newer-message");
        heard.When(Commands.Approve("rita", Revision(proposed), seen: heard.State.Version)).Is(typeof(AnswerApproved), typeof(AnswerGiven));
    }

    [Theory]
    [InlineData("boris", false, "not-the-approver")]
    [InlineData("vera", false, "not-the-approver")]
    [InlineData("anna", false, "own-text")]
    [InlineData("anna", true, "own-text")]
    public void Is_not_everybodys(string who, bool lead, string code) =>
        Proposed.When(Commands.Approve(who, Revision(Proposed), lead)).IsRefused(code);

    [Theory]
    [InlineData("greta", false)]
    [InlineData("lead", true)]
    public void May_come_from_whoever_stands_above_the_approver(string who, bool lead) =>
        Proposed.When(Commands.Approve(who, Revision(Proposed), lead)).Is(typeof(AnswerApproved), typeof(AnswerGiven));

    [Fact]
    public void By_two_goes_from_one_to_the_next_with_time_of_its_own_for_each()
    {
        Situation given = Given.AStrictCase(Given.Complaint with { Topic = "health-care" });
        Situation proposed = given.When(Commands.Answer("vera")).Done;
        Outcome first = proposed.Later(1).When(Commands.Approve("hugo", Revision(proposed))).Is(typeof(AnswerApproved), typeof(DeadlineSet));
        Assert.Equal(("greta", 2), (first.State.Proposal!.Approver, first.State.Proposal.Step));
        Assert.Equal(first.Before.Now.AddHours(4), first.State.Owed.Find(Obligations.Approval)!.DueAt);

        Situation later = first.Done.Later(2);
        later.When(Commands.Approve("hugo", Revision(proposed))).IsRefused("not-the-approver", "greta");
        Assert.Equal(2, later.When(Commands.Approve("greta", Revision(proposed))).Is(typeof(AnswerApproved), typeof(AnswerGiven)).Then<AnswerApproved>().WaitedHours);
    }

    [Fact]
    public void That_is_late_goes_to_a_substitute_and_the_lost_hours_are_written_down()
    {
        Situation given = Given.AStrictCase(Given.Complaint with { Topic = "health-care" });
        Situation proposed = given.When(Commands.Answer("boris")).Done;
        Assert.Equal("rita", proposed.State.Proposal!.Approver);

        Situation near = proposed.Strikes(Due).Done;
        Outcome late = near.Strikes(Due).Is(typeof(ApproverChanged), typeof(DeadlineSet));
        Assert.Equal(("rita", "greta", "late", 4), (late.Then<ApproverChanged>().From, late.Then<ApproverChanged>().To, late.Then<ApproverChanged>().Reason, late.Then<ApproverChanged>().WaitedHours));

        // Nobody is left: from here it escalates like every missed deadline, and the first approver may still decide.
        Situation again = late.Done.Strikes(Due).Done.Strikes(Due).Done;
        Assert.IsType<DeadlineMissed>(again.Events[^1]);
        Assert.Equal((1, Obligations.Approval), (again.Strikes(Due).Then<CaseEscalated>().Level, again.Strikes(Due).Then<CaseEscalated>().Deadline));
        Outcome after = again.When(Commands.Approve("rita", Revision(proposed))).Is(typeof(AnswerApproved), typeof(DeadlineSet));
        Assert.Equal(("greta", 2), (after.State.Proposal!.Approver, after.State.Proposal.Step));
    }

    [Fact]
    public void Prefers_the_substitute_an_approver_names()
    {
        Situation proposed = (Given.ACase(Given.Complaint with { Topic = "health-care" }) with { Rules = Given.StrictRules }).When(Commands.Answer("boris")).Done
            .When(Commands.Delegate("rita", 5, "hugo")).Done;

        Assert.Equal("vera", proposed.Strikes(Due).Done.Strikes(Due).Then<ApproverChanged>().To);
    }

    [Fact]
    public void Returned_gives_the_text_back_to_its_author_with_the_reason()
    {
        Situation proposed = Proposed;
        Situation returned = proposed.Later(1).When(Commands.Return("rita", Revision(proposed))).Done;

        Assert.Equal((true, "Яму заделаем 5 марта"), (returned.State.Proposal!.IsReturned, returned.State.Proposal.Text));
        Assert.Null(returned.State.Owed.Find(Obligations.Approval));
        returned.When(Commands.Approve("rita", Revision(proposed))).IsRefused("nothing-to-approve");
        Assert.Equal("rita", returned.When(Commands.Answer("anna", text: "5 марта, ДРСУ")).State.Proposal!.Approver);
        proposed.When(Commands.Return("rita", Revision(proposed), " ")).IsRefused("text-empty");
    }

    [Fact]
    public void Is_withdrawn_by_the_author_only()
    {
        Situation proposed = Proposed;
        proposed.When(Commands.Withdraw("boris", Revision(proposed))).IsRefused("not-your-text", "ANNA");
        Case after = proposed.When(Commands.Withdraw("anna", Revision(proposed))).State;
        Assert.Null(after.Proposal);
        Assert.Equal([Obligations.Answer], after.Owed.Select(o => o.Deadline));
    }

    [Fact]
    public void Is_not_asked_for_a_word_that_settles_nothing()
    {
        Given.AStrictCase().When(Commands.Answer("anna", AnswerKind.AskAddress, "Где это?")).Is(typeof(CaseClaimed), typeof(AnswerGiven));
        Given.AStrictCase().When(Commands.Answer("anna", AnswerKind.Reply, "Приняли")).Is(typeof(CaseClaimed), typeof(AnswerGiven));
    }

    [Fact]
    public void Of_a_promise_that_has_passed_while_it_waited_is_refused()
    {
        Situation proposed = Given.AStrictCase().When(Commands.Promise("anna", Given.Monday.AddHours(3))).Done;

        proposed.Later(4).When(Commands.Approve("rita", Revision(proposed))).IsRefused("promise-in-past");
        Assert.Equal([typeof(AnswerApproved), typeof(AnswerGiven), typeof(PromiseMade), typeof(DeadlineSet)],
            proposed.Later(0.25).When(Commands.Approve("rita", Revision(proposed))).Decision.Events.Select(e => e.GetType()));
    }

    [Fact]
    public void Of_nobody_above_is_needed_by_the_head_of_all()
    {
        Situation given = Given.AStrictCase() with { Rules = new CaseRules(Given.StrictRegion with { Approvals = [new("all", ApprovalMode.TwoApprovers, 4, false)] }) };

        given.When(Commands.Answer("greta")).Is(typeof(AnswerGiven));
        Assert.Equal(1, given.When(Commands.Answer("rita")).State.Proposal!.Steps);
    }

    [Fact]
    public void May_follow_the_answer_as_a_review()
    {
        Outcome sent = Given.AStrictCase(Given.Complaint with { Urgent = true }).When(Commands.Answer("boris")).Is(typeof(AnswerGiven), typeof(ReviewRequested));
        int answer = sent.State.LastAnswerVersion;
        Assert.Equal(("rita", answer, "urgent-review"), (sent.State.Review!.Reviewer, sent.State.Review.AnswerVersion, sent.Then<ReviewRequested>().Policy));

        sent.Done.When(Commands.Review("rita", answer, good: false)).IsRefused("text-empty");
        sent.Done.When(Commands.Review("boris", answer, good: true)).IsRefused("own-text");
        sent.Done.When(Commands.Review("vera", answer, good: true)).IsRefused("not-the-approver", "rita");
        Assert.Null(sent.Done.When(Commands.Review("rita", answer, good: false, "Нет даты")).State.Review);
        sent.Done.When(Commands.Review("rita", answer, good: true)).Done.When(Commands.Review("greta", answer, good: true)).DoesNothing();
    }

    [Theory]
    [InlineData(1, typeof(AnswerGiven))]
    [InlineData(0, typeof(AnswerProposed))]
    [InlineData(-1, typeof(AnswerProposed))]
    public void Widens_and_narrows_with_measured_quality(int shift, Type expected)
    {
        CaseRules rules = new(Given.StrictRegion, new Dictionary<string, int> { ["roads"] = shift });
        Outcome answered = (Given.ACase() with { Rules = rules }).When(Commands.Answer("boris"));

        Assert.Contains(answered.Decision.Events, e => e.GetType() == expected);
        Assert.Equal(shift switch { 1 => 0, 0 => 1, _ => 2 }, answered.State.Proposal?.Steps ?? 0);
        Assert.Equal(shift == 1, answered.State.Review is not null);
    }

    [Fact]
    public void That_is_fixed_is_not_moved_by_quality()
    {
        CaseRules rules = new(Given.StrictRegion, new Dictionary<string, int> { ["roads"] = 1 });
        Situation open = Given.ACase();
        Situation inPublic = open with { State = open.State with { IsPublic = true }, Rules = rules };

        Assert.Equal(("anna-public", 2), (inPublic.When(Commands.Answer("anna")).State.Proposal!.Policy, inPublic.When(Commands.Answer("anna")).State.Proposal!.Steps));
    }
}
