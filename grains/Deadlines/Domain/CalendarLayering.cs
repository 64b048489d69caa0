using Dialog.Regions;

namespace Dialog.Deadlines.Domain;

/// <summary>
/// Lays the layers of a calendar over each other for one authority: the law's year, the region's holidays, the region's own hours
/// of a date, the authority's schedule, emergencies. The last layer that names a date decides it whole.
/// </summary>
internal static class CalendarLayering
{
    public const string RegionWeek = "week";
    public const string RegionDates = "region";
    public const string Emergency = "emergency";

    public static string ScheduleOf(string authority) => $"authority:{authority}";

    public static LayeredCalendar Of(CalendarConfiguration calendar, string timeZone, string? authority)
    {
        AuthoritySchedule? own = authority is null ? null : Array.Find(calendar.Schedules, s => s.Authority == authority);
        WorkingInterval[] week = own is { Week.Length: > 0 } ? own.Week : calendar.Week;
        Dictionary<DateOnly, LayeredDay> days = new();
        if (own is not { IgnoresDaysOff: true })
        {
            foreach (CalendarLayer? layer in calendar.Layers.OrderBy(l => l.Kind))
            {
                foreach (ProductionDay day in layer.Days)
                {
                    days[day.Date] = new(day.Date, day.Reason, day.HoursOn(week), Versioned(layer.Id, layer.Version));
                }
            }
            Lay(calendar.Exceptions, Versioned(RegionDates, calendar.Version), days);
        }
        if (own is not null)
        {
            Lay(own.Exceptions, Versioned(ScheduleOf(own.Authority), own.Version), days);
        }

        foreach (EmergencyDay day in calendar.Emergencies)
        {
            // One for the whole region does not close those who work through every day off; one in their own name does.
            if (day.Authority is null ? own is not { IgnoresDaysOff: true } : day.Authority == authority)
            {
                days[day.Date] = new(day.Date, day.Reason, [], Versioned(Emergency, day.Since));
            }
        }
        string source = own is { Week.Length: > 0 } ? Versioned(ScheduleOf(own.Authority), own.Version) : Versioned(RegionWeek, calendar.Version);
        return new(own?.TimeZone ?? timeZone, week, source, days);
    }

    private static void Lay(CalendarException[] exceptions, string source, Dictionary<DateOnly, LayeredDay> days)
    {
        foreach (CalendarException day in exceptions)
        {
            days[day.Date] = new(day.Date, day.Reason, day.Hours.Joined(), source);
        }
    }

    private static string Versioned(string layer, int version) => $"{layer}@{version}";
}
