using Dialog.Cases;
using Dialog.Deadlines;
using Dialog.Deadlines.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Deadlines;

public sealed class LayersOfACalendar
{
    private static readonly CalendarLayer Federal = new()
    {
        Id = "ru-2024",
        Kind = CalendarLayerKind.Federal,
        Version = 3,
        Name = "Производственный календарь 2024",
        Days = Calendars.Russia2024,
    };

    private static readonly CalendarLayer Regional = new()
    {
        Id = "own-holidays",
        Kind = CalendarLayerKind.Regional,
        Version = 2,
        Name = "Праздники области",
        Days = [new(Calendars.Date("2024-06-26"), ProductionDayKind.Off, "День области"), new(Calendars.Date("2024-02-22"), ProductionDayKind.Work, "не сокращается")],
    };

    /// <summary>Four time zones east of the region, Monday to Saturday without lunch.</summary>
    private static readonly AuthoritySchedule East = new()
    {
        Authority = "east",
        Version = 5,
        TimeZone = "Asia/Novosibirsk",
        Week = [.. Enum.GetValues<DayOfWeek>().Where(d => d != DayOfWeek.Sunday).Select(d => Calendars.Interval(d, "08:00", "16:00"))],
        Exceptions = [new(Calendars.Date("2024-06-27"), "учения", [])],
    };

    private static readonly AuthoritySchedule Dispatch = new()
    {
        Authority = "dispatch",
        Version = 1,
        Week = [.. Enum.GetValues<DayOfWeek>().Select(d => Calendars.Interval(d, "00:00", "00:00"))],
        IgnoresDaysOff = true,
    };

    private static readonly CalendarConfiguration Layered = new()
    {
        Version = 9,
        Week = Calendars.OfficeWeek,
        // Sent in the wrong order: the kind decides, not the place.
        Layers = [Regional, Federal],
        Exceptions = [new(Calendars.Date("2024-07-01"), "инвентаризация", [new(Calendars.Time("09:00"), Calendars.Time("12:00"))])],
        Schedules = [East, Dispatch],
        Emergencies =
        [
            new(Calendars.Date("2024-07-03"), "паводок", null, "admin", null, 8),
            new(Calendars.Date("2024-07-04"), "авария в здании", "dispatch", "admin", null, 9),
        ],
    };

    private static WorkCalendar Of(string? authority) => new(Layered, Calendars.Moscow, authority);

    private static string Hours(WorkCalendar calendar, string date) =>
        string.Join(',', calendar.HoursOf(Calendars.Date(date)).Select(h => $"{h.From:HH\\:mm}-{h.To:HH\\:mm}"));

    [Theory]
    [InlineData("2024-06-25", "09:00-13:00,14:00-18:00", null)] // an ordinary Tuesday
    [InlineData("2024-06-26", "", "own-holidays@2")]
    [InlineData("2024-03-07", "09:00-13:00,14:00-17:00", "ru-2024@3")]
    [InlineData("2024-02-22", "09:00-13:00,14:00-18:00", "own-holidays@2")] // the region over the law
    [InlineData("2024-07-01", "09:00-12:00", "region@9")]
    [InlineData("2024-07-03", "", "emergency@8")]
    [InlineData("2024-07-04", "09:00-13:00,14:00-18:00", null)] // another authority's emergency
    public void Of_the_region(string date, string hours, string? source) => Check(null, date, hours, source);

    [Theory]
    [InlineData("2024-06-25", "08:00-16:00", null)]
    [InlineData("2024-06-22", "08:00-16:00", null)] // Saturdays are its working days
    [InlineData("2024-06-26", "", "own-holidays@2")]
    [InlineData("2024-03-07", "08:00-15:00", "ru-2024@3")] // an hour less of its own hours
    [InlineData("2024-04-27", "08:00-16:00", "ru-2024@3")] // a working Saturday as any other
    [InlineData("2024-06-27", "", "authority:east@5")]
    [InlineData("2024-07-03", "", "emergency@8")]
    public void Of_a_body_with_a_week_of_its_own(string date, string hours, string? source) => Check("east", date, hours, source);

    [Theory]
    [InlineData("2024-01-01", "00:00-00:00", null)]
    [InlineData("2024-06-26", "00:00-00:00", null)]
    [InlineData("2024-07-03", "00:00-00:00", null)] // the region's emergency is its busiest day
    [InlineData("2024-07-04", "", "emergency@9")] // declared in its own name
    public void Of_a_body_that_works_through_days_off(string date, string hours, string? source) => Check("dispatch", date, hours, source);

    [Fact]
    public void A_body_in_another_zone_opens_by_its_own_clock()
    {
        DateTimeOffset opening = new(2024, 6, 25, 1, 0, 0, TimeSpan.Zero); // 08:00 in Novosibirsk, 04:00 in Moscow

        Assert.Equal(opening.AddHours(1), Of("east").AddWorkingTime(opening.AddHours(-3), TimeSpan.FromHours(1)));
        Assert.Equal("Asia/Novosibirsk", Of("east").Zone.Id);
    }

    [Fact]
    public void Are_named_with_their_versions_in_the_derivation()
    {
        PlannedDeadline plan = Planned("east", "2024-06-25 11:00", 14);

        Assert.Equal(
            [
                ("counts", "authority:east@5"), ("day-off", "own-holidays@2; authority:east@5"), ("counts", "authority:east@5"),
            ],
            plan.Steps.Where(s => s.Source is not null).Select(s => (s.Code, s.Source!)));
    }

    [Fact]
    public void A_case_of_nobody_follows_the_region() =>
        Assert.Equal(Planned(null, "2024-06-24 10:00", 3).DueAt, Planned("roads", "2024-06-24 10:00", 3).DueAt);

    [Theory]
    [InlineData("calendar.layers[0].id", "layer-id-unusable")]
    [InlineData("calendar.layers[1].id", "layer-twice")]
    [InlineData("calendar.layers[1].days[1].date", "date-twice")]
    [InlineData("calendar.schedules[1].authority", "authority-twice")]
    [InlineData("calendar.schedules[1].timeZone", "unknown-time-zone")]
    [InlineData("calendar.schedules[1].week[0]", "interval-reversed")]
    [InlineData("calendar.emergencies[0].reason", "reason-unusable")]
    [InlineData("calendar.emergencies[1].date", "date-twice")]
    public void With_mistakes_are_refused_by_field(string field, string code)
    {
        ProductionDay day = new(Calendars.Date("2024-06-26"), ProductionDayKind.Off, "");
        CalendarConfiguration wrong = Layered with
        {
            Layers = [Regional with { Id = "a;b@1" }, Regional with { Days = [day, day] }, Regional],
            Schedules = [East, East with { TimeZone = "Europe/Atlantis", Week = [Calendars.Interval(DayOfWeek.Monday, "10:00", "09:00")] }],
            Emergencies = [new(Calendars.Date("2024-07-03"), " ", null), new(Calendars.Date("2024-07-03"), "x", null)],
        };

        if (code == "layer-twice")
        {
            wrong = Layered with { Layers = [Regional, Regional] };
        }

        Assert.Contains(new CalendarProblem(field, code), CalendarCheck.Of(wrong, Calendars.Moscow));
    }

    private static void Check(string? authority, string date, string hours, string? source)
    {
        WorkCalendar calendar = Of(authority);

        Assert.Equal(hours, Hours(calendar, date));
        Assert.Equal(source, calendar.ExceptionOn(Calendars.Date(date))?.Source);
    }

    private static PlannedDeadline Planned(string? authority, string from, double hours)
    {
        RegionConfiguration region = new()
        {
            Code = "66",
            Name = "Region",
            TimeZone = Calendars.Moscow,
            Version = 5,
            DefaultAuthority = "head",
            Calendar = Layered,
            Deadlines = [new("w", DeadlineRules.Answer, hours, true, null, null, null, null)],
        };
        RegionDeadlines deadlines = new(region);
        return deadlines.Plan(
            new DeadlineQuestion(DeadlineRules.Answer, MessageKind.Complaint, "roads", authority, Importance.Normal),
            deadlines.CalendarOf(authority).Local(from))!;
    }
}

/// <summary>Russia has eleven time zones and since 2014 no summer time.</summary>
public sealed class ElevenTimeZones
{
    public static TheoryData<string, int> Zones => new()
    {
        { "Europe/Kaliningrad", 2 }, { "Europe/Moscow", 3 }, { "Europe/Samara", 4 }, { "Asia/Yekaterinburg", 5 }, { "Asia/Omsk", 6 },
        { "Asia/Krasnoyarsk", 7 }, { "Asia/Irkutsk", 8 }, { "Asia/Yakutsk", 9 }, { "Asia/Vladivostok", 10 }, { "Asia/Magadan", 11 }, { "Asia/Kamchatka", 12 },
    };

    [Theory]
    [MemberData(nameof(Zones))]
    public void Open_at_nine_of_their_own_in_winter_and_summer(string zone, int hours)
    {
        WorkCalendar calendar = Calendars.Office(zone, ProductionCalendars.Russia(2026).Days);

        foreach ((string? before, string? day) in new[] { ("2026-01-19", "2026-01-20"), ("2026-03-29", "2026-03-30"), ("2026-07-20", "2026-07-21"), ("2026-10-25", "2026-10-26") })
        {
            DateTimeOffset from = DateTimeOffset.Parse($"{before}T20:00:00+{hours:00}:00", null);
            Assert.Equal(DateTimeOffset.Parse($"{day}T10:00:00+{hours:00}:00", null), calendar.AddWorkingTime(from, TimeSpan.FromHours(1)));
        }
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void A_year_has_the_same_working_time_everywhere(string zone, int hours)
    {
        WorkCalendar calendar = Calendars.Office(zone, ProductionCalendars.Russia(2026).Days);
        DateTimeOffset start = DateTimeOffset.Parse($"2026-01-01T00:00:00+{hours:00}:00", null);
        WorkCalendar moscow = Calendars.Office(Calendars.Moscow, ProductionCalendars.Russia(2026).Days);

        Assert.Equal(
            moscow.WorkingTimeBetween(DateTimeOffset.Parse("2026-01-01T00:00:00+03:00", null), DateTimeOffset.Parse("2027-01-01T00:00:00+03:00", null)),
            calendar.WorkingTimeBetween(start, start.AddDays(365)));
    }
}
