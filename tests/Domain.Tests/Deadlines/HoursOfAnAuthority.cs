using Dialog.Deadlines;
using Dialog.Deadlines.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Deadlines;

/// <summary>Days of the law get the hours of an authority from its own week, or from the week of the region.</summary>
public sealed class HoursOfAnAuthority
{
    private static readonly EmergencyDay Flood = new(Calendars.Date("2024-07-03"), "паводок", "roads");

    private static CalendarConfiguration Calendar(params AuthoritySchedule[] schedules) =>
        new() { Version = 9, Week = Calendars.OfficeWeek, Schedules = schedules };

    private static string Hours(IEnumerable<WorkingHours> hours) => string.Join(',', hours.Select(h => $"{h.From:HH\\:mm}-{h.To:HH\\:mm}"));

    private static string Hours(string date, ProductionDayKind kind, params WorkingInterval[] week) =>
        Hours(new ProductionDay(Calendars.Date(date), kind, "x").HoursOn(week));

    [Fact]
    public void Are_those_of_Friday_on_a_working_Sunday_without_a_known_swap() =>
        Assert.Equal("09:00-13:00,14:00-16:45", Hours("2024-10-13", ProductionDayKind.Work, Calendars.OfficeWeek));

    [Theory]
    [InlineData(ProductionDayKind.Work)]
    [InlineData(ProductionDayKind.Shortened)]
    [InlineData(ProductionDayKind.Off)]
    public void Are_none_where_no_day_of_the_week_is_worked(ProductionDayKind kind) => Assert.Equal("", Hours("2024-10-12", kind));

    [Theory]
    [InlineData("14:00", "16:00", "09:00-13:00,14:00-15:00")]
    [InlineData("14:00", "15:00", "09:00-13:00")] // the hour taken away is the whole interval
    [InlineData("14:00", "14:20", "09:00-12:20")] // and the rest comes from the one before
    [InlineData("23:30", "00:00", "09:00-12:30")] // until midnight
    public void Are_an_hour_less_on_a_shortened_day(string from, string to, string hours) => Assert.Equal(
        hours,
        Hours("2024-10-07", ProductionDayKind.Shortened, Calendars.Interval(DayOfWeek.Monday, "09:00", "13:00"), Calendars.Interval(DayOfWeek.Monday, from, to)));

    [Fact]
    public void Are_none_on_a_shortened_day_that_is_not_longer_than_an_hour() =>
        Assert.Equal("", Hours("2024-10-07", ProductionDayKind.Shortened, Calendars.Interval(DayOfWeek.Monday, "09:00", "09:40")));

    [Fact]
    public void Come_from_the_week_of_the_region_where_a_schedule_has_none()
    {
        WorkCalendar calendar = new(
            Calendar(new AuthoritySchedule { Authority = "east", Version = 5, Exceptions = [new(Calendars.Date("2024-06-27"), "учения", [])] }),
            Calendars.Moscow, "east");

        Assert.Equal("week@9", calendar.WeekSource);
        Assert.Equal("09:00-13:00,14:00-18:00", Hours(calendar.HoursOf(Calendars.Date("2024-06-26"))));
        Assert.Empty(calendar.HoursOf(Calendars.Date("2024-06-27")));
    }

    [Theory]
    [InlineData("roads", "")] // the emergency is its own
    [InlineData("east", "08:00-16:00")]
    [InlineData("water", "09:00-13:00,14:00-18:00")]
    [InlineData(null, "09:00-13:00,14:00-18:00")]
    public void Are_its_own_in_an_emergency_of_its_own_without_a_schedule(string? authority, string hours)
    {
        AuthoritySchedule east = new() { Authority = "east", Week = [Calendars.Interval(DayOfWeek.Wednesday, "08:00", "16:00")] };
        RegionDeadlines region = new(new RegionConfiguration
        {
            Code = "66",
            Name = "Region",
            TimeZone = Calendars.Moscow,
            DefaultAuthority = "head",
            Calendar = Calendar(east) with { Emergencies = [Flood, new(Flood.Date.AddDays(1), "траур", null)] },
        });

        Assert.Equal(hours, Hours(region.CalendarOf(authority).HoursOf(Flood.Date)));
        Assert.Empty(region.CalendarOf(authority).HoursOf(Flood.Date.AddDays(1)));
    }
}

/// <summary>Holidays of the Labour Code have a name on every date they fall on, and on no other.</summary>
public sealed class HolidaysOfRussia
{
    [Theory]
    [InlineData("2026-01-01", "Новогодние каникулы")]
    [InlineData("2026-01-06", "Новогодние каникулы")]
    [InlineData("2026-01-07", "Рождество Христово")]
    [InlineData("2026-01-08", "Новогодние каникулы")]
    [InlineData("2026-01-09", null)]
    [InlineData("2025-12-31", null)]
    [InlineData("2026-02-23", "День защитника Отечества")]
    [InlineData("2026-03-08", "Международный женский день")]
    [InlineData("2026-05-01", "Праздник Весны и Труда")]
    [InlineData("2026-05-09", "День Победы")]
    [InlineData("2026-06-12", "День России")]
    [InlineData("2026-11-04", "День народного единства")]
    public void Are_named(string date, string? name) => Assert.Equal(name, RussianHolidays.NameOf(Calendars.Date(date)));

    [Fact]
    public void Moved_from_a_date_name_its_month_as_people_say_it() => Assert.Equal(
        ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"],
        Enumerable.Range(1, 12).Select(m => RussianHolidays.MovedFrom(new DateOnly(2026, m, 5)).Replace("Выходной, перенесённый с 5 ", "", StringComparison.Ordinal)));
}
