using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>Each obligation has its own clock, its own misses and its own end.</summary>
public sealed class ACaseThatOwesSeveralThings
{
    private static readonly CaseRules Rules = new(Given.Region with
    {
        Deadlines =
        [
            new("hello-2h", Obligations.FirstReaction, 2, false, null, null, null, null),
            new("intake-1h", Obligations.Intake, 1, false, null, null, null, null),
            new("final-10d", Obligations.FinalAfterPromise, 240, false, null, null, null, null),
        ],
    });

    private static readonly string FirstReaction = Obligations.KindOf(Obligations.FirstReaction);

    private static Situation Open => (Given.AThread() with { Rules = Rules }).Hears("Яма на дороге").Done;

    [Fact]
    public void Shows_the_nearest_in_the_queue()
    {
        Assert.Equal([(Obligations.FirstReaction, Given.Monday.AddHours(2)), (Obligations.Answer, Given.Monday.AddHours(24))], Open.State.Owed.Select(o => (o.Deadline, o.DueAt)));
        Assert.Equal(Obligations.FirstReaction, Open.State.Obligation!.Deadline);
    }

    [Fact]
    public void Owes_no_first_word_after_any_word() =>
        Assert.Equal([Obligations.Answer], Open.When(Commands.Answer("anna", AnswerKind.AskAddress)).State.Owed.Select(o => o.Deadline));

    [Fact]
    public void Misses_one_while_the_other_runs_on()
    {
        Situation missed = Open.Strikes(FirstReaction).Done.Strikes(FirstReaction).Done;
        Assert.Equal([(Obligations.FirstReaction, true), (Obligations.Answer, false)], missed.State.Owed.Select(o => (o.Deadline, o.Missed)));

        Situation escalated = missed.Strikes(FirstReaction).Done;
        Assert.Equal([1, 0], escalated.State.Owed.Select(o => o.Level));
        Assert.Equal((0, Obligations.Answer), (escalated.When(Commands.Answer("anna", AnswerKind.Reply)).State.EscalationLevel, escalated.When(Commands.Answer("anna", AnswerKind.Reply)).State.Obligation!.Deadline));
    }

    [Fact]
    public void Owes_an_operators_work_until_it_has_an_authority()
    {
        Situation unsure = (Given.AThread() with { Rules = Rules }).Hears("Что-то не так", Given.Complaint with { TopicConfidence = 0.1 }).Done;
        Assert.Equal(Obligations.Intake, unsure.State.Obligation!.Deadline);

        Assert.Null(unsure.When(Commands.Reclassify(topic: "roads")).State.Owed.Find(Obligations.Intake));
    }

    [Fact]
    public void Owes_the_final_answer_from_the_first_promise_however_often_it_is_moved()
    {
        Situation promised = Open.When(Commands.Promise("anna", Given.Monday.AddDays(5))).Done;
        Assert.Equal([(Obligations.Promise, Given.Monday.AddDays(5)), (Obligations.FinalAfterPromise, Given.Monday.AddDays(10))], promised.State.Owed.Select(o => (o.Deadline, o.DueAt)));

        Situation moved = promised.Later(48).When(Commands.Promise("anna", Given.Monday.AddDays(9))).Done;
        Assert.Equal([Given.Monday.AddDays(9), Given.Monday.AddDays(10)], moved.State.Owed.Select(o => o.DueAt));
        moved.When(Commands.Promise("anna", Given.Monday.AddDays(11))).IsRefused("promise-too-late", $"{Given.Monday.AddDays(10):O}");
    }

    [Fact]
    public void Keeps_a_promise_with_an_owner()
    {
        Situation promised = Open.When(Commands.Promise("anna", Given.Monday.AddDays(2))).Done;
        Assert.Equal(("anna", Given.Monday.AddDays(2)), (promised.State.Promise!.Owner, promised.State.Promise.DueAt));
        Assert.Equal(promised.State.LastAnswerVersion, promised.State.Promise.AnswerVersion);

        Situation given = promised.When(Commands.GivePromise("boris")).Done;
        Assert.Equal(("boris", "Boris"), (given.State.Promise!.Owner, given.State.Promise.OwnerName));
        given.When(Commands.GivePromise("boris")).DoesNothing();
        given.When(Commands.GivePromise("nobody")).IsRefused("unknown-official", "nobody");

        Open.When(Commands.GivePromise("boris")).IsRefused("no-promise");
    }

    [Fact]
    public void Reads_a_journal_of_before_in_which_a_promise_took_the_place_of_the_answer()
    {
        CaseEvent[] old =
        [
            .. Given.ACase().Events.Select(e => e is DeadlineSet d ? d with { From = null } : e),
            new AnswerGiven(AnswerKind.Intermediate, "Сделаем", null, "anna", "ANNA", "m0", Given.Monday.AddDays(3), null, null),
            new DeadlineSet(Obligations.Promise, Given.Monday.AddDays(3), Given.Monday.AddDays(3).AddHours(-1), "promise", 3, 7, 72, false, []),
            new DeadlineMissed(Obligations.Promise, Given.Monday.AddDays(3), Given.Monday.AddDays(3).AddHours(4)),
            new CaseEscalated(1, null),
        ];
        Case state = old.Aggregate(Given.AThread().State, (c, e) => CaseFold.Apply(c, e, Given.Monday));

        Obligation owed = Assert.Single(state.Owed);
        Assert.Equal((Obligations.Promise, true, 1), (owed.Deadline, owed.Missed, owed.Level));
        Assert.Equal(Given.Monday, old.OfType<DeadlineSet>().Take(1).Aggregate(Given.AThread().State, (c, e) => CaseFold.Apply(c, e, Given.Monday.AddDays(9))).Owed[0].From);
    }
}
