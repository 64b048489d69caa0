using Dialog.Deadlines;
using Dialog.Deadlines.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Deadlines;

/// <summary>Any difference in one part of a calendar gives the calendar its next version; equal parts keep theirs.</summary>
public sealed class ComparingTwoCalendars
{
    private static readonly DateOnly Day = Calendars.Date("2026-03-02");
    private static readonly WorkingHours Morning = new(Calendars.Time("09:00"), Calendars.Time("12:00"));

    private static CalendarLayer Layer(string id) => new() { Id = id, Kind = CalendarLayerKind.Regional, Version = 3, Name = id, Basis = ["закон"] };

    private static AuthoritySchedule Schedule(string authority) => new()
    {
        Authority = authority,
        Version = 4,
        Week = [Calendars.Interval(DayOfWeek.Monday, "10:00", "12:00")],
        Exceptions = [new(Day, "учения", [Morning])],
    };

    private static CalendarConfiguration Before => new()
    {
        Version = 7,
        Week = Calendars.OfficeWeek,
        Exceptions = [new(Day, "инвентаризация", [Morning]), new(Day.AddDays(1), "инвентаризация", [Morning])],
        Layers = [Layer("one"), Layer("two")],
        Schedules = [Schedule("roads"), Schedule("water")],
        Emergencies = [new(Day, "паводок", null, null, null, 5), new(Day.AddDays(1), "паводок", null, null, null, 6)],
    };

    private static CalendarConfiguration Changed(string what) => what switch
    {
        "nothing" => Before,
        "week" => Before with { Week = [.. Calendars.OfficeWeek.Skip(1)] },
        "date added" => Before with { Exceptions = [.. Before.Exceptions, new(Day.AddDays(2), "инвентаризация", [Morning])] },
        "date moved" => Before with { Exceptions = [Before.Exceptions[0], Before.Exceptions[1] with { Date = Day.AddDays(2) }] },
        "reason of a date" => Before with { Exceptions = [Before.Exceptions[0], Before.Exceptions[1] with { Reason = "ремонт" }] },
        "hours of a date" => Before with { Exceptions = [Before.Exceptions[0], Before.Exceptions[1] with { Hours = [] }] },
        "layer added" => Before with { Layers = [.. Before.Layers, Layer("three") with { Version = 0 }] },
        "name of a layer" => Before with { Layers = [Layer("one"), Layer("two") with { Name = "другое" }] },
        "kind of a layer" => Before with { Layers = [Layer("one"), Layer("two") with { Kind = CalendarLayerKind.Federal }] },
        "basis of a layer" => Before with { Layers = [Layer("one"), Layer("two") with { Basis = ["указ"] }] },
        "days of a layer" => Before with { Layers = [Layer("one"), Layer("two") with { Days = [new(Day, ProductionDayKind.Off, "x")] }] },
        "schedule added" => Before with { Schedules = [.. Before.Schedules, Schedule("heat") with { Version = 0 }] },
        "zone of a schedule" => Before with { Schedules = [Schedule("roads"), Schedule("water") with { TimeZone = "Asia/Omsk" }] },
        "days off of a schedule" => Before with { Schedules = [Schedule("roads"), Schedule("water") with { IgnoresDaysOff = true }] },
        "week of a schedule" => Before with { Schedules = [Schedule("roads"), Schedule("water") with { Week = [] }] },
        "dates of a schedule" => Before with { Schedules = [Schedule("roads"), Schedule("water") with { Exceptions = [] }] },
        "emergency added" => Before with { Emergencies = [.. Before.Emergencies, new(Day.AddDays(2), "паводок", null)] },
        "reason of an emergency" => Before with { Emergencies = [Before.Emergencies[0], Before.Emergencies[1] with { Reason = "траур" }] },
        "authority of an emergency" => Before with { Emergencies = [Before.Emergencies[0], Before.Emergencies[1] with { Authority = "roads" }] },
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
    };

    // Calendar, last layer, last schedule, last emergency.
    [Theory]
    [InlineData("nothing", 7, 3, 4, 6)]
    [InlineData("week", 8, 3, 4, 6)]
    [InlineData("date added", 8, 3, 4, 6)]
    [InlineData("date moved", 8, 3, 4, 6)]
    [InlineData("reason of a date", 8, 3, 4, 6)]
    [InlineData("hours of a date", 8, 3, 4, 6)]
    [InlineData("name of a layer", 8, 4, 4, 6)]
    [InlineData("kind of a layer", 8, 4, 4, 6)]
    [InlineData("basis of a layer", 8, 4, 4, 6)]
    [InlineData("days of a layer", 8, 4, 4, 6)]
    [InlineData("zone of a schedule", 8, 3, 5, 6)]
    [InlineData("days off of a schedule", 8, 3, 5, 6)]
    [InlineData("week of a schedule", 8, 3, 5, 6)]
    [InlineData("dates of a schedule", 8, 3, 5, 6)]
    [InlineData("emergency added", 8, 3, 4, 8)]
    [InlineData("reason of an emergency", 8, 3, 4, 8)]
    [InlineData("authority of an emergency", 8, 3, 4, 8)]
    public void Raises_the_version_of_what_differs(string what, int calendar, int layer, int schedule, int emergency)
    {
        CalendarConfiguration next = CalendarVersions.Next(Before, Changed(what));

        Assert.Equal((calendar, layer, schedule, emergency), (next.Version, next.Layers[^1].Version, next.Schedules[^1].Version, next.Emergencies[^1].Since));
        Assert.Equal((3, 4, 5), (next.Layers[0].Version, next.Schedules[0].Version, next.Emergencies[0].Since));
    }

    [Theory]
    [InlineData("layer added", 3, 1, 4, 4)]
    [InlineData("schedule added", 3, 3, 4, 1)]
    public void Gives_an_added_part_its_first_version(string what, int firstLayer, int lastLayer, int firstSchedule, int lastSchedule)
    {
        CalendarConfiguration next = CalendarVersions.Next(Before, Changed(what));

        Assert.Equal(8, next.Version);
        Assert.Equal((firstLayer, lastLayer), (next.Layers[0].Version, next.Layers[^1].Version));
        Assert.Equal((firstSchedule, lastSchedule), (next.Schedules[0].Version, next.Schedules[^1].Version));
    }
}
