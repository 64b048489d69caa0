using Dialog.Regions;

namespace Dialog.Deadlines.Domain;

/// <summary>The working intervals of one local year as instants with running sums, so that adding time is two searches.</summary>
internal sealed class WorkYear
{
    private readonly long[] _from;
    private readonly long[] _to;
    private readonly long[] _before;
    private readonly long[] _days;
    private readonly int[] _firstOfDay;
    private readonly DateOnly _firstDay;

    public WorkYear(int year, ZoneClock clock, Func<DateOnly, WorkingHours[]> hoursOf)
    {
        _firstDay = new DateOnly(year, 1, 1);
        int count = DateTime.IsLeapYear(year) ? 366 : 365;
        _days = new long[count + 1];
        _firstOfDay = new int[count + 1];
        List<long> from = new(count * 2);
        List<long> to = new(count * 2);
        for (int i = 0; i <= count; i++)
        {
            DateOnly date = _firstDay.AddDays(i);
            ZoneClock.Day day = clock.On(date);
            _days[i] = day.At(0);
            _firstOfDay[i] = from.Count;
            if (i == count)
            {
                break;
            }

            foreach (WorkingHours hours in hoursOf(date))
            {
                (long start, long end) = (day.At(hours.From.Ticks), day.At(hours.EndTicks()));
                if (start == end) // swallowed by a clock going forward
                {
                    continue;
                }

                from.Add(start);
                to.Add(end);
            }
        }
        _from = [.. from];
        _to = [.. to];
        _before = new long[_from.Length];
        for (int i = 0; i < _from.Length; i++)
        {
            _before[i] = Total;
            Total += _to[i] - _from[i];
        }
    }

    public long Start => _days[0];
    public long End => _days[^1];

    /// <summary>Working ticks of the whole year.</summary>
    public long Total { get; }

    /// <summary>Working ticks between the start of the year and the instant.</summary>
    public long WorkedBefore(long instant)
    {
        int i = LastAtOrBefore(_from, instant);
        return i < 0 ? 0 : _before[i] + Math.Min(instant, _to[i]) - _from[i];
    }

    /// <summary>The earliest instant with so many working ticks behind it: the closing time, not the next opening.</summary>
    public long MomentOf(long worked)
    {
        int i = LastAtOrBefore(_before, worked - 1);
        return _from[i] + (worked - _before[i]);
    }

    public DateOnly DateOf(long instant) => _firstDay.AddDays(LastAtOrBefore(_days, instant));

    public WorkDay Day(DateOnly date)
    {
        int i = date.DayNumber - _firstDay.DayNumber;
        (int first, int next) = (_firstOfDay[i], _firstOfDay[i + 1]);
        return new WorkDay(date, _days[i], _days[i + 1], _from.AsMemory(first, next - first), _to.AsMemory(first, next - first));
    }

    private static int LastAtOrBefore(long[] sorted, long value)
    {
        int i = Array.BinarySearch(sorted, value);
        return i < 0 ? ~i - 1 : i;
    }
}

/// <summary>One local date as instants in UTC ticks.</summary>
internal readonly record struct WorkDay(DateOnly Date, long Start, long End, ReadOnlyMemory<long> From, ReadOnlyMemory<long> To);
