using Dialog.Audit;

namespace Dialog.Domain.Tests.Audit;

public sealed class TheNightlyVerification
{
    private static readonly TimeOnly One = new(1, 0);
    private static readonly DateTimeOffset Noon = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Is_due_when_there_was_none() => Assert.True(AuditNight.IsDue(Noon, null, One));

    [Theory]
    [InlineData("2026-11-29T01:00:00Z", false)]
    [InlineData("2026-11-29T11:59:00Z", false)]
    [InlineData("2026-11-29T00:59:59Z", true)]
    [InlineData("2026-11-28T13:00:00Z", true)]
    public void Is_due_once_after_its_hour(string last, bool due) => Assert.Equal(due, AuditNight.IsDue(Noon, DateTimeOffset.Parse(last, System.Globalization.CultureInfo.InvariantCulture), One));

    [Theory]
    [InlineData("2026-11-28T01:30:00Z", false)]
    [InlineData("2026-11-28T00:30:00Z", true)]
    public void Before_its_hour_is_yesterdays(string last, bool due) =>
        Assert.Equal(due, AuditNight.IsDue(new DateTimeOffset(2026, 11, 29, 3, 30, 0, TimeSpan.FromHours(3)), DateTimeOffset.Parse(last, System.Globalization.CultureInfo.InvariantCulture), One));
}
