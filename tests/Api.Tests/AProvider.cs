using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Support;
using Dialog.Support.Api;
using Dialog.Support.StandIns;
using Microsoft.AspNetCore.Mvc.Testing;
using Npgsql;

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
    public async Task Lets_in_the_account_that_is_bound_to_its_subject()
    {
        await Bound("test-bound", "subject-of-bound");
        _provider.Person = new() { ["sub"] = "subject-of-bound" };
        using HttpClient browser = Browser();
        Assert.Equal("/", await SignIn(browser));
        JsonElement session = await Running.Json(await browser.GetAsync("/api/v1/session", TestContext.Current.CancellationToken));
        Assert.Equal("test-bound", session.GetProperty("login").GetString());
    }

    /// <summary>A person may choose these claims at many providers: whoever called themselves "admin" became the administrator.</summary>
    [Theory]
    [InlineData("preferred_username", "admin")]
    [InlineData("preferred_username", "test-named")]
    [InlineData("email", "test-named")]
    [InlineData("name", "test-named")]
    [InlineData("sub", "test-named")]
    [InlineData("sub", "named@gov.example")]
    [InlineData("preferred_username", "named@gov.example")]
    [InlineData("email", "named@gov.example")]
    public async Task Opens_no_account_by_a_login_or_an_address_that_it_tells(string claim, string value)
    {
        await Make("test-named");
        await FormerLink("test-named", "named@gov.example");
        _provider.Person = new() { ["sub"] = "a stranger", [claim] = value };
        using HttpClient browser = Browser();
        Assert.Equal("/?sign-in=not-bound", await SignIn(browser));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/session", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Makes_nobody_an_account()
    {
        _provider.Person = new() { ["sub"] = "nobody-of-ours" };
        using HttpClient browser = Browser();
        Assert.Equal("/?sign-in=not-bound", await SignIn(browser));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/session", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Does_not_let_in_by_the_same_subject_of_another_provider()
    {
        await Bound("test-issuer", "subject-of-issuer");
        await Sql("update users set identity_issuer = 'https://former.example' where login = $1", "test-issuer");
        _provider.Person = new() { ["sub"] = "subject-of-issuer" };
        using HttpClient browser = Browser();
        Assert.Equal("/?sign-in=not-bound", await SignIn(browser));
    }

    [Fact]
    public async Task Keeps_a_link_to_the_subject_that_an_administrator_had_entered_before()
    {
        await Make("test-former");
        await FormerLink("test-former", "former-subject");
        _provider.Person = new() { ["sub"] = "former-subject" };
        using (HttpClient browser = Browser())
        {
            Assert.Equal("/?sign-in=not-bound", await SignIn(browser));
        }

        using HttpClient bySubject = Browser(configured.BySubject);
        Assert.Equal("/", await SignIn(bySubject));
        JsonElement session = await Running.Json(await bySubject.GetAsync("/api/v1/session", TestContext.Current.CancellationToken));
        Assert.Equal("test-former", session.GetProperty("login").GetString());
        // Bound now, whatever the setting says.
        using HttpClient again = Browser();
        Assert.Equal("/", await SignIn(again));
    }

    [Fact]
    public async Task Does_not_let_in_whom_an_administrator_disabled()
    {
        await Bound("test-gone", "subject-of-gone");
        using HttpClient admin = await running.SignIn("test-admin");
        await admin.PostAsync("/api/v1/users/test-gone/disable", null, TestContext.Current.CancellationToken);
        _provider.Person = new() { ["sub"] = "subject-of-gone" };
        using HttpClient browser = Browser();
        Assert.Equal("/?sign-in=disabled", await SignIn(browser));
    }

    [Fact]
    public async Task Does_not_let_in_whom_an_administrator_unbound_and_ends_their_sessions()
    {
        await Bound("test-unbound", "subject-of-unbound");
        _provider.Person = new() { ["sub"] = "subject-of-unbound" };
        using HttpClient browser = Browser();
        Assert.Equal("/", await SignIn(browser));
        using CookieJar admin = await Administrator();
        Assert.Equal(HttpStatusCode.NoContent, (await admin.Delete("/api/v1/users/test-unbound/identity")).StatusCode);
        using HttpClient elsewhere = Browser(configured.BySubject);
        elsewhere.DefaultRequestHeaders.Add("X-Dialog", "1");
        Assert.Equal("/?sign-in=not-bound", await SignIn(elsewhere));
        await Eventually.Holds(
            async () => (await browser.GetAsync("/api/v1/session", TestContext.Current.CancellationToken)).StatusCode == HttpStatusCode.Unauthorized,
            TimeSpan.FromSeconds(30), "the session has ended", cancellation: TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("pwd", true)]
    [InlineData("mfa", false)]
    public async Task Has_asked_for_a_second_factor_only_when_its_token_says_so(string? method, bool missing)
    {
        await Bound("test-factors", "subject-of-factors");
        _provider.Person = new() { ["sub"] = "subject-of-factors" };
        if (method is not null)
        {
            _provider.Person["amr"] = method;
        }

        using HttpClient browser = Browser(configured.Strict);
        Assert.Equal("/", await SignIn(browser));
        JsonElement session = await Running.Json(await browser.GetAsync("/api/v1/session", TestContext.Current.CancellationToken));
        Assert.Equal(missing, session.GetProperty("secondFactorMissing").GetBoolean());
        Assert.Equal(missing ? HttpStatusCode.Forbidden : HttpStatusCode.OK, (await browser.GetAsync("/api/v1/cases", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Is_not_believed_when_its_token_is_for_somebody_else()
    {
        await Bound("test-audience", "subject-of-audience");
        _provider.Person = new() { ["sub"] = "subject-of-audience" };
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
        _provider.Person = new() { ["sub"] = "subject-of-bound" };
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

    private async Task Make(string login)
    {
        using ApiSession admin = await running.Dialog.Admin();
        await admin.PutUser(login, "Служащий", "operator", running.Region.Code, TestRegion.Password);
    }

    private async Task Bound(string login, string subject)
    {
        await Make(login);
        using CookieJar admin = await Administrator();
        await admin.Delete($"/api/v1/users/{login}/identity");
        HttpResponseMessage bound = await admin.Put($"/api/v1/users/{login}/identity", new { subject });
        Assert.Equal(HttpStatusCode.NoContent, bound.StatusCode);
    }

    // As an administrator of the former version had entered it.
    private Task FormerLink(string login, string value) => Sql("update users set external_id = $2 where login = $1", login, value);

    private async Task Sql(string sql, params string[] values)
    {
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        await using NpgsqlCommand command = database.CreateCommand(sql);
        foreach (string value in values)
        {
            command.Parameters.AddWithValue(value);
        }

        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    // Where the provider is configured.
    private async Task<CookieJar> Administrator()
    {
        CookieJar admin = new(configured.Api);
        Assert.Equal(HttpStatusCode.OK, (await admin.SignIn("test-admin", TestRegion.Password)).StatusCode);
        return admin;
    }

    private HttpClient Browser(ApiWithin? api = null) => (api ?? configured.Api).CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>An api that knows the provider.</summary>
    public sealed class Configured(Running running) : IAsyncLifetime
    {
        internal StandInProvider Provider { get; private set; } = null!;

        internal ApiWithin Api { get; private set; } = null!;

        /// <summary>As of an installation whose accounts were linked by the provider's subject.</summary>
        internal ApiWithin BySubject { get; private set; } = null!;

        /// <summary>Where an operator must show a second factor.</summary>
        internal ApiWithin Strict { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Provider = await StandInProvider.Start();
            Api = At("preferred_username");
            BySubject = At("sub");
            Strict = At("preferred_username", "operator");
        }

        public async ValueTask DisposeAsync()
        {
            await Api.DisposeAsync();
            await BySubject.DisposeAsync();
            await Strict.DisposeAsync();
            await Provider.DisposeAsync();
        }

        private ApiWithin At(string claim, string required = "none") => new(
            running.Dialog,
            ("Dialog:Oidc:Authority", Provider.Address), ("Dialog:Oidc:ClientId", StandInProvider.Client), ("Dialog:Oidc:ClientSecret", StandInProvider.Secret),
            ("Dialog:Public:BaseAddress", "http://localhost"),
            ("Dialog:Oidc:AllowHttp", "true"), ("Dialog:Oidc:LoginClaim", claim), ("Dialog:Oidc:Name", "Портал служащих"),
            ("Dialog:SecondFactor:RequiredFor", required));
    }
}
