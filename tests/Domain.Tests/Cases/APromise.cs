using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

public sealed class APromise
{
    private static readonly DateTimeOffset NextWeek = Given.Monday.AddDays(7);

    private static Situation Promised => Given.ACase().Claimed("anna").When(Commands.Promise("anna", NextWeek)).Done;

    [Fact]
    public void Takes_the_place_of_the_answers_deadline()
    {
        Case promised = Promised.State;

        Assert.Equal((CaseStatus.Promised, Obligations.Promise, NextWeek, false), (promised.Status, promised.Obligation!.Deadline, promised.Obligation.DueAt, promised.Unanswered));
    }

    [Fact]
    public void Is_refused_without_a_date() => Given.ACase().When(Commands.Answer("anna", AnswerKind.Intermediate)).IsRefused("promise-missing");

    [Fact]
    public void Is_refused_for_a_moment_that_is_past() => Given.ACase().When(Commands.Promise("anna", Given.Monday)).IsRefused("promise-in-past");

    [Fact]
    public void Reminds_an_hour_before() => Assert.Equal(NextWeek.AddHours(-1), Promised.Timer(Given.PromiseDue)!.At);

    [Fact]
    public void That_is_missed_escalates()
    {
        Situation missed = Promised.Strikes(Given.PromiseDue).Done.Strikes(Given.PromiseDue).Done;
        Assert.Equal(new DeadlineMissed(Obligations.Promise, NextWeek, NextWeek.AddHours(4)), missed.Events[^1]);

        Assert.Equal(1, missed.Strikes(Given.PromiseDue).Then<CaseEscalated>().Level);
    }

    [Fact]
    public void May_be_replaced_by_another_and_the_old_one_stays_in_the_events()
    {
        Situation moved = Promised.When(Commands.Promise("anna", NextWeek.AddDays(1))).Done;

        Assert.Equal(NextWeek.AddDays(1), moved.State.Obligation!.DueAt);
        Assert.Equal([Given.Monday.AddHours(24), NextWeek, NextWeek.AddDays(1)], moved.Events.OfType<DeadlineSet>().Select(d => d.DueAt));
    }

    [Fact]
    public void Is_left_open_by_the_final_answer_which_stops_its_clock()
    {
        Outcome answered = Promised.When(Commands.Answer("anna")).Is(typeof(AnswerGiven));

        Assert.Equal((NextWeek, CaseStatus.Answered), (answered.State.Promise!.DueAt, answered.State.Status));
        Assert.Null(answered.State.Obligation);
    }

    [Fact]
    public void Runs_on_when_the_resident_writes()
    {
        Case heard = Promised.Hears("Ну и когда?").State;

        Assert.Equal((CaseStatus.Promised, true, NextWeek), (heard.Status, heard.Unanswered, heard.Obligation!.DueAt));
    }
}
