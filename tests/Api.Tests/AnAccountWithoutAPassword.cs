using System.Globalization;
using System.Net;
using Dialog.Support.Api;
using Dialog.Support.StandIns;
using Npgsql;

namespace Dialog.Api.Tests;

/// <summary>Somebody who signs in through the provider only, at a screen that was left open.</summary>
public sealed class AnAccountWithoutAPassword(Running running, AProvider.Configured configured) : IClassFixture<AProvider.Configured>
{
    private const string Password = "a password of my own 7";
    private static readonly TimeSpan LongAgo = TimeSpan.FromMinutes(16);
    private readonly StandInProvider _provider = configured.Provider;

    [Fact]
    public async Task Gets_none_from_an_old_session_without_a_proof()
    {
        using CookieJar person = await SignedIn("test-plain-old", "plain-old");
        person.Age(LongAgo);
        HttpResponseMessage refused = await person.Post("/api/v1/me/password", new { password = Password });
        Assert.Equal((HttpStatusCode.Forbidden, "proof-required"), (refused.StatusCode, (await Running.Json(refused)).GetProperty("code").GetString()));
        Assert.False((await person.Json("/api/v1/me/security")).GetProperty("hasPassword").GetBoolean());
    }

    [Fact]
    public async Task Sets_one_after_a_fresh_proof_at_the_provider()
    {
        using CookieJar person = await SignedIn("test-plain-proves", "plain-proves");
        Guid session = (await person.Json("/api/v1/me/sessions"))[0].GetProperty("id").GetGuid();
        person.Age(LongAgo);
        Authenticated("plain-proves", TimeSpan.Zero);
        Assert.Equal("/security?proof=done", await person.ThroughProvider("/api/v1/session/proof/provider?back=/security"));
        Assert.Equal(session, (await person.Json("/api/v1/me/sessions"))[0].GetProperty("id").GetGuid());
        Assert.Equal(HttpStatusCode.NoContent, (await person.Post("/api/v1/me/password", new { password = Password })).StatusCode);
        Assert.True((await person.Json("/api/v1/me/security")).GetProperty("hasPassword").GetBoolean());
    }

    [Fact]
    public async Task Proves_nothing_by_a_sign_in_at_the_provider_of_long_ago()
    {
        using CookieJar person = await SignedIn("test-plain-stale", "plain-stale");
        person.Age(LongAgo);
        Authenticated("plain-stale", LongAgo);
        Assert.Equal("/?proof=failed", await person.ThroughProvider("/api/v1/session/proof/provider"));
        // A provider that does not say when it asked proves nothing either.
        _provider.Person = new() { ["sub"] = "plain-stale" };
        Assert.Equal("/?proof=failed", await person.ThroughProvider("/api/v1/session/proof/provider"));
        Assert.Equal(HttpStatusCode.Forbidden, (await person.Post("/api/v1/me/password", new { password = Password })).StatusCode);
    }

    [Fact]
    public async Task Proves_nothing_by_somebody_elses_identity()
    {
        using CookieJar other = await SignedIn("test-plain-other", "plain-other");
        using CookieJar person = await SignedIn("test-plain-mine", "plain-mine");
        person.Age(LongAgo);
        Authenticated("plain-other", TimeSpan.Zero);
        Assert.Equal("/?proof=failed", await person.ThroughProvider("/api/v1/session/proof/provider"));
        Assert.Equal(HttpStatusCode.Forbidden, (await person.Post("/api/v1/me/password", new { password = Password })).StatusCode);
    }

    [Fact]
    public async Task Is_told_that_it_has_no_password_to_prove_with()
    {
        using CookieJar person = await SignedIn("test-plain-nothing", "plain-nothing");
        HttpResponseMessage refused = await person.Post("/api/v1/session/proof", new { password = "" });
        Assert.Equal((HttpStatusCode.Conflict, "no-password"), (refused.StatusCode, (await Running.Json(refused)).GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("elsewhere")]
    public async Task Is_not_sent_to_another_site_after_the_proof(string back)
    {
        using CookieJar person = await SignedIn("test-plain-back", "plain-back");
        HttpResponseMessage refused = await person.Get($"/api/v1/session/proof/provider?back={Uri.EscapeDataString(back)}");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.True((await Running.Json(refused)).GetProperty("errors").TryGetProperty("back", out _));
    }

    /// <summary>Whoever is at an open screen must not live on one proof for ever.</summary>
    [Fact]
    public async Task Does_not_prove_by_a_change_that_renews_its_cookie()
    {
        using ApiSession admin = await running.Dialog.Admin();
        await admin.PutUser("test-plain-chain", "Служащий", "operator", running.Region.Code, TestRegion.Password);
        using CookieJar person = new(configured.Api);
        await person.SignIn("test-plain-chain", TestRegion.Password);
        person.Age(TimeSpan.FromMinutes(5));
        DateTimeOffset proved = person.ProvedAt;
        Assert.Equal(HttpStatusCode.OK, (await person.Post("/api/v1/me/totp")).StatusCode);
        Assert.Equal(proved, person.ProvedAt);
        Assert.Equal(HttpStatusCode.NoContent, (await person.Post("/api/v1/session/proof", new { password = TestRegion.Password })).StatusCode);
        Assert.True(person.ProvedAt > proved);
    }

    private void Authenticated(string subject, TimeSpan ago) => _provider.Person = new()
    {
        ["sub"] = subject,
        ["auth_time"] = (DateTimeOffset.UtcNow - ago).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
    };

    private async Task<CookieJar> SignedIn(string login, string subject)
    {
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        using (ApiSession admin = await running.Dialog.Admin())
        {
            await admin.PutUser(login, "Служащий", "operator", running.Region.Code, TestRegion.Password);
        }

        await using NpgsqlCommand command = database.CreateCommand(
            "update users set password_hash = null, identity_issuer = $2, identity_subject = $3, identity_bound_at = now() where login = $1");
        command.Parameters.AddWithValue(login);
        command.Parameters.AddWithValue(_provider.Address);
        command.Parameters.AddWithValue(subject);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
        _provider.Person = new() { ["sub"] = subject };
        CookieJar person = new(configured.Api);
        Assert.Equal("/", await person.ThroughProvider("/api/v1/session/provider"));
        return person;
    }
}
