using Dialog.Regions;

namespace Dialog.Deadlines;

/// <summary>What keeps a calendar from being used; asked before a region's configuration is accepted.</summary>
public static class CalendarCheck
{
    public static IReadOnlyList<CalendarProblem> Of(CalendarConfiguration calendar, string timeZone)
    {
        var problems = new List<CalendarProblem>();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _))
            problems.Add(new("timeZone", "unknown-time-zone"));
        for (var i = 0; i < calendar.Week.Length; i++)
        {
            if (!Enum.IsDefined(calendar.Week[i].Day))
                problems.Add(new($"calendar.week[{i}].day", "unknown-day"));
            if (IsReversed(calendar.Week[i].From, calendar.Week[i].To))
                problems.Add(new($"calendar.week[{i}]", "interval-reversed"));
        }
        var dates = new HashSet<DateOnly>();
        for (var i = 0; i < calendar.Exceptions.Length; i++)
        {
            if (!dates.Add(calendar.Exceptions[i].Date))
                problems.Add(new($"calendar.exceptions[{i}].date", "date-twice"));
            if (calendar.Exceptions[i].Hours.Any(h => IsReversed(h.From, h.To)))
                problems.Add(new($"calendar.exceptions[{i}].hours", "interval-reversed"));
        }
        return problems;
    }

    // A shift over midnight is two intervals: one to 00:00, one from 00:00 of the next day.
    private static bool IsReversed(TimeOnly from, TimeOnly to) => to != TimeOnly.MinValue && to <= from;
}

/// <param name="Field">Path inside the region's configuration.</param>
/// <param name="Code">Kebab-case, for translation.</param>
public sealed record CalendarProblem(string Field, string Code);
