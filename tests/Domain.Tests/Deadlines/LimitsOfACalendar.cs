using Dialog.Deadlines;
using Dialog.Deadlines.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Deadlines;

/// <summary>The last value of a configured calendar that is accepted and the first one that is refused.</summary>
public sealed class LimitsOfACalendar
{
    private static readonly DateOnly Day = Calendars.Date("2024-06-26");

    private static CalendarLayer Layer(string id) => new() { Id = id, Kind = CalendarLayerKind.Regional, Name = "Праздники" };

    private static IReadOnlyList<CalendarProblem> Problems(CalendarConfiguration calendar) => CalendarCheck.Of(calendar, Calendars.Moscow);

    private static IReadOnlyList<CalendarProblem> ProblemsOf(params CalendarLayer[] layers) =>
        Problems(new CalendarConfiguration { Version = 1, Layers = layers });

    [Theory]
    [InlineData("a")]
    [InlineData("own-holidays.2024")]
    [InlineData("weekly")]
    public void Accept_a_layer_named_in_small_letters_digits_dots_and_hyphens(string id) => Assert.Empty(ProblemsOf(Layer(id)));

    [Theory]
    [InlineData("")]
    [InlineData("Holidays")]
    [InlineData("own_holidays")]
    [InlineData("праздники")]
    [InlineData("week")] // the names that derivations give to the region's own hours and to emergencies
    [InlineData("region")]
    [InlineData("emergency")]
    public void Refuse_a_layer_with_another_name(string id) =>
        Assert.Equal([new("calendar.layers[0].id", "layer-id-unusable")], ProblemsOf(Layer(id)));

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public void Leave_sixty_characters_for_the_name_of_a_layer(int length, bool accepted) =>
        Assert.Equal(accepted, ProblemsOf(Layer(new string('a', length))).Count == 0);

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void Leave_two_hundred_characters_for_the_reason_of_an_emergency(int length, bool accepted) => Assert.Equal(
        accepted,
        Problems(new CalendarConfiguration { Version = 1, Emergencies = [new(Day, new string('x', length), null)] }).Count == 0);

    [Fact]
    public void Allow_no_kind_of_layer_or_day_that_nobody_knows() => Assert.Equal(
        [new("calendar.layers[0].kind", "unknown-kind"), new("calendar.layers[1].days[1].kind", "unknown-kind")],
        ProblemsOf(
            Layer("one") with { Kind = (CalendarLayerKind)9 },
            Layer("two") with { Days = [new(Day, ProductionDayKind.Off, "x"), new(Day.AddDays(1), (ProductionDayKind)9, "x")] }));

    [Fact]
    public void Hold_for_the_dates_of_a_schedule_too() => Assert.Equal(
        [new("calendar.schedules[0].exceptions[1].date", "date-twice")],
        Problems(new CalendarConfiguration { Version = 1, Schedules = [new() { Authority = "east", Exceptions = [new(Day, "a", []), new(Day, "b", [])] }] }));

    [Fact]
    public void Are_named_when_a_calendar_cannot_be_built() => Assert.Contains(
        "timeZone: unknown-time-zone",
        Assert.Throws<ArgumentException>(() => new WorkCalendar(new CalendarConfiguration { Version = 1 }, "Europe/Atlantis")).Message,
        StringComparison.Ordinal);
}
