using Dialog.Regions;

namespace Dialog.Deadlines.Domain;

/// <summary>Local hours of one day as numbers; a closing time of 00:00 is the end of the day.</summary>
internal static class WorkingHoursArithmetic
{
    public static long EndTicks(this WorkingHours hours) =>
        hours.To == TimeOnly.MinValue ? TimeSpan.TicksPerDay : hours.To.Ticks;

    public static long TotalTicks(this IEnumerable<WorkingHours> hours) =>
        hours.Sum(h => h.EndTicks() - h.From.Ticks);

    public static WorkingHours[] HoursOn(this IEnumerable<WorkingInterval> week, DayOfWeek day) =>
        week.Where(i => i.Day == day).Select(i => new WorkingHours(i.From, i.To)).Joined();

    /// <summary>Sorted, with adjacent and overlapping intervals joined.</summary>
    public static WorkingHours[] Joined(this IEnumerable<WorkingHours> hours)
    {
        List<WorkingHours> joined = new();
        foreach (WorkingHours? next in hours.OrderBy(h => h.From))
        {
            if (joined.Count == 0 || joined[^1].EndTicks() < next.From.Ticks)
            {
                joined.Add(next);
            }
            else if (joined[^1].EndTicks() < next.EndTicks())
            {
                joined[^1] = joined[^1] with { To = next.To };
            }
        }
        return [.. joined];
    }

    /// <summary>The same day closing earlier; a last interval shorter than the cut disappears.</summary>
    public static WorkingHours[] ClosingEarlier(this WorkingHours[] hours, TimeSpan cut)
    {
        long left = cut.Ticks;
        List<WorkingHours> kept = hours.ToList();
        while (left > 0 && kept.Count > 0)
        {
            WorkingHours last = kept[^1];
            kept.RemoveAt(kept.Count - 1);
            long length = last.EndTicks() - last.From.Ticks;
            if (length > left)
            {
                kept.Add(last with { To = new TimeOnly(last.EndTicks() - left) });
            }

            left -= Math.Min(left, length);
        }
        return [.. kept];
    }
}
