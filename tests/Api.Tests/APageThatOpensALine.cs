using System.Net;
using System.Net.WebSockets;
using Dialog.Api.Setup;
using Dialog.Support.Api;
using Microsoft.AspNetCore.Http;

namespace Dialog.Api.Tests;

/// <summary>A browser lets any site open a WebSocket to us and says in Origin whose page it was.</summary>
public sealed class APageThatOpensALine(Running running)
{
    [Theory]
    [InlineData("https://dialog.example", "dialog.example", null, null, true)]
    [InlineData("https://DIALOG.example", "dialog.example:443", null, null, true)]
    [InlineData("http://localhost:5080", "localhost:5080", null, null, true)]
    [InlineData("http://[::1]:5080", "[::1]:5080", null, null, true)]
    [InlineData("https://dialog.example", "10.0.0.7:8080", "dialog.example", null, true)]
    [InlineData("https://dialog.example", "10.0.0.7:8080", "dialog.example, inner.example", null, true)]
    [InlineData("https://dialog.example", "10.0.0.7:8080", null, "https://dialog.example/", true)]
    [InlineData("https://evil.example", "dialog.example", null, "https://dialog.example", false)]
    [InlineData("https://evil.dialog.example", "dialog.example", null, "https://dialog.example", false)]
    [InlineData("https://dialog.example.evil.example", "dialog.example", null, "https://dialog.example", false)]
    [InlineData("https://dialog.example:8443", "dialog.example", null, "https://dialog.example", false)]
    [InlineData("http://dialog.example", "10.0.0.7:8080", null, "https://dialog.example", false)]
    [InlineData("https://dialog.example", "10.0.0.7:8080", null, null, false)]
    [InlineData("null", "null", null, null, false)]
    [InlineData("file:///", "", null, null, false)]
    public void Is_ours_or_another_sites(string origin, string host, string? forwarded, string? publicAddress, bool ours) =>
        Assert.Equal(ours, OwnPages.IsOurs(origin, new HostString(host), forwarded, publicAddress));

    [Fact]
    public async Task Of_ours_and_a_program_get_one()
    {
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await Open(running.Dialog.Api.GetLeftPart(UriPartial.Authority)));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await Open("https://dialog.example"));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await Open(null));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("null")]
    public async Task Of_another_site_is_refused_although_the_session_is_right(string origin)
    {
        Assert.Equal(HttpStatusCode.Forbidden, await Open(origin));

        // The negotiation of the other transports is refused, too.
        using SignedInBrowser person = await Browser();
        using HttpRequestMessage negotiate = new(HttpMethod.Post, "/live/negotiate?negotiateVersion=1");
        negotiate.Headers.Add("Origin", origin);
        HttpResponseMessage refused = await person.Http.SendAsync(negotiate, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Forbidden, "foreign-origin"), (refused.StatusCode, (await Running.Json(refused)).GetProperty("code").GetString()));
    }

    private async Task<HttpStatusCode> Open(string? origin)
    {
        using SignedInBrowser person = await Browser();
        using ClientWebSocket socket = new();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Cookie", person.Cookie);
        socket.Options.SetRequestHeader("Origin", origin);
        try
        {
            await socket.ConnectAsync(new UriBuilder(new Uri(running.Dialog.Api, "/live")) { Scheme = "ws" }.Uri, TestContext.Current.CancellationToken);
        }
        catch (WebSocketException)
        {
            // The status says why.
        }

        return socket.HttpStatusCode;
    }

    private Task<SignedInBrowser> Browser() => SignedInBrowser.Open(running.Dialog.Api, running.Region.Operator, TestRegion.Password);
}
