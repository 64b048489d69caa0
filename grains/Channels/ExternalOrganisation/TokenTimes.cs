namespace Dialog.Channels.ExternalOrganisation;

/// <summary>
/// When an organisation is asked for the number behind a token: often at first, once an hour in the end, and without an end, since only its number
/// tells how the request stands. Follows from when the case was sent: nothing has to be remembered. Pure.
/// </summary>
internal static class TokenTimes
{
    private static readonly (TimeSpan Until, TimeSpan Every)[] Steps =
    [
        (TimeSpan.FromHours(2), TimeSpan.FromMinutes(5)), (TimeSpan.FromDays(1), TimeSpan.FromMinutes(30)), (TimeSpan.MaxValue, TimeSpan.FromHours(1)),
    ];

    private static readonly TimeSpan Young = TimeSpan.FromMinutes(10);

    /// <param name="last">when the organisation was last polled; null: never by this installation</param>
    public static bool IsDue(DateTimeOffset sentAt, DateTimeOffset? last, DateTimeOffset now)
    {
        TimeSpan age = now - sentAt;
        if (last is not { } before || age < Young)
        {
            return true;
        }

        long every = Steps.First(s => age < s.Until).Every.Ticks;
        return before.UtcTicks / every != now.UtcTicks / every;
    }
}
