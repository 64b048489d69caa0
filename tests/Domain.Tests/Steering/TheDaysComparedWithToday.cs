using Dialog.Deadlines.Domain;
using Dialog.Domain.Tests.Deadlines;
using Dialog.Steering;
using Dialog.Steering.Domain;

namespace Dialog.Domain.Tests.Steering;

/// <summary>To the same hour of the region's own clock: of the working day before, and of the same day a week ago.</summary>
public sealed class TheDaysComparedWithToday
{
    private static ComparedDays At(WorkCalendar calendar, string local) => ComparedDays.Of(calendar.Local(local), calendar);

    private static (string, string) Shown(WorkCalendar calendar, ComparedDay day) => (calendar.Local(day.From), calendar.Local(day.To));

    [Fact]
    public void Are_yesterday_and_the_same_day_last_week()
    {
        ComparedDays days = At(Calendars.Office2024, "2024-03-06 11:20");

        Assert.Equal(("2024-03-05 00:00", "2024-03-05 11:20"), Shown(Calendars.Office2024, days.Previous));
        Assert.Equal(("2024-02-28 00:00", "2024-02-28 11:20"), Shown(Calendars.Office2024, days.LastWeek));
        Assert.Equal("2024-03-04 00:00", Calendars.Office2024.Local(days.WeekStart));
    }

    [Theory]
    [InlineData("2024-03-11 10:00", "2024-03-07")]
    [InlineData("2024-02-26 10:00", "2024-02-22")]
    [InlineData("2024-03-16 10:00", "2024-03-15")]
    [InlineData("2024-03-17 10:00", "2024-03-16")]
    public void Skip_days_off_on_a_working_day_and_only_then(string now, string previous) => Assert.Equal(Calendars.Date(previous), At(Calendars.Office2024, now).Previous.Date);

    [Fact]
    public void Say_that_last_week_was_a_holiday()
    {
        ComparedDays days = At(Calendars.Office2024, "2024-03-15 10:00");

        Assert.Equal((Calendars.Date("2024-03-08"), true), (days.LastWeek.Date, days.LastWeek.DayOff));
        Assert.False(days.Previous.DayOff);
    }

    [Theory]
    [InlineData("Europe/Kaliningrad")]
    [InlineData("Asia/Yekaterinburg")]
    [InlineData("Asia/Kamchatka")]
    [InlineData("Europe/Berlin")]
    public void Follow_the_clock_on_the_wall_of_the_region(string zone)
    {
        // In Berlin the clocks went forward on the last Sunday of March.
        WorkCalendar calendar = Calendars.Office(zone);
        ComparedDays days = At(calendar, "2025-04-01 00:30");

        Assert.Equal(("2025-03-31 00:00", "2025-03-31 00:30"), Shown(calendar, days.Previous));
        Assert.Equal(("2025-03-25 00:00", "2025-03-25 00:30"), Shown(calendar, days.LastWeek));
        Assert.Equal("2025-04-01 00:00", calendar.Local(days.Midnight));
    }

    [Fact]
    public void Show_no_figure_of_before_the_history_began()
    {
        ComparedDays days = At(Calendars.Office2024, "2024-03-06 11:20");
        DateTimeOffset now = Calendars.Office2024.Local("2024-03-06 11:20");
        MarkCount[] counts = [new(9, 1, 1, 8, 2, 2, 7), new(5, 0, 0, 5, 1, 1, 5), new(3, 0, 0, 3, 0, 0, 3), new(20, 2, 2, 18, 3, 3, 17)];

        ComparedFigure received = FigureComparison.Figures(counts, days, days.Previous.From, null, null, ["open"])[1];
        RegulatedMetric entered = FigureComparison.Metrics(counts, days, days.Previous.From, new(60, 0.1, 0.2), now)[0];

        Assert.Equal(new ComparedFigure("received", 5, null), received);
        Assert.Equal((9, 1, 5, null), (entered.Today.Total, entered.Today.Late, entered.Previous!.Total, entered.LastWeek));
        Assert.Equal(new ComparedFigure("open", null, null), FigureComparison.Figures(counts, days, null, null, null, ["open"])[0]);
    }
}
