using System.Globalization;
using CsCheck;
using Dialog.Cases;
using Dialog.Deadlines;
using Dialog.Deadlines.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Deadlines;

public sealed class PlanningADeadline
{
    private static readonly WorkCalendar Calendar = Calendars.Office2024;

    private static PlannedDeadline Plan(string from, WorkCalendar? calendar = null, params DeadlineRule[] rules) =>
        DeadlinePlanner.Plan(
            Region(rules), calendar ?? Calendar, DeadlineRules.Answer, MessageKind.Complaint, "roads", "roads-office",
            Importance.Normal, Calendar.Local(from));

    private static RegionConfiguration Region(params DeadlineRule[] rules) => new()
    {
        Code = "66",
        Name = "Region",
        TimeZone = Calendars.Moscow,
        Version = 5,
        DefaultAuthority = "head",
        Calendar = new CalendarConfiguration { Version = 7 },
        Deadlines = rules,
    };

    private static DeadlineRule Working(double hours) => new("w", DeadlineRules.Answer, hours, true, null, null, null, null);

    private static string[] Told(PlannedDeadline plan) => [.. plan.Steps.Select(s =>
        Local(s.At) + " " + s.Code
        + (s.Until is { } until ? $" until {Local(until)}" : "")
        + (s.Hours is { } hours ? $" {hours.ToString(CultureInfo.InvariantCulture)} h" : "")
        + (s.Days > 1 ? $" x{s.Days}" : "")
        + (s.Detail is null ? "" : $" ({s.Detail})"))];

    private static string Local(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, Calendar.Zone).ToString("ddd dd.MM HH:mm", CultureInfo.InvariantCulture);

    [Fact]
    public void Tells_of_the_evening_the_weekend_and_the_lunch() => Assert.Equal(
        [
            "Fri 11.10 17:40 received",
            "Sat 12.10 00:00 day-off until Mon 14.10 00:00 x2",
            "Mon 14.10 09:00 starts (after-hours)",
            "Mon 14.10 09:00 counts until Mon 14.10 18:00 8 h (working)",
            "Mon 14.10 13:00 pause until Mon 14.10 14:00",
            "Mon 14.10 18:00 due",
        ],
        Told(Plan("2024-10-11 17:40", null, Working(8))));

    [Fact]
    public void Tells_of_a_shortened_day_and_the_holiday_after_it() => Assert.Equal(
        [
            "Wed 21.02 16:00 received",
            "Wed 21.02 16:00 counts until Wed 21.02 18:00 2 h (working)",
            "Thu 22.02 09:00 short-day until Thu 22.02 17:00 7 h (перед праздником)",
            "Thu 22.02 09:00 counts until Thu 22.02 17:00 7 h (working)",
            "Thu 22.02 13:00 pause until Thu 22.02 14:00",
            "Fri 23.02 00:00 day-off until Mon 26.02 00:00 x3 (День защитника Отечества)",
            "Mon 26.02 09:00 counts until Mon 26.02 10:00 1 h (working)",
            "Mon 26.02 10:00 due",
        ],
        Told(Plan("2024-02-21 16:00", null, Working(10))));

    [Fact]
    public void Tells_of_a_working_Saturday_and_the_days_off_paid_for_with_it() => Assert.Equal(
        [
            "Sat 27.04 17:00 received",
            "Sat 27.04 17:00 extra-day until Sat 27.04 18:00 8 h (выходной перенесён на 29 апреля)",
            "Sat 27.04 17:00 counts until Sat 27.04 18:00 1 h (working)",
            "Sun 28.04 00:00 day-off until Thu 02.05 00:00 x4 (перенос с 27 апреля; перенос с 2 ноября; Праздник Весны и Труда)",
            "Thu 02.05 09:00 counts until Thu 02.05 10:00 1 h (working)",
            "Thu 02.05 10:00 due",
        ],
        Told(Plan("2024-04-27 17:00", null, Working(2))));

    [Theory]
    [InlineData(3, false)]
    [InlineData(7, true)]
    public void A_shortened_day_is_told_of_only_when_its_closing_mattered(double hours, bool told) =>
        Assert.Equal(told, Plan("2024-02-22 09:00", null, Working(hours)).Steps.Any(s => s.Code == DeadlineCodes.ShortDay));

    [Theory]
    [InlineData("2024-10-07 07:00", "before-hours")]
    [InlineData("2024-10-07 13:30", "break")]
    [InlineData("2024-10-07 20:00", "after-hours")]
    [InlineData("2024-10-12 10:00", "day-off")]
    [InlineData("2024-10-07 10:00", null)]
    public void Says_why_the_time_did_not_start_at_once(string from, string? why) =>
        Assert.Equal(why, Plan(from, null, Working(2)).Steps.SingleOrDefault(s => s.Code == DeadlineCodes.Starts)?.Detail);

    [Fact]
    public void A_break_the_message_came_in_is_not_told_twice() =>
        Assert.DoesNotContain(Plan("2024-10-07 13:30", null, Working(2)).Steps, s => s.Code == DeadlineCodes.Pause);

    [Fact]
    public void Carries_the_rule_and_the_versions()
    {
        PlannedDeadline plan = Plan("2024-10-11 17:40", null, Working(8));

        Assert.Equal(("answer", "w", 5, 7, 8d, true), (plan.Deadline, plan.RuleId, plan.RegionVersion, plan.CalendarVersion, plan.Hours, plan.Working));
        Assert.Equal(plan.Steps[^1].At, plan.DueAt);
    }

    [Fact]
    public void Without_a_rule_a_day_of_the_clock() => Assert.Equal(
        ["Fri 11.10 17:40 received", "Fri 11.10 17:40 counts until Sat 12.10 17:40 24 h (clock)", "Sat 12.10 17:40 due"],
        Told(Plan("2024-10-11 17:40")));

    [Fact]
    public void Without_a_rule_four_hours_for_a_question_answered()
    {
        PlannedDeadline Question(string deadline) => DeadlinePlanner.Plan(
            Region(), Calendar, deadline, MessageKind.Question, "roads", null, Importance.Normal, Calendar.Local("2024-10-11 17:40"));

        Assert.Equal(("default-question-4h", 4d), (Question(DeadlineRules.Answer).RuleId, Question(DeadlineRules.Answer).Hours));
        Assert.Equal("default-24h", Question(DeadlineRules.FinalAfterPromise).RuleId);
    }

    [Fact]
    public void A_calendar_without_working_time_falls_back_to_the_clock_and_says_so()
    {
        PlannedDeadline plan = Plan("2024-10-11 17:40", new WorkCalendar(new CalendarConfiguration { Version = 1 }, Calendars.Moscow), Working(8));

        Assert.Equal(Calendar.Local("2024-10-12 01:40"), plan.DueAt);
        Assert.Contains(plan.Steps, s => s.Code == DeadlineCodes.NoWorkingTime);
    }

    [Fact]
    public void A_long_deadline_is_folded_and_still_adds_up()
    {
        PlannedDeadline plan = Plan("2024-10-21 08:00", null, Working(600));

        Assert.InRange(plan.Steps.Length, 4, 12);
        Assert.Equal(600, plan.Steps.Where(s => s.Code == DeadlineCodes.Counts).Sum(s => s.Hours!.Value), 3);
        Assert.Equal((DeadlineCodes.Received, DeadlineCodes.Due), (plan.Steps[0].Code, plan.Steps[^1].Code));
    }

    [Fact]
    public void Any_derivation_is_short_ordered_and_counts_exactly_the_hours_of_the_rule() =>
        Gen.Select(WorkCalendarProperties.AnyCalendar, WorkCalendarProperties.Moments, Gen.Int[1, 300]).Sample((calendar, from, hours) =>
        {
            PlannedDeadline plan = DeadlinePlanner.Plan(
                Region(Working(hours)), calendar, DeadlineRules.Answer, MessageKind.Complaint, "roads", null, Importance.Normal, from);
            DeadlineStep[] counted = plan.Steps.Where(s => s.Code == DeadlineCodes.Counts).ToArray();
            return plan.DueAt == calendar.AddWorkingTime(from, TimeSpan.FromHours(hours))
                && plan.Steps.Length <= 12
                && plan.Steps.Zip(plan.Steps.Skip(1)).All(pair => pair.First.At <= pair.Second.At)
                && plan.Steps[0].Code == DeadlineCodes.Received && plan.Steps[^1].Code == DeadlineCodes.Due
                && Math.Abs(counted.Sum(s => s.Hours!.Value) - hours) < 0.01
                && counted[^1].Until == plan.DueAt
                && plan.Steps.All(s => s.At >= from && s.At <= plan.DueAt);
        }, iter: Samples.Of(300));
}
