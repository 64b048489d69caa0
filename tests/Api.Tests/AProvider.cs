using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Dialog.Api.Tests;

/// <summary>Signing in through an OpenID Connect provider: it says who somebody is, our accounts say whether they come in.</summary>
public sealed class AProvider(Running running, AProvider.Configured configured) : IClassFixture<AProvider.Configured>
{
    private readonly StandInProvider _provider = configured.Provider;

    [Fact]
    public async Task Is_offered_by_its_name_where_it_is_configured()
    {
        using HttpClient browser = Browser();
        Assert.Equal("Портал служащих", (await Running.Json(await browser.GetAsync("/api/v1/session/options", TestContext.Current.CancellationToken))).GetProperty("provider").GetString());
        using HttpClient elsewhere = running.Stranger();
        Assert.False((await Running.Json(await elsewhere.GetAsync("/api/v1/session/options", TestContext.Current.CancellationToken))).TryGetProperty("provider", out _));
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync("/api/v1/session/provider", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Lets_in_the_account_that_is_linked_to_its_claim()
    {
        await Link("test-linked", "linked@gov.example");
        _provider.Person = new() { ["email"] = "linked@gov.example" };
        using HttpClient browser = Browser();
        Assert.Equal("/", await SignIn(browser));
        JsonElement session = await Running.Json(await browser.GetAsync("/api/v1/session", TestContext.Current.CancellationToken));
        Assert.Equal("test-linked", session.GetProperty("login").GetString());
    }

    [Fact]
    public async Task Makes_nobody_an_account()
    {
        _provider.Person = new() { ["email"] = "stranger@gov.example" };
        using HttpClient browser = Browser();
        Assert.Equal("/?sign-in=no-account", await SignIn(browser));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/session", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Does_not_let_in_by_the_login_of_an_account_that_is_linked_to_another()
    {
        await Link("test-taken", "owner@gov.example");
        _provider.Person = new() { ["email"] = "test-taken" };
        using HttpClient browser = Browser();
        Assert.Equal("/?sign-in=no-account", await SignIn(browser));
    }

    [Fact]
    public async Task Does_not_let_in_whom_an_administrator_disabled()
    {
        await Link("test-gone", "gone@gov.example");
        using HttpClient admin = await running.SignIn("test-admin");
        await admin.PostAsync("/api/v1/users/test-gone/disable", null, TestContext.Current.CancellationToken);
        _provider.Person = new() { ["email"] = "gone@gov.example" };
        using HttpClient browser = Browser();
        Assert.Equal("/?sign-in=no-account", await SignIn(browser));
    }

    [Fact]
    public async Task Is_not_believed_when_its_token_is_for_somebody_else()
    {
        await Link("test-audience", "audience@gov.example");
        _provider.Person = new() { ["email"] = "audience@gov.example" };
        _provider.Audience = "another application";
        using HttpClient browser = Browser();
        string end = await SignIn(browser);
        _provider.Audience = StandInProvider.Client;
        Assert.Equal("/?sign-in=failed", end);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/session", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Is_not_believed_in_a_browser_that_did_not_ask_it()
    {
        _provider.Person = new() { ["email"] = "linked@gov.example" };
        using HttpClient asking = Browser();
        using HttpClient other = Browser();
        Uri back = await Answer(asking);
        HttpResponseMessage refused = await other.GetAsync(back, TestContext.Current.CancellationToken);
        Assert.Equal("/?sign-in=failed", refused.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Sends_the_browser_back_to_our_own_address_whatever_host_the_request_names()
    {
        using HttpClient browser = Browser();
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/v1/session/provider");
        request.Headers.Host = "evil.example";
        Uri away = (await browser.SendAsync(request, TestContext.Current.CancellationToken)).Headers.Location!;
        Assert.Contains($"redirect_uri={Uri.EscapeDataString("http://localhost/signin-oidc")}", away.Query, StringComparison.Ordinal);
    }

    private async Task<string> SignIn(HttpClient browser) => (await browser.GetAsync(await Answer(browser))).Headers.Location!.ToString();

    // Our redirect to the provider, and where the provider sends the browser back to.
    private static async Task<Uri> Answer(HttpClient browser)
    {
        HttpResponseMessage away = await browser.GetAsync("/api/v1/session/provider");
        Assert.Equal(HttpStatusCode.Redirect, away.StatusCode);
        using HttpClient outside = new(new SocketsHttpHandler { AllowAutoRedirect = false });
        return (await outside.GetAsync(away.Headers.Location)).Headers.Location!;
    }

    private async Task Link(string login, string externalId)
    {
        using HttpClient admin = await running.SignIn("test-admin");
        HttpResponseMessage put = await admin.PutAsync(
            $"/api/v1/users/{login}",
            System.Net.Http.Json.JsonContent.Create(new { name = "Служащий", role = "operator", region = running.Region.Code, externalId }));
        Assert.Equal(HttpStatusCode.NoContent, put.StatusCode);
    }

    private HttpClient Browser() => configured.Api.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>An api that knows the provider.</summary>
    public sealed class Configured(Running running) : IAsyncLifetime
    {
        internal StandInProvider Provider { get; private set; } = null!;

        internal ApiWithin Api { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Provider = await StandInProvider.Start();
            Api = new ApiWithin(
                running.Dialog,
                ("Dialog:Oidc:Authority", Provider.Address), ("Dialog:Oidc:ClientId", StandInProvider.Client), ("Dialog:Oidc:ClientSecret", StandInProvider.Secret),
                ("Dialog:Public:BaseAddress", "http://localhost"), ("Dialog:Oidc:AllowHttp", "true"), ("Dialog:Oidc:LoginClaim", "email"), ("Dialog:Oidc:Name", "Портал служащих"));
        }

        public async ValueTask DisposeAsync()
        {
            await Api.DisposeAsync();
            await Provider.DisposeAsync();
        }
    }
}
