using System.Net;
using Dialog.Api.Auth.Accounts;
using Dialog.Support.Api;

namespace Dialog.Api.Tests;

/// <summary>Strangers guess. They are slowed, and the owner is not shut out.</summary>
public sealed class GuessingPasswords(Running running, GuessingPasswords.Nodes nodes) : IClassFixture<GuessingPasswords.Nodes>
{
    private const string Home = "203.0.113.7";
    private const string Stranger = "198.51.100.9";
    private const int Most = 10;
    private const int MostFromUnknown = 50;

    [Fact]
    public async Task From_elsewhere_leave_the_owners_own_address_open()
    {
        await Make("guessed-elsewhere");
        await Fail("guessed-elsewhere", Stranger, Most);
        Assert.Equal(HttpStatusCode.TooManyRequests, await Try("guessed-elsewhere", Stranger));
        Assert.Equal(HttpStatusCode.OK, await Try("guessed-elsewhere", Home));
    }

    [Fact]
    public async Task From_many_addresses_close_the_login_for_all_but_its_own()
    {
        await Make("guessed-by-many");
        Assert.Equal(HttpStatusCode.OK, await Try("guessed-by-many", Home));
        for (int i = 0; i < MostFromUnknown / (Most / 2); i++)
        {
            await Fail("guessed-by-many", $"192.0.2.{i}", Most / 2);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await Try("guessed-by-many", "192.0.2.200"));
        Assert.Equal(HttpStatusCode.OK, await Try("guessed-by-many", Home));
    }

    [Fact]
    public async Task From_the_owners_own_network_leave_a_known_device_open()
    {
        await Make("guessed-nearby");
        using CookieJar owner = new(nodes.First, Home);
        await owner.SignIn("guessed-nearby", TestRegion.Password);
        await owner.SeeSession();
        owner.ForgetSession();
        await Fail("guessed-nearby", Home, Most);
        Assert.Equal(HttpStatusCode.TooManyRequests, await Try("guessed-nearby", Home));
        Assert.Equal(HttpStatusCode.OK, (await owner.SignIn("guessed-nearby", TestRegion.Password)).StatusCode);
    }

    [Fact]
    public async Task On_a_known_device_are_counted_too()
    {
        await Make("guessed-on-device");
        using CookieJar device = new(nodes.First, Home);
        await device.SignIn("guessed-on-device", TestRegion.Password);
        await device.SeeSession();
        device.ForgetSession();
        for (int i = 0; i < Most; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await device.SignIn("guessed-on-device", $"wrong {i}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await device.SignIn("guessed-on-device", TestRegion.Password)).StatusCode);
        // Another account's device is not known to this one.
        Assert.Equal(HttpStatusCode.Unauthorized, (await device.SignIn("guessed-by-nobody", "wrong")).StatusCode);
    }

    [Fact]
    public async Task Do_not_keep_the_owner_from_a_proof_in_an_open_session()
    {
        await Make("guessed-while-open");
        using CookieJar owner = new(nodes.First, Home);
        await owner.SignIn("guessed-while-open", TestRegion.Password);
        await Fail("guessed-while-open", Home, Most);
        await Fail("guessed-while-open", Stranger, Most);
        Assert.Equal(HttpStatusCode.NoContent, (await owner.Post("/api/v1/session/proof", new { password = TestRegion.Password })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await owner.Post("/api/v1/me/password", new { current = TestRegion.Password, password = "a password of my own 7" })).StatusCode);
    }

    [Fact]
    public async Task Within_an_open_session_close_its_proof_and_nothing_else()
    {
        await Make("guessed-within");
        using CookieJar left = new(nodes.First, Home), other = new(nodes.First, Stranger);
        await left.SignIn("guessed-within", TestRegion.Password);
        await other.SignIn("guessed-within", TestRegion.Password);
        for (int i = 0; i < Most; i++)
        {
            HttpResponseMessage wrong = i % 2 == 0
                ? await left.Post("/api/v1/session/proof", new { password = $"wrong number {i}" })
                : await left.Post("/api/v1/me/password", new { current = $"wrong number {i}", password = "a password of my own 7" });
            Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        }

        HttpResponseMessage closed = await left.Post("/api/v1/session/proof", new { password = TestRegion.Password });
        Assert.Equal(HttpStatusCode.TooManyRequests, closed.StatusCode);
        Assert.True(closed.Headers.RetryAfter!.Delta > TimeSpan.FromMinutes(4));
        Assert.Equal(HttpStatusCode.NoContent, (await other.Post("/api/v1/session/proof", new { password = TestRegion.Password })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await Try("guessed-within", Home));
    }

    [Fact]
    public async Task Do_not_pass_a_proof_without_the_code_of_an_account_that_has_an_app()
    {
        await Make("guessed-with-app");
        using CookieJar owner = new(nodes.First, Home);
        await owner.SignIn("guessed-with-app", TestRegion.Password);
        string key = (await Running.Json(await owner.Post("/api/v1/me/totp"))).GetProperty("key").GetString()!;
        DateTimeOffset now = DateTimeOffset.UtcNow;
        string[] codes = [.. (await Running.Json(await owner.Post("/api/v1/me/totp/enable", new { code = Totp.CodeAt(key, now.AddSeconds(-30)) })))
            .GetProperty("recoveryCodes").EnumerateArray().Select(c => c.GetString()!)];
        owner.Age(TimeSpan.FromMinutes(16));

        HttpResponseMessage half = await owner.Post("/api/v1/session/proof", new { password = TestRegion.Password });
        Assert.Equal(HttpStatusCode.BadRequest, half.StatusCode);
        Assert.True((await Running.Json(half)).GetProperty("errors").TryGetProperty("code", out _));
        Assert.Equal(HttpStatusCode.BadRequest, (await owner.Post("/api/v1/session/proof", new { password = TestRegion.Password, code = "000000" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await owner.Delete("/api/v1/me/totp")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await owner.Post("/api/v1/session/proof", new { password = TestRegion.Password, code = Totp.CodeAt(key, now) })).StatusCode);
        owner.Age(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.NoContent, (await owner.Post("/api/v1/session/proof", new { password = TestRegion.Password, recoveryCode = codes[0] })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await owner.Delete("/api/v1/me/totp")).StatusCode);
    }

    [Fact]
    public async Task Of_many_logins_from_one_address_are_slowed_at_that_address()
    {
        const string Sprayer = "198.51.100.77";
        await Make("guessed-by-spray");
        for (int i = 0; i < Nodes.LoginsPerAddress; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await Try($"nobody-{i}", Sprayer, "Autumn2026!"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await Try("guessed-by-spray", Sprayer));
        Assert.Equal(HttpStatusCode.OK, await Try("guessed-by-spray", Home));
    }

    [Fact]
    public async Task That_were_only_mistyped_are_not_taken_for_spraying()
    {
        const string Office = "198.51.100.55";
        for (int i = 0; i < Nodes.LoginsPerAddress + 2; i++)
        {
            await Make($"mistyped-{i}");
            Assert.Equal(HttpStatusCode.Unauthorized, await Try($"mistyped-{i}", Office, "with caps lock on"));
            Assert.Equal(HttpStatusCode.OK, await Try($"mistyped-{i}", Office));
        }
    }

    [Fact]
    public async Task Are_counted_by_all_nodes_together()
    {
        await Make("guessed-at-both");
        await Fail("guessed-at-both", Stranger, Most / 2);
        await Fail("guessed-at-both", Stranger, Most / 2, nodes.Second);
        Assert.Equal(HttpStatusCode.TooManyRequests, await Try("guessed-at-both", Stranger));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Try("guessed-at-both", Stranger, node: nodes.Second));
    }

    [Fact]
    public async Task Of_a_login_that_nobody_has_close_it_alike()
    {
        await Fail("guessed-nobody", Stranger, Most);
        Assert.Equal(HttpStatusCode.TooManyRequests, await Try("guessed-nobody", Stranger));
        Assert.Equal(HttpStatusCode.Unauthorized, await Try("guessed-nobody", Home));
    }

    [Fact]
    public async Task Of_codes_by_whoever_knows_the_password_close_it_after_ten_from_wherever()
    {
        await Make("guessed-codes");
        using CookieJar owner = new(nodes.First, Home);
        await owner.SignIn("guessed-codes", TestRegion.Password);
        string key = (await Running.Json(await owner.Post("/api/v1/me/totp"))).GetProperty("key").GetString()!;
        await owner.Post("/api/v1/me/totp/enable", new { code = Totp.CodeAt(key, DateTimeOffset.UtcNow.AddSeconds(-30)) });
        for (int i = 0; i < Most; i++)
        {
            using CookieJar thief = new(nodes.First, $"192.0.2.{i}");
            await thief.SignIn("guessed-codes", TestRegion.Password);
            Assert.Equal(HttpStatusCode.Unauthorized, (await thief.Post("/api/v1/session/second-factor", new { code = "000000" })).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await Try("guessed-codes", "192.0.2.100"));
        owner.Forget();
        Assert.Equal(HttpStatusCode.Unauthorized, (await owner.SignIn("guessed-codes", TestRegion.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await owner.Post("/api/v1/session/second-factor", new { code = Totp.CodeAt(key, DateTimeOffset.UtcNow) })).StatusCode);
    }

    [Fact]
    public async Task Are_slowed_longer_each_time()
    {
        await Make("guessed-again");
        await Fail("guessed-again", Stranger, Most);
        TimeSpan first = await RetryAfter("guessed-again", Stranger);
        await Run("update sign_in_failures set until = now() - interval '1 second' where until is not null");
        await Fail("guessed-again", Stranger, Most);
        TimeSpan second = await RetryAfter("guessed-again", Stranger);
        Assert.InRange(first, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
        Assert.InRange(second, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10));
    }

    private async Task<TimeSpan> RetryAfter(string login, string address)
    {
        using CookieJar person = new(nodes.First, address);
        return (await person.SignIn(login, TestRegion.Password)).Headers.RetryAfter!.Delta!.Value;
    }

    private async Task Run(string sql)
    {
        await using Npgsql.NpgsqlDataSource database = Npgsql.NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        await using Npgsql.NpgsqlCommand command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task Fail(string login, string address, int times, ApiWithin? node = null)
    {
        for (int i = 0; i < times; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await Try(login, address, $"guess {i}", node));
        }
    }

    // A browser that was never here, at the address.
    private async Task<HttpStatusCode> Try(string login, string address, string password = TestRegion.Password, ApiWithin? node = null)
    {
        using CookieJar person = new(node ?? nodes.First, address);
        return (await person.SignIn(login, password)).StatusCode;
    }

    private async Task Make(string login)
    {
        using ApiSession admin = await running.Dialog.Admin();
        await admin.PutUser(login, "Некто Некий", "operator", running.Region.Code, TestRegion.Password);
    }

    /// <summary>Two nodes that slow spraying soon.</summary>
    public sealed class Nodes(Running running) : IAsyncDisposable
    {
        public const int LoginsPerAddress = 6;

        internal ApiWithin First { get; } = new(running.Dialog, ("Dialog:SignIn:LoginsPerAddress", $"{LoginsPerAddress}"));

        internal ApiWithin Second { get; } = new(running.Dialog, ("Dialog:SignIn:LoginsPerAddress", $"{LoginsPerAddress}"));

        public async ValueTask DisposeAsync()
        {
            await First.DisposeAsync();
            await Second.DisposeAsync();
        }
    }
}
