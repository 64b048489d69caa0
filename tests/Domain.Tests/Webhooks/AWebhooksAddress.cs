using System.Net;
using Dialog.Outbound;
using Dialog.Projections.Webhooks.Domain;
using Dialog.Webhooks;

namespace Dialog.Domain.Tests.Webhooks;

/// <summary>A webhook reaches the Internet and nobody's own network; its settings are refused by field.</summary>
public sealed class AWebhooksAddress
{
    private static readonly AllowedPrivate Closed = AllowedPrivate.Parse("");

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2a00:1450:4010:c0f::71", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001:db8::1", false)]
    public void Is_foreign_or_not(string address, bool foreign) => Assert.Equal(foreign, ForeignAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://hooks.example/dialog?key=1", null)]
    [InlineData("http://hooks.example", "https")]
    [InlineData("ftp://hooks.example", "https")]
    [InlineData("hooks.example", "absolute")]
    [InlineData("", "absolute")]
    [InlineData("https://user:word@hooks.example", "user")]
    [InlineData("https://hooks.example/#here", "fragment")]
    [InlineData("https://127.0.0.1/x", "private")]
    [InlineData("https://[::1]/x", "private")]
    [InlineData("https://localhost/x", "private")]
    [InlineData("https://2130706433/x", "private")]
    [InlineData("https://169.254.169.254/latest", "private")]
    public void Is_taken_or_refused_with_the_reason(string url, string? problem)
    {
        Dictionary<string, string[]> errors = WebhookRules.Errors(new WebhookSettings("demo", "Имя", url, ["*"], true), ["case-opened"], allowPrivate: false, Closed.RefusesUnseen);
        if (problem is null)
        {
            Assert.Empty(errors);
        }
        else
        {
            Assert.Contains(problem, errors["url"][0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void May_be_private_where_an_engineer_allows_it() =>
        Assert.Empty(WebhookRules.Errors(new WebhookSettings("demo", "Имя", "http://127.0.0.1:8080/x", ["case-opened"], true), ["case-opened"], allowPrivate: true, Closed.RefusesUnseen));

    [Fact]
    public void Wants_known_events_and_a_name()
    {
        Dictionary<string, string[]> errors = WebhookRules.Errors(new WebhookSettings("demo", " ", "https://hooks.example", ["case-openned"], true), ["case-opened"], allowPrivate: false, Closed.RefusesUnseen);
        Assert.Equal(["events", "name"], errors.Keys.Order());
        Assert.Contains("case-openned", errors["events"][0], StringComparison.Ordinal);
    }
}
