using CsCheck;
using Dialog.Deadlines;
using Dialog.Deadlines.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Deadlines;

public sealed class WaitingForTheResident
{
    private static readonly WorkCalendar Calendar = Calendars.Office2024;

    private static DeadlineRule Rule(double hours, bool working = true, bool pauses = true) =>
        new("w", DeadlineRules.Answer, hours, working, null, null, null, null) { PausesWhileWaiting = pauses };

    private static PlannedDeadline Plan(DeadlineRule rule, string from, params (string From, string To)[] waits) =>
        DeadlinePlanner.By(rule, DeadlineRules.Answer, Calendar, 1, Calendar.Local(from),
            [.. waits.Select(w => new Waiting(Calendar.Local(w.From), Calendar.Local(w.To)))]);

    private static string Due(DeadlineRule rule, string from, params (string From, string To)[] waits) =>
        Calendar.Local(Plan(rule, from, waits).DueAt);

    [Theory]
    [InlineData("2024-10-07 11:00", "2024-10-07 12:00", "2024-10-07 16:00")] // an hour of work lost
    [InlineData("2024-10-07 12:00", "2024-10-07 15:00", "2024-10-07 17:00")] // lunch was not working time anyway
    [InlineData("2024-10-07 11:00", "2024-10-08 11:00", "2024-10-08 15:00")] // over a night
    [InlineData("2024-10-07 11:00", "2024-10-07 21:00", "2024-10-08 12:00")] // answered in the evening: goes on in the morning
    [InlineData("2024-10-07 16:00", "2024-10-09 16:00", "2024-10-07 15:00")] // asked after it was due
    [InlineData("2024-10-07 08:00", "2024-10-07 10:30", "2024-10-07 15:30")] // asked before it began: cut to the beginning
    public void Lets_working_time_stand(string from, string to, string due) =>
        Assert.Equal(due, Due(Rule(4), "2024-10-07 10:00", (from, to)));

    [Fact]
    public void Moves_a_deadline_of_the_clock_by_the_whole_wait() =>
        Assert.Equal("2024-10-09 07:00", Due(Rule(24, working: false), "2024-10-07 10:00", ("2024-10-07 20:00", "2024-10-08 17:00")));

    [Fact]
    public void Changes_nothing_unless_the_rule_says_so() =>
        Assert.Equal("2024-10-07 15:00", Due(Rule(4, pauses: false), "2024-10-07 10:00", ("2024-10-07 11:00", "2024-10-07 12:00")));

    [Fact]
    public void Overlapping_waits_stand_once() => Assert.Equal(
        "2024-10-07 17:00",
        Due(Rule(4), "2024-10-07 10:00", ("2024-10-07 11:00", "2024-10-07 12:30"), ("2024-10-07 12:00", "2024-10-07 13:00")));

    [Fact]
    public void Within_a_longer_wait_adds_nothing_to_it() => Assert.Equal(
        "2024-10-07 16:00",
        Due(Rule(4), "2024-10-07 10:00", ("2024-10-07 11:00", "2024-10-07 12:00"), ("2024-10-07 11:15", "2024-10-07 11:30")));

    [Fact]
    public void Begun_at_the_very_moment_of_the_deadline_does_not_move_it() =>
        Assert.Equal("2024-10-07 15:00", Due(Rule(4), "2024-10-07 10:00", ("2024-10-07 15:00", "2024-10-07 17:00")));

    [Fact]
    public void That_ends_as_it_begins_is_not_told() =>
        Assert.DoesNotContain(Plan(Rule(4), "2024-10-07 10:00", ("2024-10-07 11:00", "2024-10-07 11:00")).Steps, s => s.Code == DeadlineCodes.Waits);

    [Fact]
    public void That_goes_on_where_another_ended_is_told_as_one() =>
        Assert.Single(
            Plan(Rule(4), "2024-10-07 10:00", ("2024-10-07 11:00", "2024-10-07 12:00"), ("2024-10-07 12:00", "2024-10-07 12:30")).Steps,
            s => s.Code == DeadlineCodes.Waits);

    [Fact]
    public void Is_told_in_the_derivation()
    {
        DeadlineStep[] steps = Plan(Rule(4), "2024-10-07 10:00", ("2024-10-07 11:00", "2024-10-07 21:00")).Steps;

        Assert.Equal(
            [("received", "10:00"), ("counts", "10:00"), ("waits", "11:00"), ("starts", "09:00"), ("counts", "09:00"), ("due", "12:00")],
            steps.Select(s => (s.Code, Calendar.Local(s.At)[^5..])));
        Assert.Equal(6, steps.Single(s => s.Code == DeadlineCodes.Waits).Hours); // of working time
    }

    private static readonly Gen<Waiting[]> Waits = Gen.Select(Gen.Int[0, 200_000], Gen.Int[1, 5_000]).Array[0, 6]
        .Select(waits => waits.Select(w =>
        {
            DateTimeOffset from = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(w.Item1);
            return new Waiting(from, from.AddMinutes(w.Item2));
        }).ToArray());

    private static readonly Gen<DateTimeOffset> Starts =
        Gen.Int[0, 150_000].Select(m => new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(m));

    /// <summary>The independent answer: minutes are counted one by one, skipping those inside a wait.</summary>
    [Fact]
    public void Working_time_outside_the_waits_is_the_amount() =>
        Gen.Select(WorkCalendarProperties.AnyCalendar, Starts, Gen.Int[1, 60], Waits, Gen.Bool).Sample((calendar, from, hours, waits, working) =>
        {
            PlannedDeadline plan = DeadlinePlanner.By(Rule(hours, working), DeadlineRules.Answer, calendar, 1, from, waits);
            // Cut the time from start to due at every edge of a wait; what lies in none of them counts.
            DateTimeOffset[] edges = waits.SelectMany(w => new[] { w.From, w.To }).Where(e => e > from && e < plan.DueAt).Append(from).Append(plan.DueAt).Order().ToArray();
            TimeSpan counted = TimeSpan.Zero;
            foreach ((DateTimeOffset a, DateTimeOffset b) in edges.Zip(edges.Skip(1)))
            {
                if (!waits.Any(w => w.From <= a && b <= w.To))
                {
                    counted += working ? calendar.WorkingTimeBetween(a, b) : b - a;
                }
            }
            return counted == TimeSpan.FromHours(hours);
        }, iter: Samples.Of(400));

    [Fact]
    public void A_wait_never_brings_a_deadline_nearer_and_adds_no_more_than_itself() =>
        Gen.Select(Starts, Gen.Int[1, 60], Waits).Sample((from, hours, waits) =>
        {
            DateTimeOffset without = DeadlinePlanner.By(Rule(hours, false), DeadlineRules.Answer, Calendar, 1, from, []).DueAt;
            DateTimeOffset with = DeadlinePlanner.By(Rule(hours, false), DeadlineRules.Answer, Calendar, 1, from, waits).DueAt;
            return with >= without && with - without <= TimeSpan.FromTicks(waits.Sum(w => (w.To - w.From).Ticks));
        }, iter: Samples.Of(400));

    [Fact]
    public void A_derivation_with_waits_is_in_order_and_counts_the_hours_of_the_rule() =>
        Gen.Select(WorkCalendarProperties.AnyCalendar, Starts, Gen.Int[1, 200], Waits, Gen.Bool).Sample((calendar, from, hours, waits, working) =>
        {
            PlannedDeadline plan = DeadlinePlanner.By(Rule(hours, working), DeadlineRules.Answer, calendar, 1, from, waits);
            return plan.Steps.Length <= 12
                && plan.Steps.Zip(plan.Steps.Skip(1)).All(pair => pair.First.At <= pair.Second.At)
                && plan.Steps[0].Code == DeadlineCodes.Received && plan.Steps[^1].Code == DeadlineCodes.Due
                && Math.Abs(plan.Steps.Where(s => s.Code == DeadlineCodes.Counts).Sum(s => s.Hours!.Value) - hours) < 0.02;
        }, iter: Samples.Of(400));
}
