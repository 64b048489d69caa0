namespace Dialog.Audit;

/// <summary>When the nightly verification is due: pure.</summary>
internal static class AuditNight
{
    /// <param name="last">the last verification of any silo; null: never</param>
    /// <param name="at">the hour of the night, UTC</param>
    public static bool IsDue(DateTimeOffset now, DateTimeOffset? last, TimeOnly at)
    {
        DateTime utc = now.UtcDateTime;
        DateTime today = utc.Date + at.ToTimeSpan();
        return last is null || last.Value.UtcDateTime < (today <= utc ? today : today.AddDays(-1));
    }
}
