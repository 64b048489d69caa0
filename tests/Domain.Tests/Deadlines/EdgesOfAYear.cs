using Dialog.Deadlines.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Deadlines;

/// <summary>Working time goes on over the turn of a year, in leap years and in zones far from Greenwich.</summary>
public sealed class EdgesOfAYear
{
    internal static WorkCalendar AroundTheClock(string zone) => new(
        new CalendarConfiguration { Version = 1, Week = [.. Enum.GetValues<DayOfWeek>().Select(d => Calendars.Interval(d, "00:00", "00:00"))] }, zone);

    [Theory]
    [InlineData("2024-01-01 00:00", "2025-01-01 00:00", 366)]
    [InlineData("2025-01-01 00:00", "2026-01-01 00:00", 365)]
    [InlineData("2023-01-01 00:00", "2026-01-01 00:00", 365 + 366 + 365)]
    [InlineData("2024-12-31 00:00", "2025-01-02 00:00", 2)]
    public void Lose_no_day_of_a_round_the_clock_service(string from, string to, int days)
    {
        WorkCalendar calendar = AroundTheClock("UTC");

        Assert.Equal(TimeSpan.FromDays(days), calendar.WorkingTimeBetween(calendar.Local(from), calendar.Local(to)));
        Assert.Equal(TimeSpan.FromDays(-days), calendar.WorkingTimeBetween(calendar.Local(to), calendar.Local(from)));
        Assert.Equal(calendar.Local(to), calendar.AddWorkingTime(calendar.Local(from), TimeSpan.FromDays(days)));
    }

    [Theory]
    [InlineData("America/New_York", "2024-12-31 21:00", "2024-12-31 22:00")] // next year already in UTC
    [InlineData("Asia/Kamchatka", "2025-01-01 01:00", "2025-01-01 02:00")] // last year still in UTC
    [InlineData("Europe/Moscow", "2024-12-31 23:30", "2025-01-01 00:30")]
    public void Are_those_of_the_zone(string zone, string from, string due)
    {
        WorkCalendar calendar = AroundTheClock(zone);

        Assert.Equal(due, calendar.Local(calendar.AddWorkingTime(calendar.Local(from), TimeSpan.FromHours(1))!.Value));
        Assert.Equal(Calendars.Date(from[..10]), calendar.DateOf(calendar.Local(from)));
    }

    [Theory]
    [InlineData("Europe/Moscow")]
    [InlineData("America/New_York")]
    [InlineData("UTC")]
    public void Begin_with_the_first_of_January_at_midnight(string zone)
    {
        WorkCalendar calendar = AroundTheClock(zone);
        DateTimeOffset midnight = calendar.Local("2025-01-01 00:00");

        Assert.Equal(Calendars.Date("2025-01-01"), calendar.DateOf(midnight));
        Assert.Equal(Calendars.Date("2024-12-31"), calendar.DateOf(midnight.AddTicks(-1)));
    }

    [Theory]
    [InlineData(999, false)]
    [InlineData(1000, true)]
    [InlineData(9000, true)]
    [InlineData(9001, false)]
    public void Are_known_from_the_year_1000_to_9000(int year, bool known)
    {
        WorkCalendar calendar = Calendars.Office();
        DateTimeOffset summer = new(year, 6, 1, 12, 0, 0, TimeSpan.Zero);

        if (known)
        {
            Assert.Equal(new DateOnly(year, 6, 1), calendar.DateOf(summer));
        }
        else
        {
            Assert.Contains("1000 to 9000", Assert.Throws<ArgumentOutOfRangeException>(() => calendar.DateOf(summer)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Are_passed_to_the_last_date_with_hours()
    {
        WorkCalendar calendar = new(
            new CalendarConfiguration
            {
                Version = 1,
                Exceptions = [.. new[] { "2026-05-04", "2027-05-03" }.Select(d =>
                    new CalendarException(Calendars.Date(d), "дежурство", [new(Calendars.Time("10:00"), Calendars.Time("12:00"))]))],
            },
            Calendars.Moscow);
        DateTimeOffset from = calendar.Local("2026-01-01 00:00");

        Assert.Equal("2027-05-03 11:00", calendar.Local(calendar.AddWorkingTime(from, TimeSpan.FromHours(3))!.Value));
        Assert.Null(calendar.AddWorkingTime(from, TimeSpan.FromHours(5)));
    }
}

/// <summary>A night in which the clock of the zone goes forward or back is counted as long as it was.</summary>
public sealed class ANightOfAnotherLength
{
    [Theory]
    [InlineData("Europe/Moscow", "2010-03-27 00:00", "2010-03-29 00:00", 47)] // before midnight in UTC
    [InlineData("Europe/Moscow", "2010-10-30 00:00", "2010-11-01 00:00", 49)]
    [InlineData("Europe/Berlin", "2024-03-30 00:00", "2024-04-01 00:00", 47)]
    [InlineData("America/New_York", "2024-03-09 00:00", "2024-03-11 00:00", 47)]
    public void Counts_the_hours_that_passed(string zone, string from, string to, int hours)
    {
        WorkCalendar calendar = EdgesOfAYear.AroundTheClock(zone);

        Assert.Equal(TimeSpan.FromHours(hours), calendar.WorkingTimeBetween(calendar.Local(from), calendar.Local(to)));
    }
}
