using Dialog.Deadlines.Domain;

namespace Dialog.Cases.Domain;

/// <summary>The moments a case is usually put aside until, by the calendar of its authority in its zone. One that is beyond the deadline is not offered.</summary>
internal static class SnoozePresets
{
    private const int MostDaysOff = 31;
    private static readonly TimeSpan Later = TimeSpan.FromHours(3);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(30);

    public static SnoozeChoices Of(Case state, CaseRules rules, DateTimeOffset now)
    {
        WorkCalendar calendar = rules.Deadlines.CalendarOf(state.Authority);
        DateTimeOffset latest = SnoozeRules.Latest(state, now);
        List<SnoozeChoice> choices = [];
        Add(SnoozePresetNames.Later, LaterToday(calendar, now));

        DateOnly today = calendar.DateOf(now);
        DateOnly? next = WorkingDay(calendar, today.AddDays(1));
        Add(next == today.AddDays(1) ? SnoozePresetNames.Tomorrow : SnoozePresetNames.NextWorkingDay, Opening(calendar, next));

        int toMonday = ((int)DayOfWeek.Monday - (int)today.DayOfWeek + 6) % 7 + 1;
        DateOnly? week = WorkingDay(calendar, today.AddDays(toMonday));
        if (week != next)
        {
            Add(week?.DayOfWeek == DayOfWeek.Monday ? SnoozePresetNames.Monday : SnoozePresetNames.NextWeek, Opening(calendar, week));
        }

        return new SnoozeChoices([.. choices], state.Obligation?.DueAt);

        void Add(string name, DateTimeOffset? at)
        {
            if (at is { } moment && moment > now && moment <= latest)
            {
                choices.Add(new SnoozeChoice(name, moment));
            }
        }
    }

    // Within today's hours: later than that is tomorrow's business.
    private static DateTimeOffset? LaterToday(WorkCalendar calendar, DateTimeOffset now)
    {
        DateOnly today = calendar.DateOf(now);
        if (calendar.HoursOf(today) is not [.., var last])
        {
            return null;
        }

        long ticks = (now + Later).UtcTicks;
        DateTimeOffset rounded = WorkCalendar.At((ticks + Step.Ticks - 1) / Step.Ticks * Step.Ticks);
        return rounded < calendar.MomentOf(today, last.To == TimeOnly.MinValue ? TimeSpan.FromDays(1) : last.To.ToTimeSpan()) ? rounded : null;
    }

    private static DateOnly? WorkingDay(WorkCalendar calendar, DateOnly from) =>
        Enumerable.Range(0, MostDaysOff).Select(from.AddDays).Cast<DateOnly?>().FirstOrDefault(day => calendar.HoursOf(day!.Value).Count > 0);

    private static DateTimeOffset? Opening(WorkCalendar calendar, DateOnly? day) =>
        day is { } date ? calendar.MomentOf(date, calendar.HoursOf(date)[0].From.ToTimeSpan()) : null;
}
