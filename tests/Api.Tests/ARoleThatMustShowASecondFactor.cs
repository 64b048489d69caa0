using System.Net;
using System.Text.Json;
using Dialog.Api.Access;
using Dialog.Api.Auth;
using Dialog.Api.Auth.Accounts;
using Dialog.Support.Api;

namespace Dialog.Api.Tests;

/// <summary>Where a role requires a second factor, a session that has shown none may only set one up or show it.</summary>
public sealed class ARoleThatMustShowASecondFactor(Running running, ARoleThatMustShowASecondFactor.Strict strict) : IClassFixture<ARoleThatMustShowASecondFactor.Strict>
{
    [Fact]
    public async Task Signs_in_only_to_set_one_up_and_then_needs_it()
    {
        await Make("must-administrate", "administrator");
        using CookieJar person = new(strict.Api);
        JsonElement session = await Running.Json(await person.SignIn("must-administrate", TestRegion.Password));
        Assert.True(session.GetProperty("secondFactorMissing").GetBoolean());
        Assert.Equal("account.own", Assert.Single(session.GetProperty("permissions").EnumerateArray()).GetString());
        Assert.Equal(HttpStatusCode.Forbidden, (await person.Get("/api/v1/users")).StatusCode);
        Assert.True((await person.Json("/api/v1/me/security")).GetProperty("secondFactorRequired").GetBoolean());

        DateTimeOffset now = DateTimeOffset.UtcNow;
        string key = await SetUp(person, now);
        Assert.Equal(HttpStatusCode.OK, (await person.Get("/api/v1/users")).StatusCode);
        Assert.False((await person.Json("/api/v1/session")).GetProperty("secondFactorMissing").GetBoolean());

        using CookieJar later = new(strict.Api);
        Assert.Equal(HttpStatusCode.Unauthorized, (await later.SignIn("must-administrate", TestRegion.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await later.Post("/api/v1/session/second-factor", new { code = Totp.CodeAt(key, now) })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await later.Get("/api/v1/users")).StatusCode);
    }

    [Theory]
    [InlineData("engineer", "*", true)]
    [InlineData("approver", "test", true)]
    [InlineData("operator", "test", false)]
    [InlineData("lead", "test", false)]
    public async Task Is_one_of_the_setting(string role, string region, bool held)
    {
        await Make($"must-{role}", role, region);
        using CookieJar person = new(strict.Api);
        Assert.Equal(held, (await Running.Json(await person.SignIn($"must-{role}", TestRegion.Password))).GetProperty("secondFactorMissing").GetBoolean());
    }

    [Fact]
    public async Task Is_held_again_once_its_last_factor_is_gone()
    {
        await Make("must-turn-off", "administrator");
        using CookieJar person = new(strict.Api);
        await person.SignIn("must-turn-off", TestRegion.Password);
        await SetUp(person, DateTimeOffset.UtcNow);
        Assert.Equal(HttpStatusCode.OK, (await person.Get("/api/v1/users")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await person.Delete("/api/v1/me/totp")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await person.Get("/api/v1/users")).StatusCode);
    }

    [Fact]
    public async Task Is_held_in_a_session_that_began_elsewhere_without_one()
    {
        await Make("must-elsewhere", "administrator");
        using CookieJar person = new(strict.Api);
        await person.SignIn("must-elsewhere", TestRegion.Password);
        string key = await SetUp(person, DateTimeOffset.UtcNow);
        // As a provider's sign-in that told of no second factor.
        await using (Npgsql.NpgsqlDataSource database = Npgsql.NpgsqlDataSource.Create(running.Dialog.ConnectionString))
        {
            await using Npgsql.NpgsqlCommand command = database.CreateCommand("update sessions set second_factor_at = null where login = 'must-elsewhere'");
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await using ApiWithin other = Strict.Node(running);
        Assert.Equal(HttpStatusCode.Forbidden, await person.StatusAt(other, "/api/v1/users"));
        Assert.Equal(HttpStatusCode.NoContent, (await person.Post("/api/v1/session/proof", new { password = TestRegion.Password, code = Totp.CodeAt(key, DateTimeOffset.UtcNow) })).StatusCode);
        // The other node remembers the session without it, and looks again.
        Assert.Equal(HttpStatusCode.OK, await person.StatusAt(other, "/api/v1/users"));
    }

    [Theory]
    [InlineData(null, true, "administrator,engineer,approver")]
    [InlineData("", true, "administrator,engineer,approver")]
    [InlineData(null, false, "")]
    [InlineData("none", true, "")]
    [InlineData("lead, administrator", true, "lead,administrator")]
    public void Is_by_default_one_that_administers_or_lets_answers_go(string? setting, bool production, string roles) =>
        Assert.Equal(roles, string.Join(',', SecondFactorPolicy.Of(setting, production).RequiredFor));

    [Fact]
    public void Must_be_a_role()
    {
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => SecondFactorPolicy.Of("administrator,boss", true));
        Assert.Contains("boss", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Dialog:SecondFactor:RequiredFor", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_allowed_its_own_account_only()
    {
        Person held = new("somebody", "Некто", Roles.Administrator, "*", null, null, Guid.NewGuid()) { SecondFactorMissing = true };
        Assert.Equal([Permissions.OwnAccount], Permissions.All.Where(p => Permissions.Allows(p, held.ToPrincipal("test"))));
    }

    private static async Task<string> SetUp(CookieJar person, DateTimeOffset now)
    {
        string key = (await Running.Json(await person.Post("/api/v1/me/totp"))).GetProperty("key").GetString()!;
        Assert.Equal(HttpStatusCode.OK, (await person.Post("/api/v1/me/totp/enable", new { code = Totp.CodeAt(key, now.AddSeconds(-30)) })).StatusCode);
        return key;
    }

    private async Task Make(string login, string role, string? region = null)
    {
        using ApiSession admin = await running.Dialog.Admin();
        await admin.PutUser(login, "Некто Некий", role, region ?? running.Region.Code, TestRegion.Password, authority: role == "approver" ? "centre" : null);
    }

    /// <summary>A node as it is without a setting.</summary>
    public sealed class Strict(Running running) : IAsyncDisposable
    {
        internal ApiWithin Api { get; } = Node(running);

        internal static ApiWithin Node(Running running) => new(running.Dialog, ("Dialog:SecondFactor:RequiredFor", ""));

        public ValueTask DisposeAsync() => Api.DisposeAsync();
    }
}
