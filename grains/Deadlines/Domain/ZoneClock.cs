namespace Dialog.Deadlines.Domain;

/// <summary>Turns local times of one zone into instants, in UTC ticks, never going back as local time goes on.</summary>
internal sealed class ZoneClock(TimeZoneInfo zone)
{
    /// <summary>Instants of several local times of one day; the offset is looked up twice a day unless it changes in it.</summary>
    public Day On(DateOnly date)
    {
        long midnight = date.ToDateTime(TimeOnly.MinValue).Ticks;
        long before = OffsetAt(midnight - 15 * TimeSpan.TicksPerHour);
        long after = OffsetAt(midnight + 39 * TimeSpan.TicksPerHour);
        return new Day(this, midnight, before, Steady: before == after);
    }

    public readonly record struct Day(ZoneClock Clock, long Midnight, long Offset, bool Steady)
    {
        public long At(long timeOfDay) =>
            Steady ? Midnight + timeOfDay - Offset : Clock.ToUtc(Midnight + timeOfDay);
    }

    /// <summary>An hour that comes twice means its first pass; an hour that never comes means the moment it was skipped.</summary>
    private long ToUtc(long localTicks)
    {
        DateTime local = new(localTicks, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local))
        {
            return Transition(localTicks - TimeSpan.TicksPerDay, localTicks + TimeSpan.TicksPerDay);
        }

        TimeSpan offset = zone.IsAmbiguousTime(local)
            ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.GetUtcOffset(local);
        return localTicks - offset.Ticks;
    }

    private long Transition(long low, long high)
    {
        long old = OffsetAt(low);
        while (high - low > 1)
        {
            long middle = low + (high - low) / 2;
            if (OffsetAt(middle) == old)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }
        return high;
    }

    private long OffsetAt(long utcTicks) =>
        zone.GetUtcOffset(new DateTime(utcTicks, DateTimeKind.Utc)).Ticks;
}
