using System.Globalization;
using System.Net;
using Dialog.Api.Public;

namespace Dialog.Api.Tests;

/// <summary>Whom to tell of a hole, where browsers and people look for it (RFC 9116).</summary>
public sealed class SecurityContact(Running running)
{
    private const string Address = "/.well-known/security.txt";

    [Fact]
    public async Task Is_served_when_it_is_configured()
    {
        await using ApiWithin api = new(
            running.Dialog, ("Dialog:Public:SecurityContact", "security@dialog.example"), ("Dialog:Public:SecurityPolicy", "https://dialog.example/security"), ("Dialog:Public:BaseAddress", "https://dialog.example/"));
        using HttpClient stranger = api.CreateClient();
        using HttpResponseMessage answer = await stranger.GetAsync(Address, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "text/plain; charset=utf-8"), (answer.StatusCode, answer.Content.Headers.ContentType?.ToString()));
        Dictionary<string, string> fields = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(": ", 2)).ToDictionary(f => f[0], f => f[1]);
        Assert.Equal("mailto:security@dialog.example", fields["Contact"]);
        Assert.Equal("ru, en", fields["Preferred-Languages"]);
        Assert.Equal("https://dialog.example/.well-known/security.txt", fields["Canonical"]);
        Assert.Equal("https://dialog.example/security", fields["Policy"]);
        DateTimeOffset expires = DateTimeOffset.Parse(fields["Expires"], CultureInfo.InvariantCulture);
        Assert.InRange(expires, DateTimeOffset.UtcNow.AddDays(170), DateTimeOffset.UtcNow.AddDays(364));
    }

    [Fact]
    public async Task Is_not_found_when_there_is_none()
    {
        using HttpClient stranger = running.Stranger();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Address, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(" ", null)]
    [InlineData("security@dialog.example", "mailto:security@dialog.example")]
    [InlineData("https://dialog.example/report", "https://dialog.example/report")]
    [InlineData("tel:+7-812-000-00-00", "tel:+7-812-000-00-00")]
    public void May_be_mail_a_page_or_a_telephone(string? setting, string? contact) => Assert.Equal(contact, SecurityText.Contact(setting));

    [Theory]
    [InlineData("the security team")]
    [InlineData("http://dialog.example/report")]
    [InlineData("security@dialog.example\nContact: mailto:evil@example.org")]
    [InlineData("javascript:alert(1)")]
    public void Ends_the_start_when_it_is_nothing_of_these(string setting) =>
        Assert.Contains("Dialog:Public:SecurityContact", Assert.Throws<InvalidOperationException>(() => SecurityText.Contact(setting)).Message, StringComparison.Ordinal);
}
