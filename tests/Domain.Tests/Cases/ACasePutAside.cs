using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>Anna of the roads has a case, and puts it aside.</summary>
public sealed class ACasePutAside
{
    private static Situation Common => Of(null);

    private static Situation Taken => Common.Claimed("anna");

    private static DateTimeOffset Due => Taken.State.Obligation!.DueAt;

    private static Situation Aside(string? note = null) => Taken.When(Commands.Snooze("anna", Due.AddHours(-2), note)).Done;

    private static Situation Of(string? official) => Given.ACase() with { State = Given.ACase().State with { Official = official } };

    private static string Reason(Outcome outcome) => outcome.Then<SnoozeEnded>().Reason;

    [Fact]
    public void Is_nobodys_in_hand_and_shows_until_when_by_whom_and_why()
    {
        Case aside = Taken.When(Commands.Snooze("anna", Due.AddHours(-2), " позвонить в ДЭУ ")).Is(typeof(CaseSnoozed), typeof(ClaimReleased)).State;

        CaseSummary shown = CaseSummaries.Of(aside, 1);
        Assert.Equal((Due.AddHours(-2), "anna", "позвонить в ДЭУ", null), (shown.SnoozedUntil, shown.SnoozedBy, shown.SnoozeNote, shown.ClaimedBy));
        Assert.Equal(Due, shown.DueAt);
    }

    [Fact]
    public void Comes_back_at_its_moment_into_the_hands_of_whoever_put_it_aside()
    {
        Outcome back = Aside().Strikes(ClockRules.Snooze).Is(typeof(SnoozeEnded), typeof(CaseClaimed));

        Assert.Equal(SnoozeReasons.Time, Reason(back));
        Assert.Equal(("anna", null), (back.State.ClaimedBy, back.State.Snoozed));
    }

    [Fact]
    public void Of_an_official_by_name_comes_back_without_being_taken()
    {
        Of("anna").When(Commands.Snooze("anna", Due.AddHours(-2))).Is(typeof(CaseSnoozed)).Done.Strikes(ClockRules.Snooze).Is(typeof(SnoozeEnded));
    }

    /// <summary>The row is written by the statement that stores the event: whichever process lives then fires it.</summary>
    [Fact]
    public void Has_a_timer_row_as_long_as_it_is_aside()
    {
        Situation aside = Aside(), moved = aside.When(Commands.Snooze("anna", Due.AddHours(-1))).Done;
        DeadlineRows rows = new();
        rows.Apply(Case.None, Taken.State);
        rows.Apply(Taken.State, aside.State);
        Assert.Equal(Due.AddHours(-2), rows.Rows[(aside.State.Id, ClockRules.Snooze)].At);

        rows.Apply(aside.State, moved.State);
        Assert.Equal(Due.AddHours(-1), rows.Rows[(aside.State.Id, ClockRules.Snooze)].At);

        rows.Apply(moved.State, moved.When(Commands.EndSnooze("anna")).State);
        Assert.DoesNotContain((aside.State.Id, ClockRules.Snooze), rows.Rows.Keys);
    }

    [Fact]
    public void Is_not_woken_by_a_timer_of_an_earlier_snooze()
    {
        Situation first = Aside();
        Situation second = first.When(Commands.Snooze("anna", Due.AddHours(-1))).Done;

        second.Later(7).When(Commands.Pass(ClockRules.Snooze, first.State.Snoozed!.Serial)).IsRefused(ClockRules.Stale);
        second.When(Commands.Pass(ClockRules.Snooze, second.State.Snoozed!.Serial)).DoesNothing();
    }

    [Fact]
    public void Cannot_be_so_beyond_its_deadline_nor_into_the_past()
    {
        Taken.When(Commands.Snooze("anna", Due.AddMinutes(1))).IsRefused("snooze-past-deadline", $"{Due:O}");
        Taken.When(Commands.Snooze("anna", Taken.Now)).IsRefused("snooze-in-past");
        Assert.NotNull(Taken.When(Commands.Snooze("anna", Due)).State.Snoozed);
    }

    [Fact]
    public void Was_somebodys_before()
    {
        Taken.When(Commands.Snooze("boris", Due.AddHours(-2))).IsRefused("claimed-by-another", "ANNA");
        Common.When(Commands.Snooze("boris", Due.AddHours(-2))).IsRefused("not-your-case");
        Given.AnAnsweredCase().When(Commands.Snooze("anna", Due)).IsRefused("nothing-to-do");
        Taken.When(Commands.Snooze("anna", Due.AddHours(-2), new string('я', SnoozeRules.LongestNote + 1))).IsRefused("text-too-long");
    }

    [Fact]
    public void Does_nothing_when_it_is_asked_for_twice() => Aside("x").When(Commands.Snooze("anna", Due.AddHours(-2), "x")).DoesNothing();

    [Fact]
    public void Comes_back_when_the_resident_writes_or_changes_what_they_wrote()
    {
        Assert.Equal(SnoozeReasons.Resident, Reason(Aside().Hears("Ну что там?")));
        Assert.Equal(SnoozeReasons.Resident, Reason(Aside().Edits("Две ямы")));
        Assert.Equal("anna", Aside().Hears("Ну что там?").State.ClaimedBy);
    }

    [Fact]
    public void Comes_back_when_the_resident_of_a_case_that_waits_in_it_writes() => Assert.Equal(SnoozeReasons.Resident, Reason(Aside().When(new TakeCrossCaseMessage
    {
        CommandId = "",
        CaseId = default,
        By = Actor.System("merge"),
        From = CommandsBetweenCases.Other(4),
        What = CrossCaseMessages.Wrote,
        Excerpt = "У нас тоже",
    })));

    [Fact]
    public void Comes_back_when_its_deadline_is_near_and_never_stops_it()
    {
        Situation late = Taken.When(Commands.Snooze("anna", Due)).Done;
        Assert.Equal(Taken.Timer(Given.AnswerDue), late.Timer(Given.AnswerDue));

        Outcome near = late.Strikes(Given.AnswerDue).Is(typeof(DeadlineApproaching), typeof(SnoozeEnded), typeof(CaseClaimed));
        Assert.Equal(SnoozeReasons.Deadline, Reason(near));
    }

    [Fact]
    public void Comes_back_when_a_correction_brings_its_deadline_before_that_moment()
    {
        Situation late = Taken.When(Commands.Snooze("anna", Due)).Done;

        Assert.Equal(SnoozeReasons.Deadline, Reason(late.When(Commands.Reclassify(importance: Importance.High))));
    }

    [Fact]
    public void Comes_back_when_a_colleague_names_the_official_in_a_note_and_not_for_any_note()
    {
        Assert.Equal(SnoozeReasons.Mention, Reason(Aside().When(Commands.Note("@anna") with { Mentions = ["anna"] })));
        Aside().When(Commands.Note("звонил") with { Mentions = ["boris"] }).Is(typeof(NoteAdded));
    }

    [Fact]
    public void Comes_back_when_it_is_handed_on_and_is_then_not_taken()
    {
        Assert.Equal(SnoozeReasons.HandedOver, Reason(Aside().When(Commands.HandBack("anna", "khimki"))));
        Assert.Null(Aside().When(Commands.Assign("health")).State.ClaimedBy);
    }

    [Fact]
    public void Comes_back_when_somebody_takes_it_or_answers()
    {
        Assert.Equal(SnoozeReasons.Taken, Reason(Aside().When(Commands.Claim("boris"))));
        Assert.Equal("boris", Aside().When(Commands.Claim("boris")).State.ClaimedBy);
        Assert.Equal(SnoozeReasons.Taken, Reason(Aside().When(Commands.Answer("anna", AnswerKind.Reply, "Смотрим"))));
        Assert.Null(Aside().When(Commands.Answer("boris")).State.Snoozed);
    }

    [Fact]
    public void Comes_back_at_the_word_of_whoever_put_it_aside_only()
    {
        Assert.Equal(SnoozeReasons.Official, Reason(Aside().When(Commands.EndSnooze("anna"))));
        Aside().When(Commands.EndSnooze("boris")).IsRefused("not-your-case");
        Taken.When(Commands.EndSnooze("anna")).DoesNothing();
    }

    [Fact]
    public void Is_so_no_longer_when_the_case_ends()
    {
        Assert.Null(Aside().When(Commands.Close("anna")).State.Snoozed);
        Assert.Null(CaseFold.Apply(Aside().State, new CaseMerged(CommandsBetweenCases.Other(4)), Given.Monday).Snoozed);
        Assert.Null(CaseFold.Apply(Aside().State, new ResidentErased("request", Guid.Empty), Given.Monday).Snoozed);
    }
}
