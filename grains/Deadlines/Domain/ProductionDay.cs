using System.Text.Json.Serialization;
using Dialog.Regions;

namespace Dialog.Deadlines;

/// <summary>What the law says about a date, before a body's own hours are known.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProductionDayKind>))]
public enum ProductionDayKind
{
    [JsonStringEnumMemberName("off")]
    Off,

    /// <summary>Worked an hour less, on whatever weekday.</summary>
    [JsonStringEnumMemberName("short")]
    Shortened,

    /// <summary>Worked although it is a Saturday or Sunday.</summary>
    [JsonStringEnumMemberName("work")]
    Work,
}

/// <param name="SwappedWith">A day off: the date it was moved from. A working Saturday or Sunday: the date off instead of it.</param>
public sealed record ProductionDay(DateOnly Date, ProductionDayKind Kind, string Reason, DateOnly? SwappedWith = null);

/// <summary>Gives the law's days the hours of a body.</summary>
public static class ProductionDays
{
    /// <summary>Article 95 of the Labour Code: the day before a holiday is shorter by an hour.</summary>
    private static readonly TimeSpan ShorterBy = TimeSpan.FromHours(1);

    public static CalendarException[] On(this IEnumerable<ProductionDay> days, WorkingInterval[] week) =>
        [.. days.OrderBy(d => d.Date).Select(d => new CalendarException(d.Date, d.Reason, Hours(d, week)))];

    private static WorkingHours[] Hours(ProductionDay day, WorkingInterval[] week) => day.Kind switch
    {
        ProductionDayKind.Off => [],
        ProductionDayKind.Shortened => Worked(day, week).ClosingEarlier(ShorterBy),
        _ => Worked(day, week),
    };

    // A working Saturday has the hours of the day it is swapped with; not knowing that, of the working weekday before it.
    private static WorkingHours[] Worked(ProductionDay day, WorkingInterval[] week)
    {
        var own = week.HoursOn(day.Date.DayOfWeek);
        if (own.Length > 0)
            return own;
        if (day.SwappedWith is { } other && week.HoursOn(other.DayOfWeek) is { Length: > 0 } swapped)
            return swapped;
        return Enumerable.Range(1, 6)
            .Select(back => week.HoursOn(day.Date.AddDays(-back).DayOfWeek))
            .FirstOrDefault(hours => hours.Length > 0) ?? [];
    }
}
