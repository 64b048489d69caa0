using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Deadlines;
using Dialog.Deadlines.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Cases;

/// <summary>The region's rules or calendar change while cases are open.</summary>
public sealed class AChangeOfRules
{
    private static CaseRules Rules(params DeadlineRule[] rules) => new(Given.Region with { Version = 4, Deadlines = rules });

    private static DeadlineRule Rule(string id, double hours, string deadline = "answer", string? authority = null, bool working = false) =>
        new(id, deadline, hours, working, null, null, authority, null);

    private static Outcome Replanned(Situation situation, CaseRules rules, int version = 4) =>
        (situation with { Rules = rules }).When(Commands.Replan(version));

    [Fact]
    public void Plans_what_is_owed_from_where_its_clock_started_and_keeps_the_old_value()
    {
        Outcome replanned = Replanned(Given.ACase().Later(3), Rules(Rule("two-days", 48))).Is(typeof(DeadlineSet));

        DeadlineSet set = replanned.Then<DeadlineSet>();
        Assert.Equal(("two-days", Given.Monday.AddHours(48), Given.Monday.AddHours(24), "recomputed", 4), (set.Rule, set.DueAt, set.Was, set.Cause, set.RegionVersion));
        Assert.Equal([Given.Monday.AddHours(24), Given.Monday.AddHours(48)], replanned.Done.Events.OfType<DeadlineSet>().Select(d => d.DueAt));
        Assert.Equal(set.DueAt, replanned.State.Obligation!.DueAt);
    }

    [Fact]
    public void That_gives_the_same_deadline_changes_nothing() => Replanned(Given.ACase(), Rules(Rule("a-day", 24))).DoesNothing();

    [Fact]
    public void Makes_nobody_late_by_a_rule_that_did_not_hold() => Replanned(Given.ACase().Later(3), Rules(Rule("short", 2))).DoesNothing();

    [Fact]
    public void Leaves_what_was_missed()
    {
        Situation missed = Given.ACase().Later(25).Strikes(Given.AnswerDue).Done;

        Replanned(missed, Rules(Rule("two-days", 48))).DoesNothing();
    }

    [Fact]
    public void Leaves_a_promise_and_moves_the_final_answer_after_it()
    {
        Situation promised = (Given.ACase() with { Rules = Rules(Rule("final", 30, DeadlineRules.FinalAfterPromise)) })
            .When(Commands.Promise("anna", Given.Monday.AddHours(20))).Done;

        Outcome replanned = Replanned(promised, Rules(Rule("final", 60, DeadlineRules.FinalAfterPromise)));
        Assert.Equal(DeadlineRules.FinalAfterPromise, replanned.Then<DeadlineSet>().Deadline);
        Assert.Equal(promised.State.Owed.Find(Obligations.Promise), replanned.State.Owed.Find(Obligations.Promise));
    }

    [Fact]
    public void Is_refused_by_rules_that_have_not_heard_of_it() => Replanned(Given.ACase(), Given.Rules).IsRefused("rules-behind");

    [Fact]
    public void Does_nothing_to_a_case_that_owes_nothing() => Replanned(Given.AnAnsweredCase(), Rules(Rule("two-days", 48))).DoesNothing();

    [Fact]
    public void Reaches_a_case_given_to_an_authority_with_a_rule_of_its_own()
    {
        Situation given = Given.ACase() with { Rules = Rules(Rule("khimki", 36, authority: "khimki")) };

        DeadlineSet set = given.When(Commands.Assign("khimki")).Is(typeof(CaseRouted), typeof(DeadlineSet)).Then<DeadlineSet>();
        Assert.Equal(("khimki", "assigned", Given.Monday.AddHours(36)), (set.Rule, set.Cause, set.DueAt));
        given.When(Commands.Assign("health")).Is(typeof(CaseRouted));
    }

    [Fact]
    public void Reaches_a_case_given_to_an_authority_with_hours_of_its_own()
    {
        CaseRules rules = new(Given.Region with
        {
            Version = 4,
            Deadlines = [Rule("four-hours", 4, working: true)],
            Calendar = Given.Region.Calendar with { Schedules = [new() { Authority = "khimki", TimeZone = "Asia/Kamchatka" }] },
        });
        Situation given = (Given.AThread() with { Rules = rules }).Hears("Яма на дороге").Done;

        // Nine o'clock on Monday in Moscow is the evening in Kamchatka: its four hours are those of Tuesday morning.
        Assert.Equal(new DateTimeOffset(2025, 3, 4, 1, 0, 0, TimeSpan.Zero), given.When(Commands.Assign("khimki")).Then<DeadlineSet>().DueAt);
    }
}

public sealed class AClockThatStands
{
    private static readonly CaseRules Rules = new(Given.Region with
    {
        Deadlines = [new("pausing", "answer", 24, false, null, null, null, null) { PausesWhileWaiting = true }],
    });

    private static Situation Asked => (Given.AThread() with { Rules = Rules }).Hears("Яма на дороге").Done.Later(2).When(Commands.Answer("anna", AnswerKind.AskAddress)).Done;

    [Fact]
    public void Wakes_nobody_and_shows_no_deadline()
    {
        Situation asked = Asked;

        Assert.Equal(new DeadlinePaused("answer", asked.Now), Assert.Single(asked.Events.OfType<DeadlinePaused>()));
        Assert.Null(asked.Timer(Given.AnswerDue));
        Assert.Null(asked.State.Obligation);
        asked.Later(48).When(Commands.Pass(Given.AnswerDue, 3)).IsRefused(ClockRules.Stale);
    }

    [Fact]
    public void Goes_on_when_the_resident_answers_later_by_the_time_it_stood()
    {
        Situation heard = Asked.Later(30).Hears("Ленина, 5").Done;

        DeadlineSet set = heard.Events.OfType<DeadlineSet>().Last();
        Assert.Equal((Given.Monday.AddHours(24 + 30), "resumed", true), (set.DueAt, set.Cause, set.Pauses));
        Assert.Contains(set.Steps, s => s is { Code: DeadlineCodes.Waits, Hours: 30 });
        Assert.Equal((CaseStatus.InWork, set.DueAt), (heard.State.Status, heard.State.Obligation!.DueAt));
    }

    [Fact]
    public void Stands_every_time_the_resident_is_asked()
    {
        Situation heard = Asked.Later(10).Hears("Ленина").Done.Later(1).When(Commands.Answer("anna", AnswerKind.AskAddress)).Done.Later(5).Hears("5").Done;

        Assert.Equal(Given.Monday.AddHours(24 + 15), heard.State.Obligation!.DueAt);
        Assert.Equal(2, heard.State.Waits.Count);
    }

    [Fact]
    public void Is_settled_by_a_final_answer_though_nobody_answered_the_question()
    {
        Situation answered = Asked.Later(5).When(Commands.Answer("anna")).Done;

        Assert.Empty(answered.State.Owed);
        Assert.Null(answered.State.WaitingSince);
    }

    [Fact]
    public void Goes_on_at_once_under_a_rule_that_knows_no_waiting()
    {
        Situation asked = Asked.Later(5) with { Rules = new CaseRules(Given.Region with { Version = 4, Deadlines = [new("strict", "answer", 30, false, null, null, null, null)] }) };

        Outcome replanned = asked.When(Commands.Replan(4));
        Assert.Equal(Given.Monday.AddHours(30), replanned.Then<DeadlineSet>().DueAt);
        Assert.Equal(Given.Monday.AddHours(30), replanned.State.Obligation!.DueAt);
        asked.Later(1).Hears("Ленина, 5").Done.Events.OfType<DeadlineSet>().ToList().ForEach(d => Assert.True(d.DueAt >= Given.Monday.AddHours(24)));
    }

    [Fact]
    public void Does_not_stand_unless_the_rule_says_so() =>
        Assert.Empty(Given.ACase().When(Commands.Answer("anna", AnswerKind.AskAddress)).Done.Events.OfType<DeadlinePaused>());
}

public sealed class AMissedDeadlineOfWorkingTime
{
    [Fact]
    public void Is_escalated_in_working_time_only()
    {
        CaseRules rules = new(Given.Region with { Deadlines = [new("w", "answer", 6.75, true, null, null, null, null)] });

        // Friday at nine: due at closing, a quarter to five in the afternoon.
        Situation friday = Given.AThread() with { Rules = rules, Now = new DateTimeOffset(2025, 3, 7, 6, 0, 0, TimeSpan.Zero) };
        Situation missed = friday.Hears("Яма на дороге").Done.Strikes(Given.AnswerDue).Done.Strikes(Given.AnswerDue).Done;
        Situation one = missed.Strikes(Given.AnswerDue).Done;
        Situation two = one.Strikes(Given.AnswerDue).Done;
        Situation three = two.Strikes(Given.AnswerDue).Done;

        Assert.Equal(
            ["2025-03-07 16:45", "2025-03-10 13:00", "2025-03-10 18:00", "2025-03-12 18:00"],
            new[] { missed, one, two, three }.Select(s => Deadlines.Calendars.Local(rules.Deadlines.Calendar, s.Now)));
    }
}
