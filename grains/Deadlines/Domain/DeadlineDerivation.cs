using Dialog.Regions;

namespace Dialog.Deadlines.Domain;

/// <summary>Walks from the message to the deadline day by day and says what counted and what did not.</summary>
internal sealed class DeadlineDerivation
{
    private readonly List<DeadlineStep> _steps = new(8);
    private readonly WorkCalendar _calendar;
    private long _from;
    private long _due;
    private (long From, long To, long Ticks, int Days) _counted;
    private (long From, long To, int Days, string? Reasons, string? Sources) _off;
    private bool _started;

    private DeadlineDerivation(WorkCalendar calendar) => _calendar = calendar;

    /// <param name="waits">In order, all of them between the message and the deadline.</param>
    public static DeadlineStep[] Of(WorkCalendar calendar, DateTimeOffset from, DateTimeOffset due, IReadOnlyList<Waiting> waits) =>
        new DeadlineDerivation(calendar).Derive(from.UtcTicks, due.UtcTicks, waits);

    /// <summary>The line of a time in which the clock was paused.</summary>
    public static DeadlineStep Wait(Waiting wait, WorkCalendar? calendar) =>
        new(wait.From, DeadlineCodes.Waits, "the resident is asked, the clock stands", wait.To,
            Math.Round(PausedTime.Between(calendar, wait.From, wait.To).TotalHours, 4));

    private DeadlineStep[] Derive(long from, long due, IReadOnlyList<Waiting> waits)
    {
        Add(from, DeadlineCodes.Received, "received");
        long at = from;
        foreach (Waiting wait in waits)
        {
            Stretch(at, wait.From.UtcTicks);
            _steps.Add(Wait(wait, _calendar));
            at = wait.To.UtcTicks;
            _started = false; // the resident may have answered at night: the next stretch says where it starts
        }
        Stretch(at, due);
        Add(due, DeadlineCodes.Due, "due");
        return DeadlineFolding.Fold(_steps);
    }

    private void Stretch(long from, long due)
    {
        (_from, _due) = (from, due);
        DateOnly date = _calendar.DateOf(WorkCalendar.At(_from));
        // The due instant may be midnight, the end of the day before; the walk stops where the time is used up.
        for (WorkDay day = _calendar.Day(date); day.Start < _due; day = _calendar.Day(date = date.AddDays(1)))
        {
            Walk(day);
        }

        FlushCounted();
        FlushOff();
    }

    private void Walk(WorkDay day)
    {
        LayeredDay? exception = _calendar.ExceptionOn(day.Date);
        if (day.From.Length == 0)
        {
            FlushCounted();
            long end = Math.Min(day.End, _due);
            _off = _off.Days == 0
                ? (Math.Max(day.Start, _from), end, 1, exception?.Reason, exception?.Source)
                : (_off.From, end, _off.Days + 1, DeadlineFolding.Join(_off.Reasons, exception?.Reason), DeadlineFolding.Join(_off.Sources, exception?.Source));
            return;
        }
        // Closed for today when the message came: the day does not affect the deadline.
        if (day.To.Span[^1] <= _from)
        {
            return;
        }
        // Asked before it opened: this stretch ends without having worked that day.
        if (day.From.Span[0] >= _due)
        {
            return;
        }

        FlushOff();
        Start(day);
        if (exception is not null)
        {
            Special(day, exception);
        }

        Count(day);
    }

    private void Start(WorkDay day)
    {
        if (_started)
        {
            return;
        }

        _started = true;
        for (int i = 0; i < day.From.Length; i++)
        {
            if (day.To.Span[i] <= _from)
            {
                continue;
            }

            if (day.From.Span[i] >= _due)
            {
                _started = false; // asked during the break: nothing started yet
            }
            else if (day.From.Span[i] > _from)
            {
                Add(day.From.Span[i], DeadlineCodes.Starts, "came outside working time, starts here", detail: Outside(day, i));
            }

            return;
        }
    }

    private string Outside(WorkDay day, int next)
    {
        if (day.Start <= _from)
        {
            return next == 0 ? "before-hours" : "break";
        }

        return _calendar.HoursOf(_calendar.DateOf(WorkCalendar.At(_from))).Count == 0 ? "day-off" : "after-hours";
    }

    private void Special(WorkDay day, LayeredDay exception)
    {
        IReadOnlyList<WorkingHours> ordinary = _calendar.OrdinaryHoursOf(day.Date.DayOfWeek);
        IReadOnlyList<WorkingHours> hours = _calendar.HoursOf(day.Date);
        if (hours.SequenceEqual(ordinary))
        {
            return;
        }

        (string? code, string? text) = ordinary.Count == 0 ? (DeadlineCodes.ExtraDay, "worked, though the weekday is a day off")
            : hours.TotalTicks() < ordinary.TotalTicks() ? (DeadlineCodes.ShortDay, "shortened day")
            : (DeadlineCodes.OtherHours, "hours differ from the ordinary ones");
        // Due before closing: closing earlier took nothing.
        if (code == DeadlineCodes.ShortDay && _due < day.To.Span[^1])
        {
            return;
        }

        long end = day.To.Span[^1];
        // A day cut in two by a wait is listed once.
        if (_steps.Exists(s => s.Code == code && s.Until!.Value.UtcTicks == end))
        {
            return;
        }

        FlushCounted();
        long at = Math.Max(day.From.Span[0], _from);
        Add(at, code, text, end, Hours(hours.TotalTicks()), detail: exception.Reason, source: exception.Source);
    }

    private void Count(WorkDay day)
    {
        _counted.Days++;
        for (int i = 0; i < day.From.Length; i++)
        {
            (long from, long to) = (Math.Max(day.From.Span[i], _from), Math.Min(day.To.Span[i], _due));
            if (from >= to)
            {
                continue;
            }

            if (i > 0 && day.To.Span[i - 1] > _from)
            {
                Pause(day.To.Span[i - 1], day.From.Span[i]);
            }

            if (_counted.Ticks == 0)
            {
                _counted.From = from;
            }

            _counted.To = to;
            _counted.Ticks += to - from;
        }
    }

    private void Pause(long from, long to)
    {
        // The same lunch every day is one line.
        int known = _steps.FindIndex(s => s.Code == DeadlineCodes.Pause
            && SameTimeOfDay(s.At.UtcTicks, from) && SameTimeOfDay(s.Until!.Value.UtcTicks, to));
        if (known < 0)
        {
            Add(from, DeadlineCodes.Pause, "break, not counted", to);
        }
        else
        {
            _steps[known] = _steps[known] with { Days = _steps[known].Days + 1 };
        }
    }

    private static bool SameTimeOfDay(long one, long other) => (one - other) % TimeSpan.TicksPerDay == 0;

    private void FlushCounted()
    {
        if (_counted.Ticks > 0)
        {
            Add(_counted.From, DeadlineCodes.Counts, "working time counts", _counted.To, Hours(_counted.Ticks), _counted.Days, "working", _calendar.WeekSource);
        }

        _counted = default;
    }

    private void FlushOff()
    {
        if (_off.Days > 0)
        {
            Add(_off.From, DeadlineCodes.DayOff, "not worked", _off.To, days: _off.Days, detail: _off.Reasons, source: _off.Sources);
        }

        _off = default;
    }

    private static double Hours(long ticks) => Math.Round(new TimeSpan(ticks).TotalHours, 4);

    private void Add(long at, string code, string text, long? until = null, double? hours = null, int days = 1, string? detail = null, string? source = null) =>
        _steps.Add(new(WorkCalendar.At(at), code, text, until is { } end ? WorkCalendar.At(end) : null, hours, days, detail, source));
}
