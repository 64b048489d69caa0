using Dialog.Projections.Notifications.Domain;

namespace Dialog.Domain.Tests.Notifications;

/// <summary>Hourly digests end at the full hour, daily ones at eight in the morning of the region.</summary>
public sealed class TheTimeOfADigest
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Yekaterinburg");

    [Theory]
    [InlineData("hourly", "2026-11-24T09:10Z", "2026-11-24T10:05Z", "2026-11-24T10:00Z")]
    [InlineData("hourly", "2026-11-24T10:00Z", "2026-11-24T10:59Z", null)]
    [InlineData("hourly", "2026-11-20T10:00Z", "2026-11-24T10:59Z", "2026-11-24T10:00Z")]
    [InlineData("daily", "2026-11-23T12:00Z", "2026-11-24T02:59Z", null)]
    [InlineData("daily", "2026-11-23T12:00Z", "2026-11-24T03:00Z", "2026-11-24T03:00Z")]
    [InlineData("daily", "2026-11-24T03:00Z", "2026-11-24T20:00Z", null)]
    [InlineData("daily", "2026-11-20T03:00Z", "2026-11-24T01:00Z", "2026-11-23T03:00Z")]
    [InlineData("off", "2026-11-20T03:00Z", "2026-11-24T01:00Z", null)]
    public void Is_this(string digest, string toldUntil, string now, string? end) =>
        Assert.Equal(end is null ? null : At(end), DigestSchedule.Due(digest, At(toldUntil), At(now), Zone));

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
}
