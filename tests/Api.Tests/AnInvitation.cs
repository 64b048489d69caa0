using System.Net;
using System.Text.Json;
using Dialog.Support.Api;
using Dialog.Support.Audit;
using Dialog.Support.StandIns;
using Npgsql;

namespace Dialog.Api.Tests;

/// <summary>An administrator invites a person, who opens the link and signs in at the provider: from then on that identity opens the account.</summary>
public sealed class AnInvitation(Running running, AProvider.Configured configured) : IClassFixture<AProvider.Configured>
{
    private readonly StandInProvider _provider = configured.Provider;

    [Fact]
    public async Task Binds_the_account_to_whoever_opens_it_while_signed_in_at_the_provider()
    {
        string token = await Invite("test-invited");
        using CookieJar person = new(configured.Api);
        JsonElement offer = await Running.Json(await person.Post("/api/v1/session/invitation", new { token }));
        Assert.Equal("test-invited", offer.GetProperty("login").GetString());
        _provider.Person = new() { ["sub"] = "subject-of-invited", ["preferred_username"] = "quite another name" };
        Assert.Equal("/", await person.ThroughProvider("/api/v1/session/provider?invitation=true"));
        Assert.Equal("test-invited", (await person.Json("/api/v1/session")).GetProperty("login").GetString());

        JsonElement seen = await Seen("test-invited");
        Assert.Equal(("subject-of-invited", _provider.Address), (seen.GetProperty("identity").GetProperty("subject").GetString(), seen.GetProperty("identity").GetProperty("issuer").GetString()));
        Assert.False(seen.TryGetProperty("invitedUntil", out _));
        using CookieJar later = new(configured.Api);
        Assert.Equal("/", await later.ThroughProvider("/api/v1/session/provider"));
    }

    [Fact]
    public async Task Opens_once()
    {
        string token = await Invite("test-invited-once");
        using CookieJar first = new(configured.Api), second = new(configured.Api);
        // Both have opened the link before either of them has signed in.
        await first.Post("/api/v1/session/invitation", new { token });
        await second.Post("/api/v1/session/invitation", new { token });
        _provider.Person = new() { ["sub"] = "the first" };
        Assert.Equal("/", await first.ThroughProvider("/api/v1/session/provider?invitation=true"));
        _provider.Person = new() { ["sub"] = "the second" };
        Assert.Equal("/?sign-in=no-invitation", await second.ThroughProvider("/api/v1/session/provider?invitation=true"));
        Assert.Equal(HttpStatusCode.NotFound, (await second.Post("/api/v1/session/invitation", new { token })).StatusCode);
    }

    [Fact]
    public async Task Binds_nothing_for_an_identity_that_opens_another_account()
    {
        await Accept("test-invited-has-one", "has one already");
        string token = await Invite("test-invited-second");
        using CookieJar person = new(configured.Api);
        await person.Post("/api/v1/session/invitation", new { token });
        _provider.Person = new() { ["sub"] = "has one already" };
        Assert.Equal("/?sign-in=bound-elsewhere", await person.ThroughProvider("/api/v1/session/provider?invitation=true"));
        Assert.False((await Seen("test-invited-second")).TryGetProperty("identity", out _));
    }

    [Fact]
    public async Task Is_not_made_for_an_account_that_is_bound()
    {
        await Accept("test-invited-bound", "bound for good");
        using CookieJar admin = await Administrator();
        HttpResponseMessage again = await admin.Post("/api/v1/users/test-invited-bound/invitation");
        Assert.Equal((HttpStatusCode.Conflict, "already-bound"), (again.StatusCode, (await Running.Json(again)).GetProperty("code").GetString()));
        HttpResponseMessage entered = await admin.Put("/api/v1/users/test-invited-bound/identity", new { subject = "another" });
        Assert.Equal((HttpStatusCode.Conflict, "already-bound"), (entered.StatusCode, (await Running.Json(entered)).GetProperty("code").GetString()));
    }

    [Fact]
    public async Task That_is_over_or_was_taken_back_opens_nothing()
    {
        string over = await Invite("test-invited-late");
        await Run("update identity_invitations set expires_at = now() - interval '1 second' where login = 'test-invited-late'");
        string back = await Invite("test-invited-back");
        using CookieJar admin = await Administrator();
        await admin.Delete("/api/v1/users/test-invited-back/identity");
        using CookieJar person = new(configured.Api);
        foreach (string token in (string[])[over, back, "", "guessed\0"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await person.Post("/api/v1/session/invitation", new { token })).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await person.Get("/api/v1/session/provider?invitation=true")).StatusCode);
        }
    }

    [Fact]
    public async Task Is_kept_as_a_hash_only()
    {
        string token = await Invite("test-invited-hash");
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        Assert.Empty(await DatabaseDump.Find(database, token));
    }

    private async Task Accept(string login, string subject)
    {
        string token = await Invite(login);
        using CookieJar person = new(configured.Api);
        await person.Post("/api/v1/session/invitation", new { token });
        _provider.Person = new() { ["sub"] = subject };
        Assert.Equal("/", await person.ThroughProvider("/api/v1/session/provider?invitation=true"));
    }

    private async Task<string> Invite(string login)
    {
        using (ApiSession root = await running.Dialog.Admin())
        {
            await root.PutUser(login, "Служащий", "operator", running.Region.Code, TestRegion.Password);
        }

        using CookieJar admin = await Administrator();
        string path = (await Running.Json(await admin.Post($"/api/v1/users/{login}/invitation"))).GetProperty("path").GetString()!;
        Assert.StartsWith("/#invitation=", path, StringComparison.Ordinal);
        return path.Split('=')[1];
    }

    private async Task<JsonElement> Seen(string login)
    {
        using CookieJar admin = await Administrator();
        return (await admin.Json("/api/v1/users")).EnumerateArray().Single(u => u.GetProperty("login").GetString() == login);
    }

    private async Task<CookieJar> Administrator()
    {
        CookieJar admin = new(configured.Api);
        Assert.Equal(HttpStatusCode.OK, (await admin.SignIn("test-admin", TestRegion.Password)).StatusCode);
        return admin;
    }

    private async Task Run(string sql)
    {
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        await using NpgsqlCommand command = database.CreateCommand(sql);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}
