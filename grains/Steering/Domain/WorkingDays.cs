using System.Collections.Concurrent;
using Dialog.Deadlines.Domain;
using Dialog.Regions;

namespace Dialog.Steering.Domain;

/// <summary>
/// When an official works, day by day: their own week or that of their authority, without the calendar's days off and without their absences.
/// </summary>
internal sealed class WorkingDays(WorkCalendar calendar, Official? official = null)
{
    /// <summary>Nothing further away is forecast.</summary>
    public const int Horizon = 62;

    // A proposal asks about the same deadlines many times. Of one look at a region: never more than its cases.
    private readonly ConcurrentDictionary<(DateTimeOffset From, DateTimeOffset To), TimeSpan> _worked = new();

    /// <summary>Working time between two moments, at most <see cref="Horizon"/> days of it.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to) => _worked.GetOrAdd((from, to), static (of, days) => days.Sum(of.From, of.To), this);

    /// <summary>When so much working time has passed; null when not within <see cref="Horizon"/> days.</summary>
    public DateTimeOffset? After(DateTimeOffset from, TimeSpan amount)
    {
        foreach ((DateTimeOffset start, DateTimeOffset end) in Stretches(from, from.AddDays(Horizon)))
        {
            if (end - start >= amount)
            {
                return start + amount;
            }

            amount -= end - start;
        }

        return null;
    }

    /// <summary>Days with working time between two moments.</summary>
    public int Days(DateTimeOffset from, DateTimeOffset to) => Stretches(from, to).Select(s => calendar.DateOf(s.From)).Distinct().Count();

    public bool IsAbsent(DateTimeOffset at) => IsAbsent(calendar.DateOf(at));

    public bool IsWorking(DateTimeOffset at) => Stretches(at, at.AddTicks(1)).Any();

    private TimeSpan Sum(DateTimeOffset from, DateTimeOffset to)
    {
        TimeSpan worked = TimeSpan.Zero;
        foreach ((DateTimeOffset start, DateTimeOffset end) in Stretches(from, to))
        {
            worked += end - start;
        }

        return worked;
    }

    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Stretches(DateTimeOffset from, DateTimeOffset to)
    {
        DateOnly date = calendar.DateOf(from);
        for (int day = 0; day <= Horizon && date <= calendar.DateOf(to); day++, date = date.AddDays(1))
        {
            foreach (WorkingHours hours in Hours(date))
            {
                DateTimeOffset start = Later(from, calendar.MomentOf(date, hours.From.ToTimeSpan()));
                DateTimeOffset end = Earlier(to, calendar.MomentOf(date, hours.To == TimeOnly.MinValue ? TimeSpan.FromDays(1) : hours.To.ToTimeSpan()));
                if (end > start)
                {
                    yield return (start, end);
                }
            }
        }
    }

    private IEnumerable<WorkingHours> Hours(DateOnly date)
    {
        IReadOnlyList<WorkingHours> ordinary = calendar.HoursOf(date);
        if (IsAbsent(date))
        {
            return [];
        }

        if (official?.Hours is not { Length: > 0 } own)
        {
            return ordinary;
        }

        // A holiday is one for them too; a Saturday that is in their own week is not.
        bool holiday = ordinary.Count == 0 && calendar.ExceptionOn(date) is not null;
        return holiday ? [] : own.Where(h => h.Day == date.DayOfWeek).Select(h => new WorkingHours(h.From, h.To)).OrderBy(h => h.From);
    }

    private bool IsAbsent(DateOnly date) => official?.Absences is { } absences && Array.Exists(absences, a => a.Covers(date));

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
