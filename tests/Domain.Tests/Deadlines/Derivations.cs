using System.Globalization;
using Dialog.Deadlines;
using Dialog.Deadlines.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Deadlines;

/// <summary>Deadlines of the examples, and their derivations as lines to compare.</summary>
internal static class Derivations
{
    /// <summary>Working hours of the calendar, paused in the waits.</summary>
    public static PlannedDeadline Worked(this WorkCalendar calendar, string from, double hours, params (string From, string To)[] waits) =>
        Plan(calendar, from, hours, true, waits);

    /// <summary>Hours of the clock, paused in the waits.</summary>
    public static PlannedDeadline ByTheClock(this WorkCalendar calendar, string from, double hours, params (string From, string To)[] waits) =>
        Plan(calendar, from, hours, false, waits);

    public static string[] Lines(this PlannedDeadline plan, WorkCalendar calendar) => [.. plan.Steps.Select(s => Line(s, calendar))];

    public static string[] Lines(this PlannedDeadline plan, WorkCalendar calendar, string code) =>
        [.. plan.Steps.Where(s => s.Code == code).Select(s => Line(s, calendar))];

    public static CalendarException Date(string date, string reason, params string[] hours) =>
        new(Calendars.Date(date), reason, [.. hours.Select(h => new WorkingHours(Calendars.Time(h[..5]), Calendars.Time(h[6..])))]);

    public static WorkCalendar Office(params CalendarException[] dates) =>
        new(new CalendarConfiguration { Version = 7, Week = Calendars.OfficeWeek, Exceptions = dates }, Calendars.Moscow);

    private static PlannedDeadline Plan(WorkCalendar calendar, string from, double hours, bool working, (string From, string To)[] waits)
    {
        DeadlineRule rule = new("w", DeadlineRules.Answer, hours, working, null, null, null, null) { PausesWhileWaiting = true };
        return DeadlinePlanner.By(rule, DeadlineRules.Answer, calendar, 1, calendar.Local(from),
            [.. waits.Select(w => new Waiting(calendar.Local(w.From), calendar.Local(w.To)))]);
    }

    private static string Line(DeadlineStep step, WorkCalendar calendar) =>
        Moment(step.At, calendar) + " " + step.Code
        + (step.Until is { } until ? $" until {Moment(until, calendar)}" : "")
        + (step.Hours is { } hours ? $" {hours.ToString(CultureInfo.InvariantCulture)} h" : "")
        + (step.Days > 1 ? $" x{step.Days}" : "")
        + (step.Detail is null ? "" : $" ({step.Detail})");

    private static string Moment(DateTimeOffset at, WorkCalendar calendar) =>
        TimeZoneInfo.ConvertTime(at, calendar.Zone).ToString("ddd HH:mm", CultureInfo.InvariantCulture);
}
