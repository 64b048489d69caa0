using Dialog.Deadlines;
using Dialog.Deadlines.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Deadlines;

public sealed class ChangingACalendar
{
    private static readonly CalendarLayer Layer = new()
    {
        Id = "ru-2026",
        Kind = CalendarLayerKind.Federal,
        Version = 1,
        Name = "2026",
        Days = ProductionCalendars.Russia(2026).Days,
    };

    private static readonly AuthoritySchedule Schedule = new() { Authority = "roads", Version = 4, Week = [Calendars.Interval(DayOfWeek.Monday, "10:00", "12:00")] };

    private static readonly CalendarConfiguration Before = new()
    {
        Version = 7,
        Week = Calendars.OfficeWeek,
        Layers = [Layer],
        Schedules = [Schedule],
        Emergencies = [new(Calendars.Date("2026-03-02"), "паводок", null, "admin", null, 6)],
    };

    private static CalendarConfiguration Copy(CalendarConfiguration c) => c with { Week = [.. c.Week], Layers = [.. c.Layers], Schedules = [.. c.Schedules], Emergencies = [.. c.Emergencies] };

    [Fact]
    public void That_changes_nothing_keeps_every_version()
    {
        CalendarConfiguration next = CalendarVersions.Next(Before, Copy(Before));

        Assert.Equal((7, 1, 4, 6), (next.Version, next.Layers[0].Version, next.Schedules[0].Version, next.Emergencies[0].Since));
    }

    [Fact]
    public void In_a_layer_raises_the_layer_and_the_whole()
    {
        CalendarConfiguration next = CalendarVersions.Next(Before, Before with { Layers = [Layer with { Days = [.. Layer.Days.Skip(1)] }] });

        Assert.Equal((8, 2, 4), (next.Version, next.Layers[0].Version, next.Schedules[0].Version));
    }

    [Fact]
    public void In_a_schedule_raises_the_schedule_and_the_whole()
    {
        CalendarConfiguration next = CalendarVersions.Next(Before, Before with { Schedules = [Schedule with { TimeZone = "Asia/Omsk" }] });

        Assert.Equal((8, 1, 5), (next.Version, next.Layers[0].Version, next.Schedules[0].Version));
    }

    [Fact]
    public void By_an_emergency_notes_the_version_it_came_with()
    {
        CalendarConfiguration next = CalendarVersions.Next(Before, Before with { Emergencies = [.. Before.Emergencies, new(Calendars.Date("2026-03-03"), "паводок", null)] });

        Assert.Equal([6, 8], next.Emergencies.Select(e => e.Since));
    }

    [Fact]
    public void For_the_first_time_is_version_one()
    {
        CalendarConfiguration next = CalendarVersions.Next(null, Before with { Version = 0, Layers = [Layer with { Version = 0 }] });

        Assert.Equal((1, 1), (next.Version, next.Layers[0].Version));
    }

    [Fact]
    public void By_a_file_replaces_the_year_and_tells_only_the_dates_that_become_other()
    {
        (CalendarLayer[]? layers, IReadOnlyList<CalendarProblem>? problems) = CalendarFiles.Read(new CalendarFile
        {
            Format = "xmlcalendar",
            Content = """<calendar year="2026"><holidays><holiday id="1" title="День города"/></holidays><days><day d="01.01" t="1"/><day d="07.01" t="1" h="1"/></days></calendar>""",
            Kind = CalendarLayerKind.Regional,
            Basis = "закон области",
        });
        CalendarConfiguration after = Before.With(layers);

        Assert.Empty(problems);
        Assert.Equal(["ru-2026", "regional-2026"], after.Layers.Select(l => l.Id));
        Assert.Equal(["закон области"], after.Layers[1].Basis);
        // The first of January was off before, with another name.
        Assert.Equal(
            [("2026-01-01", "off", "off"), ("2026-07-01", "working", "off")],
            CalendarYears.Between(Before, after, Calendars.Moscow, [2026]).Select(d => (d.Date.ToString("yyyy-MM-dd", null), d.Before.Kind, d.After.Kind)));
        Assert.Equal(2, Before.With(layers).With(layers).Layers.Length);
    }

    [Theory]
    [InlineData("2026,2027", 2, null)]
    [InlineData("1999", 0, "year-not-shipped-1999")]
    [InlineData("", 0, "no-days")]
    public void By_years_of_the_product_takes_known_years(string years, int layers, string? problem)
    {
        (CalendarLayer[]? read, IReadOnlyList<CalendarProblem>? problems) = CalendarFiles.Read(new CalendarFile { Format = "shipped", Content = years, Kind = CalendarLayerKind.Federal });

        Assert.Equal((layers, problem), (read.Length, problems.SingleOrDefault()?.Code));
    }

    [Fact]
    public void A_year_written_out_counts_what_the_arithmetic_counts()
    {
        RegionConfiguration region = new()
        {
            Code = "66",
            Name = "Region",
            TimeZone = Calendars.Moscow,
            DefaultAuthority = "x",
            Calendar = Before with { Emergencies = [] },
        };
        CalendarYear year = CalendarYears.Of(region, 2026, null);
        DateTimeOffset start = new(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(3));

        Assert.Equal(new WorkCalendar(region.Calendar, Calendars.Moscow).WorkingTimeBetween(start, start.AddYears(1)), TimeSpan.FromHours(year.WorkingHours));
        Assert.Equal(247, year.WorkingDays);
        Assert.Equal(("off", "День России"), (year.Days[new DateOnly(2026, 6, 12).DayOfYear - 1].Kind, year.Days[new DateOnly(2026, 6, 12).DayOfYear - 1].Reason));
        Assert.Equal("weekend", year.Days[new DateOnly(2026, 6, 13).DayOfYear - 1].Kind);
        Assert.Equal("short", year.Days[new DateOnly(2026, 6, 11).DayOfYear - 1].Kind);
    }
}
