namespace Dialog.Projections.Notifications.Domain;

/// <summary>When a digest is due, in the region's own time.</summary>
internal static class DigestSchedule
{
    /// <summary>The day's digest is there before the working day.</summary>
    public static readonly TimeOnly Morning = new(8, 0);

    /// <summary>The end of the time the next digest covers; null while none is due.</summary>
    /// <param name="digest">hourly or daily</param>
    /// <param name="toldUntil">the end of the last one's time</param>
    public static DateTimeOffset? Due(string digest, DateTimeOffset toldUntil, DateTimeOffset now, TimeZoneInfo zone)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(now, zone);
        DateTimeOffset end = digest switch
        {
            "hourly" => now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerHour)).ToUniversalTime(),
            "daily" => MorningOf(TimeOnly.FromDateTime(local.DateTime) >= Morning ? local.Date : local.Date.AddDays(-1), zone),
            _ => DateTimeOffset.MinValue,
        };
        return end > toldUntil ? end : null;
    }

    private static DateTimeOffset MorningOf(DateTime day, TimeZoneInfo zone)
    {
        DateTime morning = day + Morning.ToTimeSpan();
        return new DateTimeOffset(morning, zone.GetUtcOffset(morning)).ToUniversalTime();
    }
}
