using Dialog.Notifications;

namespace Dialog.Domain.Tests.Notifications;

public sealed class TheQuietHours
{
    [Theory]
    [InlineData("22:00", "07:00", "21:59", false)]
    [InlineData("22:00", "07:00", "22:00", true)]
    [InlineData("22:00", "07:00", "00:00", true)]
    [InlineData("22:00", "07:00", "06:59", true)]
    [InlineData("22:00", "07:00", "07:00", false)]
    [InlineData("13:00", "14:00", "13:30", true)]
    [InlineData("13:00", "14:00", "14:00", false)]
    [InlineData("08:00", "08:00", "12:00", true)]
    public void Go_over_midnight(string from, string to, string at, bool quiet) =>
        Assert.Equal(quiet, new QuietHours(Time(from), Time(to)).Contains(Time(at)));

    private static TimeOnly Time(string text) => TimeOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
