using Dialog.Deadlines;
using Dialog.Deadlines.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Deadlines;

/// <summary>A year written out names the kind of each date, and two calendars are compared date by date.</summary>
public sealed class DaysOfAYear
{
    private static CalendarException Exception(string date, params string[] hours) =>
        new(Calendars.Date(date), "причина", [.. hours.Select(h => new WorkingHours(Calendars.Time(h[..5]), Calendars.Time(h[6..])))]);

    private static CalendarConfiguration Calendar(params CalendarException[] exceptions) =>
        new() { Version = 1, Week = Calendars.OfficeWeek, Exceptions = exceptions };

    private static CalendarYear Year(int year, params CalendarException[] exceptions) => CalendarYears.Of(
        new RegionConfiguration { Code = "66", Name = "Region", TimeZone = Calendars.Moscow, DefaultAuthority = "x", Calendar = Calendar(exceptions) }, year, null);

    [Theory]
    [InlineData("2024-10-08", "working")] // an ordinary Tuesday
    [InlineData("2024-10-12", "weekend")]
    [InlineData("2024-10-12", "off")] // a Saturday that is named
    [InlineData("2024-10-08", "off")]
    [InlineData("2024-10-12", "extra", "10:00-14:00")]
    [InlineData("2024-10-08", "working", "09:00-13:00", "14:00-18:00")] // named, and worked as ever
    [InlineData("2024-10-08", "short", "09:00-13:00", "14:00-17:00")]
    [InlineData("2024-10-08", "other", "09:00-12:00", "13:00-18:00")] // as long as ever, at another time
    [InlineData("2024-10-08", "other", "08:00-20:00")]
    public void Are_of_a_kind_by_their_hours(string date, string kind, params string[] hours)
    {
        bool named = hours.Length > 0 || kind == "off";
        CalendarYear year = named ? Year(2024, Exception(date, hours)) : Year(2024);

        Assert.Equal(kind, year.Days.Single(d => d.Date == Calendars.Date(date)).Kind);
    }

    [Theory]
    [InlineData(2023, 365)]
    [InlineData(2024, 366)]
    [InlineData(2100, 365)] // a century is no leap year
    public void Are_all_of_the_year(int year, int days)
    {
        CalendarDay[] written = Year(year).Days;

        Assert.Equal((days, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)), (written.Length, written[0].Date, written[^1].Date));
    }

    [Fact]
    public void Are_compared_in_the_order_of_time_whatever_the_order_of_years() => Assert.Equal(
        [Calendars.Date("2024-10-08"), Calendars.Date("2025-10-07")],
        CalendarYears.Between(Calendar(), Calendar(Exception("2024-10-08"), Exception("2025-10-07")), Calendars.Moscow, [2025, 2024, 2025]).Select(d => d.Date));

    [Theory]
    [InlineData("09:00-12:00", "09:00-11:00", 1)] // shortened as before, by other hours
    [InlineData("09:00-12:00", "08:00-20:00", 1)]
    [InlineData("09:00-12:00", "09:00-12:00", 0)]
    public void Differ_when_their_hours_do(string before, string after, int differences) => Assert.Equal(
        differences,
        CalendarYears.Between(Calendar(Exception("2024-10-08", before)), Calendar(Exception("2024-10-08", after)), Calendars.Moscow, [2024]).Length);

    [Fact]
    public void Differ_when_only_their_reason_does()
    {
        CalendarException before = Exception("2024-10-08");

        Assert.Single(CalendarYears.Between(Calendar(before), Calendar(before with { Reason = "другая" }), Calendars.Moscow, [2024]));
    }
}
