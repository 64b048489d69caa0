using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Support;
using Dialog.Support.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Dialog.Api.Tests;

/// <summary>What one browser's signing in is, and how it ends.</summary>
public sealed class ASession(Running running, ASession.Nodes nodes) : IClassFixture<ASession.Nodes>
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static readonly TimeSpan HalfAMinute = TimeSpan.FromSeconds(35);

    [Fact]
    public async Task Is_listed_with_where_and_how_it_began_and_which_of_them_asks()
    {
        await Make("test-session-list");
        using SignedInBrowser here = await Browser("test-session-list", Firefox);
        using SignedInBrowser there = await Browser("test-session-list");
        JsonElement[] sessions = await here.Sessions();
        Assert.Equal(2, sessions.Length);
        JsonElement mine = sessions.Single(s => s.GetProperty("current").GetBoolean());
        Assert.Equal(("Firefox, Linux", "password"), (mine.GetProperty("agent").GetString(), mine.GetProperty("way").GetString()));
        Assert.Equal(TimeSpan.FromDays(7), mine.GetProperty("endsAt").GetDateTimeOffset() - mine.GetProperty("createdAt").GetDateTimeOffset());
        Assert.Equal((await there.Current()).GetProperty("id").GetGuid(), sessions.Single(s => !s.GetProperty("current").GetBoolean()).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Ended_elsewhere_gets_no_answer_any_more_at_any_node_and_loses_its_live_line()
    {
        await Make("test-session-end");
        using SignedInBrowser lost = await Browser("test-session-end");
        using SignedInBrowser owner = await Browser("test-session-end");
        Guid id = (await lost.Current()).GetProperty("id").GetGuid();
        // The other node knows the session too, and must forget it.
        Assert.Equal(HttpStatusCode.OK, await lost.AskAt(running.InProcess));
        await using HubConnection hub = new HubConnectionBuilder().WithUrl(new Uri(running.Dialog.Api, "/live"), o => o.Headers["Cookie"] = lost.Cookie).Build();
        TaskCompletionSource closed = new();
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await hub.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, (await owner.Http.DeleteAsync($"/api/v1/me/sessions/{id}", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await lost.Ask());
        Assert.Equal(HttpStatusCode.OK, await owner.Ask());
        await Eventually.Holds(
            async () => await lost.AskAt(running.InProcess) == HttpStatusCode.Unauthorized, HalfAMinute, "it is over at the other node", cancellation: TestContext.Current.CancellationToken);
        await closed.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.Http.DeleteAsync($"/api/v1/me/sessions/{id}", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(1, await Count("select count(*) from audit where action = 'me.sessions.delete' and login = 'test-session-end' and outcome = 'done' and subject = $1", id.ToString()));
    }

    [Fact]
    public async Task Of_somebody_else_is_not_there()
    {
        await Make("test-session-mine");
        await Make("test-session-curious");
        using SignedInBrowser mine = await Browser("test-session-mine");
        using SignedInBrowser curious = await Browser("test-session-curious");
        Guid id = (await mine.Current()).GetProperty("id").GetGuid();
        Assert.DoesNotContain(id, (await curious.Sessions()).Select(s => s.GetProperty("id").GetGuid()));
        Assert.Equal(HttpStatusCode.NotFound, (await curious.Http.DeleteAsync($"/api/v1/me/sessions/{id}", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await curious.Http.DeleteAsync("/api/v1/me/sessions", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await mine.AskAt(nodes.Fresh));
    }

    [Fact]
    public async Task Stays_when_it_ends_all_others()
    {
        await Make("test-session-only");
        using SignedInBrowser here = await Browser("test-session-only");
        using SignedInBrowser first = await Browser("test-session-only");
        using SignedInBrowser second = await Browser("test-session-only");
        Assert.Equal(HttpStatusCode.NoContent, (await here.Http.DeleteAsync("/api/v1/me/sessions", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (await here.Ask(), await first.Ask(), await second.Ask()));
        Assert.Single(await here.Sessions());
    }

    [Fact]
    public async Task Is_over_at_its_lifetime_however_much_it_is_used()
    {
        await Make("test-session-week");
        using SignedInBrowser person = await Browser("test-session-week");
        await Move("test-session-week", "created_at", TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.Unauthorized, await person.AskAt(nodes.OfAnHour));
        Assert.Equal(HttpStatusCode.OK, await person.AskAt(nodes.Fresh));

        // In this node's cache it is still young; within half a minute the node reads it again.
        await Move("test-session-week", "created_at", TimeSpan.FromDays(7));
        await Eventually.Holds(async () => await person.Ask() == HttpStatusCode.Unauthorized, HalfAMinute, "a week has passed", cancellation: TestContext.Current.CancellationToken);
        using SignedInBrowser again = await Browser("test-session-week");
        Assert.Single(await again.Sessions());
    }

    [Fact]
    public async Task Is_over_when_nothing_was_asked_for_half_a_day()
    {
        await Make("test-session-idle");
        using SignedInBrowser person = await Browser("test-session-idle");
        await Move("test-session-idle", "seen_at", new TimeSpan(12, 6, 0));
        Assert.Equal(HttpStatusCode.Unauthorized, await person.AskAt(nodes.Fresh));
    }

    [Fact]
    public async Task Writes_down_that_it_was_used_at_most_every_five_minutes()
    {
        await Make("test-session-seen");
        using SignedInBrowser person = await Browser("test-session-seen");
        await Move("test-session-seen", "seen_at", TimeSpan.FromMinutes(6));
        DateTimeOffset before = await SeenAt("test-session-seen");
        await person.AskAt(nodes.Fresh);
        DateTimeOffset seen = await SeenAt("test-session-seen");
        Assert.True(seen > before);
        await person.AskAt(nodes.Fresh);
        await person.Ask();
        Assert.Equal(seen, await SeenAt("test-session-seen"));
    }

    [Fact]
    public async Task Signed_out_is_over_for_whoever_copied_its_cookie_too()
    {
        await Make("test-session-copied");
        using SignedInBrowser person = await Browser("test-session-copied");
        Assert.Equal(HttpStatusCode.NoContent, (await person.Http.DeleteAsync("/api/v1/session", TestContext.Current.CancellationToken)).StatusCode);
        // The copy is sent by hand: signing out took it out of the browser only.
        Assert.Equal(HttpStatusCode.Unauthorized, await person.AskAt(nodes.Fresh));
    }

    [Fact]
    public async Task That_the_cookie_of_a_former_version_does_not_name_must_begin_again()
    {
        await Make("test-session-old");
        using SignedInBrowser person = await Browser("test-session-old");
        ISecureDataFormat<AuthenticationTicket> format = nodes.Fresh.Services
            .GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme).TicketDataFormat;
        AuthenticationTicket ticket = format.Unprotect(person.Cookie.Split('=', 2)[1])!;
        Assert.Equal(HttpStatusCode.OK, await SignedInBrowser.AskAt(nodes.Fresh, $"dialog={format.Protect(ticket)}"));

        Assert.True(ticket.Properties.Items.Remove("session"));
        Assert.Equal(HttpStatusCode.Unauthorized, await SignedInBrowser.AskAt(nodes.Fresh, $"dialog={format.Protect(ticket)}"));
    }

    [Fact]
    public async Task Goes_on_after_a_proof_and_a_new_password_and_ends_when_its_browser_signs_in_again()
    {
        await Make("test-session-same");
        using SignedInBrowser person = await Browser("test-session-same");
        using SignedInBrowser elsewhere = await Browser("test-session-same");
        Guid id = (await person.Current()).GetProperty("id").GetGuid();
        await person.Http.PostAsJsonAsync("/api/v1/session/proof", new { password = TestRegion.Password }, TestContext.Current.CancellationToken);
        await person.Http.PostAsJsonAsync("/api/v1/me/password", new { current = TestRegion.Password, password = "a password of my own 7" }, TestContext.Current.CancellationToken);
        // Those that the new password ended are not shown as if they were open.
        Assert.Equal(id, Assert.Single(await person.Sessions()).GetProperty("id").GetGuid());

        await person.Http.PostAsJsonAsync("/api/v1/session", new { login = "test-session-same", password = "a password of my own 7" }, TestContext.Current.CancellationToken);
        Assert.NotEqual(id, Assert.Single(await person.Sessions()).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Is_ended_by_the_administrator_of_its_region_and_no_other()
    {
        await Make("test-session-stolen");
        await Make("test-session-neighbour", "administrator", running.Neighbour.Code);
        using SignedInBrowser person = await Browser("test-session-stolen");
        using HttpClient neighbour = await running.SignIn("test-session-neighbour");
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.PostAsync("/api/v1/users/test-session-stolen/end-sessions", null, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await person.Ask());

        using HttpClient admin = await running.SignIn("test-admin");
        Assert.Equal(HttpStatusCode.NoContent, (await admin.PostAsync("/api/v1/users/test-session-stolen/end-sessions", null, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await person.Ask());
        Assert.Equal(1, await Count("select count(*) from audit where action = 'users.end-sessions' and login = 'test-admin' and outcome = 'done' and subject = $1", "test-session-stolen"));
        // Nobody was locked out: the right password opens again.
        using SignedInBrowser back = await Browser("test-session-stolen");
    }

    private Task<SignedInBrowser> Browser(string login, string? agent = null) => SignedInBrowser.Open(running.Dialog.Api, login, TestRegion.Password, agent);

    private async Task Make(string login, string role = "operator", string? region = null)
    {
        using ApiSession admin = await running.Dialog.Admin();
        await admin.PutUser(login, "Некто Некий", role, region ?? running.Region.Code, TestRegion.Password);
    }

    private async Task Move(string login, string column, TimeSpan back)
    {
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        await using NpgsqlCommand command = database.CreateCommand($"update sessions set {column} = now() - $1 where login = $2");
        command.Parameters.AddWithValue(back);
        command.Parameters.AddWithValue(login);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    private async Task<DateTimeOffset> SeenAt(string login) => new((DateTime)await Scalar("select seen_at from sessions where login = $1", login));

    private async Task<int> Count(string sql, string argument) => Convert.ToInt32(await Scalar(sql, argument), CultureInfo.InvariantCulture);

    private async Task<object> Scalar(string sql, string argument)
    {
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        await using NpgsqlCommand command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(argument);
        return (await command.ExecuteScalarAsync())!;
    }

    /// <summary>Further nodes: what one remembers, another does not.</summary>
    public sealed class Nodes(Running running) : IAsyncDisposable
    {
        /// <summary>Lets a session live for an hour.</summary>
        internal ApiWithin OfAnHour { get; } = new(running.Dialog, ("Dialog:Sessions:LifetimeHours", "1"));

        /// <summary>Knows nothing of a session it was not asked about.</summary>
        internal ApiWithin Fresh { get; } = new(running.Dialog);

        public async ValueTask DisposeAsync()
        {
            await OfAnHour.DisposeAsync();
            await Fresh.DisposeAsync();
        }
    }
}
