using System.Net;
using Dialog.Api.Auth.Sessions;

namespace Dialog.Api.Tests;

/// <summary>What its owner is shown of a session's beginning, and how little that is.</summary>
public sealed class WhereASessionBegan
{
    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", "Chrome, Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge, Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 YaBrowser/25.8.0.0 Safari/537.36", "Yandex Browser, Windows")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15", "Safari, macOS")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1", "Safari, iPhone")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36", "Chrome, Android")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux")]
    [InlineData("curl/8.14.1", "curl")]
    [InlineData("<script>alert(1)</script> my secret machine", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Is_a_browser_and_a_system_by_name_and_nothing_else_that_was_sent(string? sent, string? words) => Assert.Equal(words, UserAgents.Describe(sent));

    [Theory]
    [InlineData("203.0.113.77", "203.0.113.0/24")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.0/24")]
    [InlineData("2001:db8:12:3456::77", "2001:db8:12::/48")]
    [InlineData("::1", null)]
    [InlineData("127.0.0.1", null)]
    [InlineData("::ffff:127.0.0.1", null)]
    [InlineData(null, null)]
    public void Is_a_network_and_no_address(string? address, string? prefix) => Assert.Equal(prefix, AddressPrefix.Of(address is null ? null : IPAddress.Parse(address)));

    [Fact]
    public void Counts_its_lifetime_from_there_whatever_was_asked_since()
    {
        DateTimeOffset began = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
        SessionLimits limits = new(TimeSpan.FromDays(7));
        SignedIn Seen(TimeSpan after) => new(Guid.NewGuid(), "somebody", began, began + after, null, null, SignInWay.Password);

        TimeSpan week = TimeSpan.FromDays(7);
        TimeSpan second = TimeSpan.FromSeconds(1);
        Assert.False(limits.IsOver(Seen(week - second), began + week - second));
        Assert.True(limits.IsOver(Seen(week - second), began + week));
        Assert.False(limits.IsOver(Seen(TimeSpan.Zero), began + SessionLimits.Idle + SessionLimits.SeenEvery));
        Assert.True(limits.IsOver(Seen(TimeSpan.Zero), began + SessionLimits.Idle + SessionLimits.SeenEvery + second));
    }
}
