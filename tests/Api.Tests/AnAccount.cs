using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Api.Auth.Accounts;
using Dialog.Support;
using Dialog.Support.Api;
using Microsoft.AspNetCore.SignalR.Client;

namespace Dialog.Api.Tests;

/// <summary>A person's own password and second factor, and what an administrator can do about them.</summary>
public sealed class AnAccount(Running running)
{
    private const string Password = "a password of my own 7";

    [Theory]
    [InlineData("short")]
    [InlineData("qwerty123456")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("test-rules-12345")]
    public async Task Refuses_a_weak_password_and_says_why(string password)
    {
        await Make("test-rules");
        using HttpClient person = await running.SignIn("test-rules");
        HttpResponseMessage refused = await person.PostAsJsonAsync("/api/v1/me/password", new { current = TestRegion.Password, password }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.True((await Running.Json(refused)).GetProperty("errors").TryGetProperty("password", out _));
    }

    [Fact]
    public async Task Keeps_this_session_and_ends_the_others_when_its_password_changes()
    {
        await Make("test-changes");
        using HttpClient here = await running.SignIn("test-changes");
        using HttpClient elsewhere = await running.SignIn("test-changes");
        HttpResponseMessage wrong = await here.PostAsJsonAsync("/api/v1/me/password", new { current = "not mine at all", password = Password }, TestContext.Current.CancellationToken);
        Assert.True((await Running.Json(wrong)).GetProperty("errors").TryGetProperty("current", out _));

        HttpResponseMessage changed = await here.PostAsJsonAsync("/api/v1/me/password", new { current = TestRegion.Password, password = Password }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/api/v1/session", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.GetAsync("/api/v1/session", TestContext.Current.CancellationToken)).StatusCode);
        using HttpClient again = await running.SignIn("test-changes", Password);
    }

    [Fact]
    public async Task With_a_temporary_password_may_do_nothing_but_change_it()
    {
        await Make("test-forgot");
        using HttpClient admin = await running.SignIn("test-admin");
        HttpResponseMessage reset = await admin.PostAsync("/api/v1/users/test-forgot/reset-password", null, TestContext.Current.CancellationToken);
        string temporary = (await Running.Json(reset)).GetProperty("password").GetString()!;

        using HttpClient person = await running.SignIn("test-forgot", temporary);
        Assert.True((await Running.Json(await person.GetAsync("/api/v1/session", TestContext.Current.CancellationToken))).GetProperty("mustChangePassword").GetBoolean());
        Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync("/api/v1/cases", TestContext.Current.CancellationToken)).StatusCode);
        await person.PostAsJsonAsync("/api/v1/me/password", new { current = temporary, password = Password }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/api/v1/cases", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Disabled_ends_its_session_and_does_not_sign_in()
    {
        await Make("test-leaver");
        using HttpClient person = await running.SignIn("test-leaver");
        using HttpClient admin = await running.SignIn("test-admin");
        Assert.Equal(HttpStatusCode.NoContent, (await admin.PostAsync("/api/v1/users/test-leaver/disable", null, TestContext.Current.CancellationToken)).StatusCode);
        await Eventually.Holds(
            async () => (await person.GetAsync("/api/v1/session", TestContext.Current.CancellationToken)).StatusCode == HttpStatusCode.Unauthorized,
            TimeSpan.FromSeconds(30), "the session has ended", cancellation: TestContext.Current.CancellationToken);
        Assert.Equal("wrong-credentials", await Code(await SignIn("test-leaver", TestRegion.Password)));

        await admin.PostAsync("/api/v1/users/test-leaver/enable", null, TestContext.Current.CancellationToken);
        using HttpClient back = await running.SignIn("test-leaver");
    }

    [Fact]
    public async Task Given_other_rights_loses_its_live_line_too()
    {
        await Make("test-moved");
        using HttpClient person = running.Stranger();
        HttpResponseMessage answer = await person.PostAsJsonAsync("/api/v1/session", new { login = "test-moved", password = TestRegion.Password }, TestContext.Current.CancellationToken);
        string cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie")).Split(';')[0];
        await using HubConnection hub = new HubConnectionBuilder().WithUrl(new Uri(running.Dialog.Api, "/live"), o => o.Headers["Cookie"] = cookie).Build();
        TaskCompletionSource closed = new();
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await hub.StartAsync(TestContext.Current.CancellationToken);
        using ApiSession admin = await running.Dialog.Admin();
        await admin.PutUser("test-moved", "Некто Некий", "operator", running.Neighbour.Code, TestRegion.Password, cancellation: TestContext.Current.CancellationToken);
        await closed.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Is_not_disabled_by_its_own_administrator()
    {
        using HttpClient admin = await running.SignIn("test-admin");
        HttpResponseMessage refused = await admin.PostAsync("/api/v1/users/test-admin/disable", null, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Conflict, "own-account"), (refused.StatusCode, await Code(refused)));
    }

    [Fact]
    public async Task With_an_authenticator_app_needs_a_code_each_of_which_opens_once()
    {
        await Make("test-totp");
        using HttpClient person = await running.SignIn("test-totp");
        JsonElement begun = await Running.Json(await person.PostAsync("/api/v1/me/totp", null, TestContext.Current.CancellationToken));
        string key = begun.GetProperty("key").GetString()!;
        Assert.Contains("<svg", begun.GetProperty("svg").GetString(), StringComparison.Ordinal);
        Assert.Contains($"secret={key}", begun.GetProperty("uri").GetString(), StringComparison.Ordinal);
        // Nothing is asked for before the app has shown that it has the key.
        using HttpClient meanwhile = await running.SignIn("test-totp");

        Assert.Equal(HttpStatusCode.BadRequest, (await person.PostAsJsonAsync("/api/v1/me/totp/enable", new { code = "000000" }, TestContext.Current.CancellationToken)).StatusCode);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        JsonElement enabled = await Running.Json(await person.PostAsJsonAsync("/api/v1/me/totp/enable", new { code = Totp.CodeAt(key, now.AddSeconds(-30)) }, TestContext.Current.CancellationToken));
        string[] codes = [.. enabled.GetProperty("recoveryCodes").EnumerateArray().Select(c => c.GetString()!)];
        Assert.Equal(10, codes.Distinct().Count());

        using HttpClient returning = running.Stranger();
        HttpResponseMessage half = await returning.PostAsJsonAsync("/api/v1/session", new { login = "test-totp", password = TestRegion.Password }, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Unauthorized, "second-factor-required"), (half.StatusCode, await Code(half)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await returning.GetAsync("/api/v1/session", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal("wrong-code", await Code(await returning.PostAsJsonAsync("/api/v1/session/second-factor", new { code = Totp.CodeAt(key, now.AddSeconds(-30)) }, TestContext.Current.CancellationToken)));
        Assert.Equal(HttpStatusCode.OK, (await returning.PostAsJsonAsync("/api/v1/session/second-factor", new { code = Totp.CodeAt(key, now.AddSeconds(30)) }, TestContext.Current.CancellationToken)).StatusCode);

        Assert.Equal(HttpStatusCode.OK, await Recover(codes[0]));
        Assert.Equal(HttpStatusCode.Unauthorized, await Recover(codes[0]));
        JsonElement security = await Running.Json(await returning.GetAsync("/api/v1/me/security", TestContext.Current.CancellationToken));
        Assert.Equal((true, 9), (security.GetProperty("secondFactor").GetBoolean(), security.GetProperty("recoveryCodesLeft").GetInt32()));

        using HttpClient admin = await running.SignIn("test-admin");
        await admin.PostAsync("/api/v1/users/test-totp/reset-second-factor", null, TestContext.Current.CancellationToken);
        using HttpClient plain = await running.SignIn("test-totp");
    }

    [Fact]
    public async Task Keeps_the_key_of_its_app_out_of_the_database()
    {
        await Make("test-sealed");
        using HttpClient person = await running.SignIn("test-sealed");
        string key = (await Running.Json(await person.PostAsync("/api/v1/me/totp", null, TestContext.Current.CancellationToken))).GetProperty("key").GetString()!;
        await using Npgsql.NpgsqlDataSource database = Npgsql.NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        await using Npgsql.NpgsqlCommand command = database.CreateCommand("select totp_key from users where login = 'test-sealed'");
        string stored = (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        Assert.DoesNotContain(key, stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closes_for_wrong_codes_as_for_wrong_passwords()
    {
        await Make("test-codes");
        using HttpClient person = await running.SignIn("test-codes");
        string key = (await Running.Json(await person.PostAsync("/api/v1/me/totp", null, TestContext.Current.CancellationToken))).GetProperty("key").GetString()!;
        await person.PostAsJsonAsync("/api/v1/me/totp/enable", new { code = Totp.CodeAt(key, DateTimeOffset.UtcNow) }, TestContext.Current.CancellationToken);
        using HttpClient guesser = running.Stranger();
        for (int i = 0; i < 10; i++)
        {
            await guesser.PostAsJsonAsync("/api/v1/session", new { login = "test-codes", password = TestRegion.Password }, TestContext.Current.CancellationToken);
            Assert.Equal("wrong-code", await Code(await guesser.PostAsJsonAsync("/api/v1/session/second-factor", i % 2 == 0 ? new { code = "12345", recoveryCode = (string?)null } : new { code = (string)null!, recoveryCode = (string?)"AAAAA-BBBBB" }, TestContext.Current.CancellationToken)));
        }

        HttpResponseMessage closed = await guesser.PostAsJsonAsync("/api/v1/session", new { login = "test-codes", password = TestRegion.Password }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.TooManyRequests, closed.StatusCode);
        using HttpClient admin = await running.SignIn("test-admin");
        Assert.Equal(HttpStatusCode.NoContent, (await admin.PostAsync("/api/v1/users/test-codes/unlock", null, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal("second-factor-required", await Code(await SignIn("test-codes", TestRegion.Password)));
    }

    [Fact]
    public async Task Is_the_only_one_of_its_official()
    {
        using HttpClient admin = await running.SignIn("test-admin");
        HttpResponseMessage second = await admin.PutAsJsonAsync(
            "/api/v1/users/test-second-boris",
            new { name = "Борис", role = "executor", region = running.Region.Code, authority = "roads", official = "boris", password = TestRegion.Password },
            TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        Assert.Contains("another account", (await Running.Json(second)).GetProperty("errors").GetProperty("official")[0].GetString(), StringComparison.Ordinal);

        await Make("test-becomes-boris");
        HttpResponseMessage changed = await admin.PutAsJsonAsync(
            "/api/v1/users/test-becomes-boris", new { name = "Борис", role = "executor", region = running.Region.Code, authority = "roads", official = "boris" }, TestContext.Current.CancellationToken);
        Assert.True((await Running.Json(changed)).GetProperty("errors").TryGetProperty("official", out _));
    }

    private async Task<HttpStatusCode> Recover(string code)
    {
        using HttpClient person = running.Stranger();
        await person.PostAsJsonAsync("/api/v1/session", new { login = "test-totp", password = TestRegion.Password });
        return (await person.PostAsJsonAsync("/api/v1/session/second-factor", new { recoveryCode = code })).StatusCode;
    }

    private async Task<HttpResponseMessage> SignIn(string login, string password)
    {
        using HttpClient person = running.Stranger();
        return await person.PostAsJsonAsync("/api/v1/session", new { login, password });
    }

    private async Task Make(string login)
    {
        using ApiSession admin = await running.Dialog.Admin();
        await admin.PutUser(login, "Некто Некий", "operator", running.Region.Code, TestRegion.Password);
    }

    private static async Task<string?> Code(HttpResponseMessage answer) => (await Running.Json(answer)).GetProperty("code").GetString();
}
