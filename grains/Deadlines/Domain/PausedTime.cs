namespace Dialog.Deadlines.Domain;

/// <summary>Adding time where the clock is paused for a while: time inside a wait is not counted.</summary>
internal static class PausedTime
{
    /// <param name="calendar">Null: hours of the clock.</param>
    /// <param name="waits">In order, apart from each other, none before <paramref name="from"/>.</param>
    /// <returns>Null when the calendar does not have so much working time.</returns>
    public static DateTimeOffset? Add(WorkCalendar? calendar, DateTimeOffset from, TimeSpan amount, IReadOnlyList<Waiting> waits)
    {
        (DateTimeOffset at, TimeSpan left) = (from, amount);
        foreach (Waiting wait in waits)
        {
            TimeSpan counted = Between(calendar, at, wait.From);
            if (counted >= left)
            {
                break;
            }

            (at, left) = (wait.To, left - counted);
        }
        return calendar is null ? at + left : calendar.AddWorkingTime(at, left);
    }

    public static TimeSpan Between(WorkCalendar? calendar, DateTimeOffset from, DateTimeOffset to) =>
        calendar is null ? to - from : calendar.WorkingTimeBetween(from, to);

    /// <summary>In order, overlapping ones joined, what lies before the start cut off.</summary>
    public static List<Waiting> Ordered(IEnumerable<Waiting> waits, DateTimeOffset from)
    {
        List<Waiting> ordered = new();
        foreach (Waiting wait in waits.OrderBy(w => w.From))
        {
            Waiting next = new(wait.From < from ? from : wait.From.ToUniversalTime(), wait.To.ToUniversalTime());
            if (next.To <= next.From)
            {
                continue;
            }

            if (ordered.Count > 0 && next.From <= ordered[^1].To)
            {
                ordered[^1] = ordered[^1] with { To = next.To > ordered[^1].To ? next.To : ordered[^1].To };
            }
            else
            {
                ordered.Add(next);
            }
        }
        return ordered;
    }
}
