using Dialog.Deadlines;
using Dialog.Deadlines.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Deadlines;

/// <summary>A message that comes, or a deadline that ends, exactly where an interval of working time begins or ends.</summary>
public sealed class EdgesOfWorkingTime
{
    private static readonly WorkCalendar Office = Derivations.Office();

    [Theory]
    [InlineData("2024-10-07 00:00", "before-hours")]
    [InlineData("2024-10-07 09:00", null)] // at the opening it counts at once
    [InlineData("2024-10-07 13:00", "break")] // the interval ends before its last moment
    [InlineData("2024-10-07 14:00", null)]
    [InlineData("2024-10-07 18:00", "after-hours")]
    [InlineData("2024-10-12 00:00", "day-off")]
    public void Say_why_the_time_did_not_start_at_once(string from, string? why) =>
        Assert.Equal(why, Office.Worked(from, 2).Steps.SingleOrDefault(s => s.Code == DeadlineCodes.Starts)?.Detail);

    [Fact]
    public void Tell_a_lunch_once_as_the_beginning_and_never_as_a_break() => Assert.Equal(
        ["Mon 13:00 received", "Mon 14:00 starts (break)", "Mon 14:00 counts until Mon 16:00 2 h (working)", "Mon 16:00 due"],
        Office.Worked("2024-10-07 13:00", 2).Lines(Office));

    [Fact]
    public void End_a_deadline_at_midnight_without_a_word_of_the_next_day()
    {
        WorkCalendar evening = new(
            new CalendarConfiguration { Version = 1, Week = [Calendars.Interval(DayOfWeek.Friday, "20:00", "00:00")] }, Calendars.Moscow);

        Assert.Equal(
            ["Fri 21:00 received", "Fri 21:00 counts until Sat 00:00 3 h (working)", "Sat 00:00 due"],
            evening.Worked("2024-10-11 21:00", 3).Lines(evening));
    }

    /// <summary>On 31 March 2024 the clock of Berlin went from two to three: the hours between did not exist.</summary>
    [Fact]
    public void Are_none_on_a_day_of_which_the_clock_skipped_every_hour()
    {
        WorkCalendar berlin = new(
            new CalendarConfiguration
            {
                Version = 1,
                Week = [Calendars.Interval(DayOfWeek.Sunday, "02:10", "02:50"), Calendars.Interval(DayOfWeek.Monday, "09:00", "18:00")],
            },
            "Europe/Berlin");

        Assert.Equal(["Sat 00:00 day-off until Mon 00:00 x2"], berlin.Worked("2024-03-30 00:00", 1).Lines(berlin, DeadlineCodes.DayOff));
    }
}
