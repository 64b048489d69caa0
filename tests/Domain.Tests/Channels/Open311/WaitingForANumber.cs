using Dialog.Channels.ExternalOrganisation;

namespace Dialog.Domain.Tests.Channels.Open311;

/// <summary>An organisation gave a token in place of a number and is asked for the number.</summary>
public sealed class WaitingForANumber
{
    private static readonly DateTimeOffset Sent = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 10, 10)]
    [InlineData(60, 120, 12)]
    [InlineData(240, 1440, 40)]
    [InlineData(2880, 4320, 24)]
    public void Asks_ever_more_seldom_and_never_stops(int from, int until, int times)
    {
        int asked = 0;
        for (int minute = from; minute < until; minute++)
        {
            asked += TokenTimes.IsDue(Sent, Sent.AddMinutes(minute - 1), Sent.AddMinutes(minute)) ? 1 : 0;
        }

        Assert.Equal(times, asked);
    }

    [Fact]
    public void Asks_at_once_when_nobody_knows_when_it_was_last_asked() => Assert.True(TokenTimes.IsDue(Sent, null, Sent.AddDays(30)));
}
