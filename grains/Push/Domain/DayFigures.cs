using Dialog.Cases;

namespace Dialog.Push.Domain;

/// <summary>What happened since the region's midnight, as storage counts it once, at activation.</summary>
internal sealed record DayTotals(
    DateTimeOffset Midnight,
    IReadOnlyDictionary<string, int> ReceivedByTopic,
    IReadOnlyDictionary<string, int> AnsweredByAuthority,
    int Missed,
    IReadOnlyDictionary<DateTimeOffset, int> ReceivedByMinute);

/// <summary>Counts of the region's current day and of the last sixty minutes.</summary>
internal sealed class DayFigures
{
    private const int Minutes = 60;

    private readonly Dictionary<long, int> _minutes = [];

    public DateTimeOffset Midnight { get; private set; }

    public DateTimeOffset At { get; private set; }

    public Dictionary<string, int> ReceivedByTopic { get; private set; } = [];

    public Dictionary<string, int> AnsweredByAuthority { get; private set; } = [];

    public int Missed { get; private set; }

    public void Restore(DayTotals totals)
    {
        Midnight = totals.Midnight;
        ReceivedByTopic = new(totals.ReceivedByTopic);
        AnsweredByAuthority = new(totals.AnsweredByAuthority);
        Missed = totals.Missed;
        foreach ((DateTimeOffset minute, int count) in totals.ReceivedByMinute)
        {
            _minutes[MinuteOf(minute)] = count;
        }
    }

    public void Count(CaseSummary after, bool isNew, DateTimeOffset? answeredBefore, bool overdueBefore)
    {
        if (isNew)
        {
            long minute = MinuteOf(after.ReceivedAt);
            _minutes[minute] = _minutes.GetValueOrDefault(minute) + 1;
            if (after.ReceivedAt >= Midnight)
            {
                ReceivedByTopic[after.Topic] = ReceivedByTopic.GetValueOrDefault(after.Topic) + 1;
            }
        }

        if (after.AnsweredAt is { } answered && answered >= Midnight && answeredBefore != answered)
        {
            string authority = after.Authority ?? "";
            AnsweredByAuthority[authority] = AnsweredByAuthority.GetValueOrDefault(authority) + 1;
        }

        if (after.Overdue && !overdueBefore && after.UpdatedAt >= Midnight)
        {
            Missed++;
        }
    }

    /// <summary>Starts a new day when the region's date changed, and forgets minutes past the hour.</summary>
    public void Turn(DateTimeOffset now, TimeZoneInfo zone)
    {
        At = now;
        DateTimeOffset midnight = MidnightOf(now, zone);
        if (midnight > Midnight)
        {
            Midnight = midnight;
            ReceivedByTopic = [];
            AnsweredByAuthority = [];
            Missed = 0;
        }

        long oldest = MinuteOf(now) - Minutes;
        foreach (long minute in _minutes.Keys.Where(m => m <= oldest).ToArray())
        {
            _minutes.Remove(minute);
        }
    }

    public int[] PerMinute()
    {
        long last = MinuteOf(At);
        int[] counts = new int[Minutes];
        for (int i = 0; i < Minutes; i++)
        {
            counts[i] = _minutes.GetValueOrDefault(last - Minutes + 1 + i);
        }

        return counts;
    }

    public static DateTimeOffset MidnightOf(DateTimeOffset now, TimeZoneInfo zone)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(now, zone);
        DateTime date = DateTime.SpecifyKind(local.Date, DateTimeKind.Unspecified);
        return new DateTimeOffset(date, zone.GetUtcOffset(date)).ToUniversalTime();
    }

    private static long MinuteOf(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerMinute;
}
