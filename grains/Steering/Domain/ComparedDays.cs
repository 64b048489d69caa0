using Dialog.Deadlines.Domain;

namespace Dialog.Steering.Domain;

/// <summary>The days that a region's today is compared with, each from its midnight until the hour it is now, in the region's zone.</summary>
internal sealed record ComparedDays(DateTimeOffset Midnight, DateTimeOffset WeekStart, ComparedDay Previous, ComparedDay LastWeek)
{
    // The longest holidays are shorter; a calendar without working days ends the search.
    private const int LongestBreak = 31;

    public static ComparedDays Of(DateTimeOffset now, WorkCalendar calendar)
    {
        DateTime local = TimeZoneInfo.ConvertTime(now, calendar.Zone).DateTime;
        DateOnly today = DateOnly.FromDateTime(local);
        DateOnly previous = today.AddDays(-1);
        if (calendar.HoursOf(today).Count > 0)
        {
            // A working day against a day off would say nothing.
            int back = Enumerable.Range(1, LongestBreak).FirstOrDefault(d => calendar.HoursOf(today.AddDays(-d)).Count > 0, 1);
            previous = today.AddDays(-back);
        }

        int sinceMonday = ((int)today.DayOfWeek + 6) % 7;
        return new(Start(today), Start(today.AddDays(-sinceMonday)), Until(previous), Until(today.AddDays(-7)));

        DateTimeOffset Start(DateOnly date) => calendar.MomentOf(date, TimeSpan.Zero);

        ComparedDay Until(DateOnly date) =>
            new(date, Start(date), calendar.MomentOf(date, local.TimeOfDay), calendar.HoursOf(date).Count == 0);
    }
}
