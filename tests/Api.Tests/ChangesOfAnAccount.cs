using System.Net;
using System.Text.Json;
using Dialog.Api.Auth.Accounts;
using Dialog.Support.Api;

namespace Dialog.Api.Tests;

/// <summary>What happens to the ways into an account is told to its owner: the one that did it may be somebody else.</summary>
public sealed class ChangesOfAnAccount(Running running)
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private const string Safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
    private const string Home = "203.0.113.7";

    [Fact]
    public async Task Tell_of_a_sign_in_with_a_new_browser_or_from_a_new_network_once()
    {
        await Make("told-place");
        await SignIn("told-place", Home, Firefox);
        Assert.Empty(await Told("told-place"));
        // The same network and browser, another address in it.
        await SignIn("told-place", "203.0.113.200", Firefox);
        Assert.Empty(await Told("told-place"));

        await SignIn("told-place", Home, Safari);
        await SignIn("told-place", "198.51.100.9", Firefox);
        await SignIn("told-place", "198.51.100.9", Firefox);
        Assert.Equal(
            [("sign-in-new-place", "Firefox, Linux · 198.51.100.0/24"), ("sign-in-new-place", "Safari, iPhone · 203.0.113.0/24")],
            await Told("told-place"));
    }

    [Fact]
    public async Task Tell_of_ones_own_password_codes_and_app()
    {
        await Make("told-own");
        using CookieJar person = new(running.InProcess, Home, Firefox);
        await person.SignIn("told-own", TestRegion.Password);
        string key = (await Running.Json(await person.Post("/api/v1/me/totp"))).GetProperty("key").GetString()!;
        await person.Post("/api/v1/me/totp/enable", new { code = Totp.CodeAt(key, DateTimeOffset.UtcNow) });
        await person.Post("/api/v1/me/recovery-codes");
        await person.Delete("/api/v1/me/totp");
        Assert.Equal(HttpStatusCode.NoContent, (await person.Post("/api/v1/me/password", new { current = TestRegion.Password, password = "a password of my own 7" })).StatusCode);
        (string, string?)[] told = await Told("told-own", "a password of my own 7");
        Assert.Equal(["password-changed", "second-factor-off", "recovery-codes-made", "second-factor-on"], told.Select(t => t.Item1));
        Assert.All(told, t => Assert.Equal("Firefox, Linux · 203.0.113.0/24", t.Item2));
    }

    [Fact]
    public async Task Tell_which_administrator_let_somebody_in()
    {
        await Make("told-reset");
        using HttpClient admin = await running.SignIn("test-admin");
        await admin.PostAsync("/api/v1/users/told-reset/reset-second-factor", null, TestContext.Current.CancellationToken);
        HttpResponseMessage reset = await admin.PostAsync("/api/v1/users/told-reset/reset-password", null, TestContext.Current.CancellationToken);
        string password = (await Running.Json(reset)).GetProperty("password").GetString()!;
        Assert.Equal([("password-reset", "Администратор области"), ("second-factor-reset", "Администратор области")], await Told("told-reset", password));
    }

    private async Task SignIn(string login, string address, string agent)
    {
        using CookieJar person = new(running.InProcess, address, agent);
        Assert.Equal(HttpStatusCode.OK, (await person.SignIn(login, TestRegion.Password)).StatusCode);
    }

    // Read from a browser and a network that the owner has used.
    private async Task<(string Kind, string? Detail)[]> Told(string login, string password = TestRegion.Password)
    {
        using CookieJar person = new(running.InProcess, Home, Firefox);
        Assert.Equal(HttpStatusCode.OK, (await person.SignIn(login, password)).StatusCode);
        return [.. (await person.Json("/api/v1/notifications")).GetProperty("items").EnumerateArray().Select(Read)];
    }

    private static (string Kind, string? Detail) Read(JsonElement n) => (n.GetProperty("kind").GetString()!, n.GetProperty("detail").GetString());

    private async Task Make(string login)
    {
        using ApiSession admin = await running.Dialog.Admin();
        await admin.PutUser(login, "Некто Некий", "operator", running.Region.Code, TestRegion.Password);
    }
}
