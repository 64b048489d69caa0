using Dialog.Regions;

namespace Dialog.Deadlines.Domain;

/// <summary>What keeps a calendar from being used; asked before a region's configuration is accepted.</summary>
public static class CalendarCheck
{
    private const int LongestReason = 200;

    public static IReadOnlyList<CalendarProblem> Of(CalendarConfiguration calendar, string timeZone)
    {
        List<CalendarProblem> problems = new();
        Zone("timeZone", timeZone, problems);
        Week("calendar.week", calendar.Week, problems);
        Exceptions("calendar.exceptions", calendar.Exceptions, problems);
        Layers(calendar.Layers, problems);
        Schedules(calendar.Schedules, problems);
        Emergencies(calendar.Emergencies, problems);
        return problems;
    }

    private static void Zone(string field, string timeZone, List<CalendarProblem> problems)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _))
        {
            problems.Add(new(field, "unknown-time-zone"));
        }
    }

    private static void Week(string field, WorkingInterval[] week, List<CalendarProblem> problems)
    {
        foreach ((int i, WorkingInterval? interval) in week.Index())
        {
            if (!Enum.IsDefined(interval.Day))
            {
                problems.Add(new($"{field}[{i}].day", "unknown-day"));
            }

            if (IsReversed(interval.From, interval.To))
            {
                problems.Add(new($"{field}[{i}]", "interval-reversed"));
            }
        }
    }

    private static void Exceptions(string field, CalendarException[] exceptions, List<CalendarProblem> problems)
    {
        HashSet<DateOnly> dates = new();
        foreach ((int i, CalendarException? exception) in exceptions.Index())
        {
            if (!dates.Add(exception.Date))
            {
                problems.Add(new($"{field}[{i}].date", "date-twice"));
            }

            if (exception.Hours.Any(h => IsReversed(h.From, h.To)))
            {
                problems.Add(new($"{field}[{i}].hours", "interval-reversed"));
            }
        }
    }

    private static void Layers(CalendarLayer[] layers, List<CalendarProblem> problems)
    {
        HashSet<string> ids = new();
        foreach ((int i, CalendarLayer? layer) in layers.Index())
        {
            string field = $"calendar.layers[{i}]";
            if (!IsName(layer.Id))
            {
                problems.Add(new($"{field}.id", "layer-id-unusable"));
            }
            else if (!ids.Add(layer.Id))
            {
                problems.Add(new($"{field}.id", "layer-twice"));
            }

            if (!Enum.IsDefined(layer.Kind))
            {
                problems.Add(new($"{field}.kind", "unknown-kind"));
            }

            foreach ((int j, ProductionDay? day) in layer.Days.Index())
            {
                if (!Enum.IsDefined(day.Kind))
                {
                    problems.Add(new($"{field}.days[{j}].kind", "unknown-kind"));
                }
            }
            // Two layers of one kind may name one date: the later decides. Within one layer it is a mistake.
            foreach ((int Index, ProductionDay Item) twice in layer.Days.Index().GroupBy(d => d.Item.Date).SelectMany(same => same.Skip(1)))
            {
                problems.Add(new($"{field}.days[{twice.Index}].date", "date-twice"));
            }
        }
    }

    private static void Schedules(AuthoritySchedule[] schedules, List<CalendarProblem> problems)
    {
        HashSet<string> authorities = new();
        foreach ((int i, AuthoritySchedule? schedule) in schedules.Index())
        {
            string field = $"calendar.schedules[{i}]";
            if (!authorities.Add(schedule.Authority))
            {
                problems.Add(new($"{field}.authority", "authority-twice"));
            }

            if (schedule.TimeZone is { } zone)
            {
                Zone($"{field}.timeZone", zone, problems);
            }

            Week($"{field}.week", schedule.Week, problems);
            Exceptions($"{field}.exceptions", schedule.Exceptions, problems);
        }
    }

    private static void Emergencies(EmergencyDay[] emergencies, List<CalendarProblem> problems)
    {
        HashSet<(DateOnly, string?)> seen = new();
        foreach ((int i, EmergencyDay? day) in emergencies.Index())
        {
            if (!seen.Add((day.Date, day.Authority)))
            {
                problems.Add(new($"calendar.emergencies[{i}].date", "date-twice"));
            }

            if (string.IsNullOrWhiteSpace(day.Reason) || day.Reason.Length > LongestReason)
            {
                problems.Add(new($"calendar.emergencies[{i}].reason", "reason-unusable"));
            }
        }
    }

    // Derivations contain it between an @ and a semicolon.
    private static bool IsName(string id) =>
        id.Length is > 0 and <= 60 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.')
        && id is not (CalendarLayering.RegionWeek or CalendarLayering.RegionDates or CalendarLayering.Emergency);

    // A shift over midnight is two intervals: one to 00:00, one from 00:00 of the next day.
    private static bool IsReversed(TimeOnly from, TimeOnly to) => to != TimeOnly.MinValue && to <= from;
}
