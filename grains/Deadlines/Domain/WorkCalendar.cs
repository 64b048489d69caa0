using System.Collections.Concurrent;
using System.Collections.Frozen;
using Dialog.Regions;

namespace Dialog.Deadlines.Domain;

/// <summary>The working time of a region, ready for arithmetic. Immutable to its users, safe for threads; keep one for each calendar version.</summary>
/// <remarks>Results carry offset zero, as the database wants; intervals keep real elapsed time when clocks change.</remarks>
public sealed class WorkCalendar
{
    /// <summary>Adding gives up beyond this: a calendar so sparse is a mistake in its configuration.</summary>
    public const int HorizonYears = 30;

    // Dates of messages come from networks: a strange one must not make memory grow with every year it names.
    private const int CachedYears = 64;
    private const int FirstYear = 1000;
    private const int LastYear = 9000;

    private readonly WorkingHours[][] _week = new WorkingHours[7][];
    private readonly FrozenDictionary<DateOnly, LayeredDay> _days;
    private readonly ConcurrentDictionary<int, WorkYear> _years = new();
    private readonly ZoneClock _clock;
    private readonly int _lastWorkingYear;

    /// <param name="timeZone">IANA name, of the region.</param>
    /// <param name="authority">The authority whose schedule counts; null: the region's.</param>
    /// <exception cref="ArgumentException">The configuration has a problem that <see cref="CalendarCheck"/> names.</exception>
    public WorkCalendar(CalendarConfiguration configuration, string timeZone, string? authority = null)
    {
        if (CalendarCheck.Of(configuration, timeZone) is [var problem, ..])
        {
            throw new ArgumentException($"The calendar is not usable: {problem.Field}: {problem.Code}.", nameof(configuration));
        }

        Version = configuration.Version;
        LayeredCalendar layered = CalendarLayering.Of(configuration, timeZone, authority);
        WeekSource = layered.WeekSource;
        Zone = TimeZoneInfo.FindSystemTimeZoneById(layered.TimeZone);
        _clock = new ZoneClock(Zone);
        for (int day = 0; day < 7; day++)
        {
            _week[day] = layered.Week.HoursOn((DayOfWeek)day);
        }

        _days = layered.Days.ToFrozenDictionary();
        _lastWorkingYear = _week.Any(h => h.Length > 0)
            ? LastYear
            : layered.Days.Values.Where(e => e.Hours.Length > 0).Select(e => e.Date.Year).DefaultIfEmpty(0).Max();
    }

    public int Version { get; }
    public TimeZoneInfo Zone { get; }

    /// <summary>Whose ordinary week this is, with its version: <c>week@7</c>, <c>authority:roads@2</c>.</summary>
    public string WeekSource { get; }

    /// <summary>Local hours of a date, sorted; empty on a day off. A closing time of 00:00 is the end of the day.</summary>
    public IReadOnlyList<WorkingHours> HoursOf(DateOnly date) => Hours(date);

    /// <summary>Hours the weekday has without exceptions.</summary>
    public IReadOnlyList<WorkingHours> OrdinaryHoursOf(DayOfWeek day) => _week[(int)day];

    /// <summary>Null for a date that is as its weekday.</summary>
    public LayeredDay? ExceptionOn(DateOnly date) => _days.GetValueOrDefault(date);

    /// <summary>The earliest instant with the amount of working time behind it since <paramref name="from"/>; time ending at closing ends there.</summary>
    /// <returns>Null when the calendar does not have so much working time within <see cref="HorizonYears"/>.</returns>
    public DateTimeOffset? AddWorkingTime(DateTimeOffset from, TimeSpan amount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(amount, TimeSpan.Zero);
        if (amount == TimeSpan.Zero)
        {
            return from.ToUniversalTime();
        }

        long instant = from.UtcTicks;
        int first = YearOf(instant);
        long wanted = YearAt(first).WorkedBefore(instant) + amount.Ticks;
        for (int year = first; year <= Math.Min(first + HorizonYears, _lastWorkingYear); year++)
        {
            WorkYear block = YearAt(year);
            if (wanted <= block.Total)
            {
                return At(block.MomentOf(wanted));
            }

            wanted -= block.Total;
        }
        return null;
    }

    /// <summary>Working time between two instants, negative when they are in reverse order.</summary>
    public TimeSpan WorkingTimeBetween(DateTimeOffset from, DateTimeOffset to)
    {
        if (to < from)
        {
            return -WorkingTimeBetween(to, from);
        }

        (int first, int last) = (YearOf(from.UtcTicks), YearOf(to.UtcTicks));
        long worked = YearAt(last).WorkedBefore(to.UtcTicks) - YearAt(first).WorkedBefore(from.UtcTicks);
        for (int year = first; year < last; year++)
        {
            worked += YearAt(year).Total;
        }

        return new TimeSpan(worked);
    }

    /// <summary>The local date of an instant.</summary>
    public DateOnly DateOf(DateTimeOffset instant) => YearAt(YearOf(instant.UtcTicks)).DateOf(instant.UtcTicks);

    internal WorkDay Day(DateOnly date) => YearAt(date.Year).Day(date);

    /// <summary>When it is so late on a day, in this calendar's zone; <paramref name="time"/> may be a whole day.</summary>
    public DateTimeOffset MomentOf(DateOnly date, TimeSpan time) => At(_clock.On(date).At(time.Ticks));

    internal static DateTimeOffset At(long utcTicks) => new(utcTicks, TimeSpan.Zero);

    private WorkingHours[] Hours(DateOnly date) =>
        _days.TryGetValue(date, out LayeredDay? day) ? day.Hours : _week[(int)date.DayOfWeek];

    private int YearOf(long instant)
    {
        int year = new DateTime(instant).Year;
        if (year is < FirstYear or > LastYear)
        {
            throw new ArgumentOutOfRangeException(nameof(instant), year, "A working calendar knows the years 1000 to 9000.");
        }

        WorkYear block = YearAt(year);
        return instant < block.Start ? year - 1 : instant >= block.End ? year + 1 : year;
    }

    private WorkYear YearAt(int year)
    {
        if (_years.TryGetValue(year, out WorkYear? known))
        {
            return known;
        }

        WorkYear built = new(year, _clock, Hours);
        return _years.Count < CachedYears ? _years.GetOrAdd(year, built) : built;
    }
}
