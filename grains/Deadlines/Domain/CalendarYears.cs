using Dialog.Regions;

namespace Dialog.Deadlines.Domain;

/// <summary>A year written out day by day, for people to read.</summary>
internal static class CalendarYears
{
    public const int First = 2000;
    public const int Last = 2100;

    public static CalendarYear Of(RegionConfiguration region, int year, string? authority)
    {
        WorkCalendar calendar = new(region.Calendar, region.TimeZone, authority);
        CalendarDay[] days = [.. Dates(year).Select(d => DayOf(calendar, d))];
        return new(year, authority, calendar.Zone.Id, calendar.Version,
            days.Count(d => d.Hours.Length > 0), new TimeSpan(days.Sum(d => d.Hours.TotalTicks())).TotalHours, days);
    }

    /// <summary>Dates of the years that the change alters for those who use the region's schedule.</summary>
    public static CalendarDifference[] Between(CalendarConfiguration before, CalendarConfiguration after, string timeZone, IEnumerable<int> years)
    {
        (WorkCalendar? old, WorkCalendar? changed) = (new WorkCalendar(before, timeZone), new WorkCalendar(after, timeZone));
        return
        [
            .. years.Distinct().Order().SelectMany(Dates)
                .Select(date => new CalendarDifference(date, DayOf(old, date), DayOf(changed, date)))
                .Where(d => d.Before.Kind != d.After.Kind || !d.Before.Hours.SequenceEqual(d.After.Hours) || d.Before.Reason != d.After.Reason),
        ];
    }

    private static CalendarDay DayOf(WorkCalendar calendar, DateOnly date)
    {
        WorkingHours[] hours = [.. calendar.HoursOf(date)];
        LayeredDay? exception = calendar.ExceptionOn(date);
        return new(date, Kind(hours, calendar.OrdinaryHoursOf(date.DayOfWeek), exception is not null), hours, exception?.Reason, exception?.Source);
    }

    private static string Kind(WorkingHours[] hours, IReadOnlyList<WorkingHours> ordinary, bool named) => (hours.Length, ordinary.Count) switch
    {
        (0, 0) when !named => "weekend",
        (0, _) => "off",
        (_, 0) => "extra",
        _ when hours.SequenceEqual(ordinary) => "working",
        _ when hours.TotalTicks() < ordinary.TotalTicks() => "short",
        _ => "other",
    };

    private static IEnumerable<DateOnly> Dates(int year) =>
        Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(d => new DateOnly(year, 1, 1).AddDays(d));
}
