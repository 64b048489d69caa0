using Dialog.Deadlines.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Deadlines;

public sealed class AddingWorkingTime
{
    [Theory]
    [InlineData("2024-10-07 09:00", 1, "2024-10-07 10:00")] // an ordinary Monday
    [InlineData("2024-10-07 12:00", 2, "2024-10-07 15:00")] // over lunch
    [InlineData("2024-10-07 12:00", 1, "2024-10-07 13:00")] // ends with the start of lunch, not after it
    [InlineData("2024-10-07 13:20", 1, "2024-10-07 15:00")] // from inside lunch
    [InlineData("2024-10-07 13:00", 1, "2024-10-07 15:00")] // from the first moment of lunch
    [InlineData("2024-10-07 09:00", 8, "2024-10-07 18:00")] // ends at closing, not on the next morning
    [InlineData("2024-10-07 10:00", 7, "2024-10-07 18:00")]
    [InlineData("2024-10-07 18:00", 1, "2024-10-08 10:00")] // from closing
    [InlineData("2024-10-07 17:59", 1, "2024-10-08 09:59")]
    [InlineData("2024-10-08 03:12", 1, "2024-10-08 10:00")] // at night
    [InlineData("2024-10-11 17:40", 1, "2024-10-14 10:00")] // Friday after closing
    [InlineData("2024-10-12 12:00", 8, "2024-10-14 18:00")] // Saturday
    [InlineData("2024-10-11 09:00", 6.75, "2024-10-11 16:45")] // a whole Friday
    [InlineData("2024-02-22 09:00", 8, "2024-02-26 10:00")] // an hour shorter before 23 February
    [InlineData("2024-02-22 16:30", 1, "2024-02-26 09:30")]
    [InlineData("2024-03-07 09:00", 7, "2024-03-07 17:00")] // closing of the shortened day
    [InlineData("2024-04-26 16:45", 8, "2024-04-27 18:00")] // Saturday 27 April works by Monday's hours
    [InlineData("2024-04-27 18:00", 1, "2024-05-02 10:00")] // and then four days off
    [InlineData("2024-11-01 16:45", 7, "2024-11-02 17:00")] // Saturday 2 November, shortened
    [InlineData("2024-11-02 17:00", 1, "2024-11-05 10:00")]
    [InlineData("2024-12-27 16:45", 8, "2024-12-28 18:00")] // Saturday 28 December
    [InlineData("2024-12-28 18:00", 1, "2025-01-09 10:00")] // over the New Year
    [InlineData("2024-12-31 23:59", 24, "2025-01-14 10:15")]
    public void Gives_the_due_moment(string from, double hours, string due)
    {
        WorkCalendar calendar = Calendars.Office2024;

        DateTimeOffset? moment = calendar.AddWorkingTime(calendar.Local(from), TimeSpan.FromHours(hours));

        Assert.Equal(due, calendar.Local(moment!.Value));
        Assert.Equal(TimeSpan.FromHours(hours), calendar.WorkingTimeBetween(calendar.Local(from), moment.Value));
    }

    [Fact]
    public void Adding_nothing_stays_where_it_is()
    {
        DateTimeOffset saturday = Calendars.Office2024.Local("2024-10-12 12:00");

        Assert.Equal(saturday, Calendars.Office2024.AddWorkingTime(saturday, TimeSpan.Zero));
    }

    [Fact]
    public void Results_carry_offset_zero_for_the_database()
    {
        DateTimeOffset monday = Calendars.Office2024.Local("2024-10-07 09:00");

        Assert.Equal(TimeSpan.Zero, Calendars.Office2024.AddWorkingTime(monday, TimeSpan.FromHours(1))!.Value.Offset);
    }

    [Theory]
    [InlineData("Asia/Kamchatka", "2024-10-06 21:00")] // opening of Monday, in UTC
    [InlineData("Asia/Yekaterinburg", "2024-10-07 04:00")]
    [InlineData("Europe/Kaliningrad", "2024-10-07 07:00")]
    [InlineData("Asia/Kathmandu", "2024-10-07 03:15")]
    public void Opens_by_the_clock_of_the_zone(string zone, string openingUtc)
    {
        WorkCalendar calendar = Calendars.Office(zone);
        DateTimeOffset opening = DateTimeOffset.ParseExact(openingUtc + " +00", "yyyy-MM-dd HH:mm zz", null);

        Assert.Equal(opening.AddHours(1), calendar.AddWorkingTime(opening.AddHours(-5), TimeSpan.FromHours(1)));
    }

    [Fact]
    public void Refuses_a_negative_amount() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            Calendars.Office2024.AddWorkingTime(DateTimeOffset.UnixEpoch, TimeSpan.FromTicks(-1)));
}

public sealed class AClockThatChanges
{
    private static readonly WorkingInterval[] AroundTheClock =
        [.. Enum.GetValues<DayOfWeek>().Select(d => Calendars.Interval(d, "00:00", "00:00"))];

    private static WorkCalendar Berlin(params WorkingInterval[] week) =>
        new(new CalendarConfiguration { Version = 1, Week = week }, "Europe/Berlin");

    [Fact]
    public void Office_hours_before_and_after_are_whole()
    {
        WorkCalendar calendar = Calendars.Office("Europe/Berlin");

        // The night from 30 to 31 March 2024 was an hour short, that from 26 to 27 October an hour long.
        foreach ((string? friday, string? monday) in new[] { ("2024-03-29 15:45", "2024-04-01 11:00"), ("2024-10-25 15:45", "2024-10-28 11:00") })
        {
            Assert.Equal(monday, calendar.Local(calendar.AddWorkingTime(calendar.Local(friday), TimeSpan.FromHours(3))!.Value));
        }
    }

    [Theory]
    [InlineData("2024-03-30 12:00")]
    [InlineData("2024-10-26 12:00")]
    public void A_round_the_clock_service_counts_elapsed_hours(string noon)
    {
        WorkCalendar calendar = Berlin(AroundTheClock);
        DateTimeOffset from = calendar.Local(noon);

        Assert.Equal(from.AddHours(24), calendar.AddWorkingTime(from, TimeSpan.FromHours(24)));
    }

    [Fact]
    public void An_interval_inside_the_skipped_hour_has_no_time_that_day()
    {
        WorkCalendar calendar = Berlin(Calendars.Interval(DayOfWeek.Sunday, "02:10", "02:50"));

        Assert.Equal(TimeSpan.Zero, calendar.WorkingTimeBetween(calendar.Local("2024-03-30 12:00"), calendar.Local("2024-03-31 12:00")));
        Assert.Equal(TimeSpan.FromMinutes(40), calendar.WorkingTimeBetween(calendar.Local("2024-03-31 12:00"), calendar.Local("2024-04-07 12:00")));
    }

    [Fact]
    public void An_interval_reaching_into_the_skipped_hour_loses_only_that_part()
    {
        WorkCalendar calendar = Berlin(Calendars.Interval(DayOfWeek.Sunday, "01:30", "02:30"));

        Assert.Equal(TimeSpan.FromMinutes(30), calendar.WorkingTimeBetween(calendar.Local("2024-03-30 12:00"), calendar.Local("2024-03-31 12:00")));
    }

    [Fact]
    public void A_repeated_hour_is_worked_in_its_first_pass()
    {
        WorkCalendar calendar = Berlin(Calendars.Interval(DayOfWeek.Sunday, "02:00", "02:30"));
        DateTimeOffset opening = new(2024, 10, 27, 0, 0, 0, TimeSpan.Zero);

        Assert.Equal(opening.AddMinutes(30), calendar.AddWorkingTime(opening.AddHours(-3), TimeSpan.FromMinutes(30)));
    }
}

public sealed class ACalendarWithoutEnoughWorkingTime
{
    [Fact]
    public void Says_so_at_once()
    {
        WorkCalendar calendar = new(new CalendarConfiguration { Version = 1 }, Calendars.Moscow);

        Assert.Null(calendar.AddWorkingTime(DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(1)));
        Assert.Equal(TimeSpan.Zero, calendar.WorkingTimeBetween(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(3)));
    }

    [Fact]
    public void Uses_what_exceptions_give_and_no_more()
    {
        CalendarException day = new(Calendars.Date("2026-05-04"), "duty", [new(Calendars.Time("10:00"), Calendars.Time("12:00"))]);
        WorkCalendar calendar = new(new CalendarConfiguration { Version = 1, Exceptions = [day] }, Calendars.Moscow);
        DateTimeOffset from = calendar.Local("2026-01-01 00:00");

        Assert.Equal("2026-05-04 12:00", calendar.Local(calendar.AddWorkingTime(from, TimeSpan.FromHours(2))!.Value));
        Assert.Null(calendar.AddWorkingTime(from, TimeSpan.FromHours(2.1)));
    }

    [Fact]
    public void Gives_up_beyond_the_horizon()
    {
        WorkCalendar calendar = new(
            new CalendarConfiguration { Version = 1, Week = [Calendars.Interval(DayOfWeek.Monday, "09:00", "09:01")] }, Calendars.Moscow);

        Assert.Null(calendar.AddWorkingTime(DateTimeOffset.UnixEpoch, TimeSpan.FromHours(48)));
    }
}

public sealed class ACalendarWithMistakes
{
    [Fact]
    public void Names_each_field()
    {
        CalendarConfiguration calendar = new()
        {
            Version = 1,
            Week = [Calendars.Interval(DayOfWeek.Monday, "09:00", "18:00"), Calendars.Interval(DayOfWeek.Monday, "18:00", "09:00"), new((DayOfWeek)9, default, default)],
            Exceptions =
            [
                new(Calendars.Date("2026-05-04"), "one", []),
                new(Calendars.Date("2026-05-04"), "two", [new(Calendars.Time("10:00"), Calendars.Time("10:00"))]),
            ],
        };

        Assert.Equal(
            [
                new("timeZone", "unknown-time-zone"), new("calendar.week[1]", "interval-reversed"), new("calendar.week[2].day", "unknown-day"),
                new("calendar.exceptions[1].date", "date-twice"), new("calendar.exceptions[1].hours", "interval-reversed"),
            ],
            CalendarCheck.Of(calendar, "Europe/Atlantis"));
    }

    [Fact]
    public void Is_not_built() =>
        Assert.Throws<ArgumentException>(() => new WorkCalendar(new CalendarConfiguration { Version = 1 }, "Europe/Atlantis"));

    [Fact]
    public void Overlapping_and_unsorted_intervals_are_joined()
    {
        WorkCalendar calendar = new(
            new CalendarConfiguration
            {
                Version = 1,
                Week = [Calendars.Interval(DayOfWeek.Monday, "12:00", "18:00"), Calendars.Interval(DayOfWeek.Monday, "09:00", "13:00"), Calendars.Interval(DayOfWeek.Monday, "18:00", "00:00")],
            },
            Calendars.Moscow);

        Assert.Equal([new WorkingHours(Calendars.Time("09:00"), TimeOnly.MinValue)], calendar.HoursOf(Calendars.Date("2024-10-07")));
    }
}
