using Dialog.Regions;

namespace Dialog.Deadlines.Domain;

/// <summary>Gives the law's days the hours of an authority.</summary>
public static class ProductionDays
{
    /// <summary>Article 95 of the Labour Code: the day before a holiday is shorter by an hour.</summary>
    private static readonly TimeSpan ShorterBy = TimeSpan.FromHours(1);

    public static CalendarException[] On(this IEnumerable<ProductionDay> days, WorkingInterval[] week) =>
        [.. days.OrderBy(d => d.Date).Select(d => new CalendarException(d.Date, d.Reason, d.HoursOn(week)))];

    public static WorkingHours[] HoursOn(this ProductionDay day, WorkingInterval[] week) => day.Kind switch
    {
        ProductionDayKind.Off => [],
        ProductionDayKind.Shortened => Worked(day, week).ClosingEarlier(ShorterBy),
        _ => Worked(day, week),
    };

    // A working Saturday has the hours of the day it is swapped with; not knowing that, of the working weekday before it.
    private static WorkingHours[] Worked(ProductionDay day, WorkingInterval[] week)
    {
        WorkingHours[] own = week.HoursOn(day.Date.DayOfWeek);
        if (own.Length > 0)
        {
            return own;
        }

        if (day.SwappedWith is { } other && week.HoursOn(other.DayOfWeek) is { Length: > 0 } swapped)
        {
            return swapped;
        }

        return Enumerable.Range(1, 6)
            .Select(back => week.HoursOn(day.Date.AddDays(-back).DayOfWeek))
            .FirstOrDefault(hours => hours.Length > 0) ?? [];
    }
}
