using Dialog.Deadlines;
using Dialog.Deadlines.Domain;

namespace Dialog.Regions;

/// <summary>
/// A region as it begins: one body that takes everything, an office week and the country's calendar of this year and the next. Deadlines
/// and approvals are the product's own until the region changes them.
/// </summary>
internal static class FirstConfiguration
{
    /// <summary>The id of the first body; its name is the administrator's.</summary>
    public const string Authority = "centre";

    private static readonly DayOfWeek[] Workdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    public static RegionConfiguration Of(NewRegion region, int year) => new()
    {
        Code = region.Code,
        Name = region.Name.Trim(),
        TimeZone = region.TimeZone,
        Version = 1,
        Authorities = [new Authority(Authority, region.Authority.Trim(), null, null)],
        DefaultAuthority = Authority,
        Calendar = new CalendarConfiguration
        {
            Version = 1,
            Week = [.. Workdays.SelectMany(day => new WorkingInterval[] { new(day, new(9, 0), new(13, 0)), new(day, new(14, 0), new(18, 0)) })],
            Layers = Country(year),
        },
    };

    private static CalendarLayer[] Country(int year)
    {
        string years = string.Join(',', ProductionCalendars.RussianYears.Where(y => y == year || y == year + 1));
        return years.Length == 0
            ? []
            : CalendarFiles.Read(new CalendarFile { Format = CalendarFiles.Shipped, Content = years, Kind = CalendarLayerKind.Federal }).Layers;
    }
}
