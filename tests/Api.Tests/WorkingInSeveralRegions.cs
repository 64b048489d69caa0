using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Support;
using Dialog.Support.Api;
using Microsoft.AspNetCore.SignalR.Client;
using Npgsql;

namespace Dialog.Api.Tests;

/// <summary>One account, roles in two regions: every request is made in the one that is in force.</summary>
public sealed class WorkingInSeveralRegions(Running running)
{
    private string Home => running.Region.Code;

    private string Further => running.Neighbour.Code;

    [Fact]
    public async Task Shows_the_cases_of_the_region_in_force_and_of_no_other()
    {
        await running.Write("В своей области: не вывозят мусор у почты");
        string own = (await running.Find("не вывозят мусор у почты")).GetProperty("id").GetString()!;
        using HttpClient person = await running.SignIn(await Make("test-two-cases", "operator", "lead"));
        Assert.Equal(HttpStatusCode.OK, await Get(person, $"/api/v1/cases/{own}"));
        JsonElement before = await Session(person);
        Assert.Equal(
            [(Home, "operator"), (Further, "lead")],
            before.GetProperty("regions").EnumerateArray().Select(r => (r.GetProperty("region").GetString()!, r.GetProperty("role").GetString()!)));

        await Cast.GoTo(person, Further);

        JsonElement after = await Session(person);
        Assert.Equal((Further, "lead"), (after.GetProperty("region").GetString(), after.GetProperty("role").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, await Get(person, $"/api/v1/cases/{own}"));
        JsonElement list = await Running.Json(await person.GetAsync("/api/v1/cases?view=all&search=мусор", Cancellation));
        Assert.Empty(list.GetProperty("items").EnumerateArray());
        // And back.
        await Cast.GoTo(person, Home);
        Assert.Equal(HttpStatusCode.OK, await Get(person, $"/api/v1/cases/{own}"));
    }

    [Fact]
    public async Task Is_written_down_with_the_region_in_which_it_was_done()
    {
        await running.Write("В соседней области: затопило подвал", Further);
        using HttpClient person = await running.SignIn(await Make("test-two-audit", "operator", "lead"));
        await Cast.GoTo(person, Further);
        JsonElement list = await Running.Json(await person.GetAsync("/api/v1/cases?view=all&limit=1", Cancellation));
        Assert.Equal(HttpStatusCode.OK, await Get(person, $"/api/v1/cases/{list.GetProperty("items")[0].GetProperty("id").GetString()}"));

        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        await using NpgsqlCommand command = database.CreateCommand(
            "select action || ' ' || region || ' ' || role || ' ' || coalesce(detail, '') from audit where login = 'test-two-audit' and action in ('session.region', 'cases.read') order by id");
        List<string> entries = [];
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(Cancellation);
        while (await reader.ReadAsync(Cancellation))
        {
            entries.Add(reader.GetString(0).Trim());
        }

        Assert.Equal([$"session.region {Home} operator {Further}", $"cases.read {Further} lead"], entries);
    }

    [Fact]
    public async Task Ends_the_cookie_and_the_live_line_of_before_and_keeps_when_the_session_began()
    {
        string login = await Make("test-two-session", "operator", "operator");
        using SignedInBrowser browser = await SignedInBrowser.Open(running.Dialog.Api, login, TestRegion.Password);
        string former = browser.Cookie;
        JsonElement began = await browser.Current();
        await using HubConnection hub = new HubConnectionBuilder().WithUrl(new Uri(running.Dialog.Api, "/live"), o => o.Headers["Cookie"] = former).Build();
        TaskCompletionSource closed = new();
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await hub.StartAsync(Cancellation);

        await Cast.GoTo(browser.Http, Further);

        using HttpClient copy = running.Stranger();
        copy.DefaultRequestHeaders.Add("Cookie", former);
        Assert.Equal(HttpStatusCode.Unauthorized, await Get(copy, "/api/v1/session"));
        JsonElement goesOn = Assert.Single(await browser.Sessions());
        Assert.NotEqual(began.GetProperty("id").GetGuid(), goesOn.GetProperty("id").GetGuid());
        Assert.Equal(began.GetProperty("createdAt").GetDateTimeOffset(), goesOn.GetProperty("createdAt").GetDateTimeOffset());
        await closed.Task.WaitAsync(TimeSpan.FromMinutes(1), Cancellation);
    }

    [Fact]
    public async Task Goes_nowhere_without_a_role_there()
    {
        using HttpClient person = await running.SignIn(running.Region.Operator);
        foreach (string region in new[] { Further, "*", "nowhere" })
        {
            HttpResponseMessage refused = await person.PostAsJsonAsync("/api/v1/session/region", new { region }, Cancellation);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }

        JsonElement still = await Session(person);
        Assert.Equal(Home, still.GetProperty("region").GetString());
        Assert.Empty(still.GetProperty("regions").EnumerateArray());
    }

    [Fact]
    public async Task Does_nothing_that_a_screen_meant_for_the_region_of_before()
    {
        using HttpClient person = await running.SignIn(await Make("test-two-tabs", "operator", "operator"));
        await Cast.GoTo(person, Further);
        // The other tab was opened before the switch, and shares the cookie.
        person.DefaultRequestHeaders.Add("X-Dialog-Region", Home);
        object view = new { name = "Не туда", filter = new { view = "open", topics = Array.Empty<string>(), sort = "deadline" }, shared = false };
        HttpResponseMessage refused = await person.PostAsJsonAsync("/api/v1/views", view, Cancellation);
        Assert.Equal((HttpStatusCode.Forbidden, "another-region"), (refused.StatusCode, (await Running.Json(refused)).GetProperty("code").GetString()));
        Assert.Equal(HttpStatusCode.Forbidden, (await person.PostAsync($"/live/negotiate?negotiateVersion=1&region={Home}", null, Cancellation)).StatusCode);
        person.DefaultRequestHeaders.Remove("X-Dialog-Region");
        person.DefaultRequestHeaders.Add("X-Dialog-Region", Further);
        Assert.Empty((await Running.Json(await person.GetAsync("/api/v1/views", Cancellation))).EnumerateArray());
        Assert.Equal(HttpStatusCode.OK, (await person.PostAsync($"/live/negotiate?negotiateVersion=1&region={Further}", null, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Finishes_in_the_region_of_before_what_was_begun_there()
    {
        await running.Write("Пакетом в соседней области: сломаны качели", Further);
        using HttpClient person = await running.SignIn(await Make("test-two-bulk", "operator", "operator"));
        await Cast.GoTo(person, Further);
        JsonElement list = await Running.Json(await person.GetAsync("/api/v1/cases?view=all&limit=1", Cancellation));
        HttpResponseMessage begun = await person.PostAsJsonAsync(
            "/api/v1/cases/bulk", new { ids = new[] { list.GetProperty("items")[0].GetProperty("id").GetString() }, action = "note", note = new { text = "Заметка" } }, Cancellation);
        string job = (await Running.Json(begun)).GetProperty("id").GetString()!;
        await Cast.GoTo(person, Home);
        Assert.Equal(HttpStatusCode.NotFound, await Get(person, $"/api/v1/bulk/{job}"));
        await Cast.GoTo(person, Further);
        await Eventually.Holds(
            async () => (await Running.Json(await person.GetAsync($"/api/v1/bulk/{job}", Cancellation))).GetProperty("done").GetInt32() == 1,
            TimeSpan.FromSeconds(20), "the note is written", cancellation: Cancellation);
    }

    [Fact]
    public async Task Ends_with_the_role()
    {
        string login = await Make("test-two-taken", "operator", "lead");
        using HttpClient person = await running.SignIn(login);
        await Cast.GoTo(person, Further);
        using HttpClient root = await running.SignIn("admin", Installation.AdminPassword);
        Assert.Equal(HttpStatusCode.NoContent, (await root.DeleteAsync($"/api/v1/users/{login}/roles/{Further}", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await root.DeleteAsync($"/api/v1/users/{login}/roles/{Further}", Cancellation)).StatusCode);
        await Eventually.Holds(
            async () => await Get(person, "/api/v1/session") == HttpStatusCode.Unauthorized, TimeSpan.FromSeconds(35), "the session is over", cancellation: Cancellation);
        using HttpClient again = await running.SignIn(login);
        Assert.Equal(HttpStatusCode.NotFound, (await again.PostAsJsonAsync("/api/v1/session/region", new { region = Further }, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Is_given_by_an_administrator_of_all_regions_only()
    {
        string login = await Make("test-two-given", "operator", "operator");
        using HttpClient own = await running.SignIn("test-admin");
        using HttpClient there = await running.SignIn(await Cast.Of("administrator", running, Further));
        foreach (HttpClient administrator in new[] { own, there })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await administrator.PutAsJsonAsync($"/api/v1/users/{login}/roles/{Further}", new { role = "lead" }, Cancellation)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await administrator.DeleteAsync($"/api/v1/users/{login}/roles/{Further}", Cancellation)).StatusCode);
            // Whoever opens the account opens both regions.
            Assert.Equal(HttpStatusCode.NotFound, (await administrator.PostAsync($"/api/v1/users/{login}/reset-password", null, Cancellation)).StatusCode);
            object body = new { name = "Некто", role = "administrator", region = Home, password = TestRegion.Password };
            Assert.Equal(HttpStatusCode.NotFound, (await administrator.PutAsJsonAsync($"/api/v1/users/{login}", body, Cancellation)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await there.PostAsync($"/api/v1/users/{login}/disable", null, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await own.PostAsync($"/api/v1/users/{login}/disable", null, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Shows_a_guest_to_the_administrator_of_the_region_without_the_account()
    {
        string login = await Make("test-two-guest", "operator", "lead");
        using HttpClient there = await running.SignIn(await Cast.Of("administrator", running, Further));
        JsonElement guest = (await Running.Json(await there.GetAsync("/api/v1/users", Cancellation))).EnumerateArray().Single(u => u.GetProperty("login").GetString() == login);
        Assert.Equal((true, Further, "lead", false), (guest.GetProperty("guest").GetBoolean(), guest.GetProperty("region").GetString(), guest.GetProperty("role").GetString(), guest.GetProperty("hasPassword").GetBoolean()));
        using HttpClient own = await running.SignIn("test-admin");
        JsonElement theirs = (await Running.Json(await own.GetAsync("/api/v1/users", Cancellation))).EnumerateArray().Single(u => u.GetProperty("login").GetString() == login);
        Assert.Equal((false, true, 0), (theirs.GetProperty("guest").GetBoolean(), theirs.GetProperty("severalRegions").GetBoolean(), theirs.GetProperty("roles").GetArrayLength()));
    }

    [Theory]
    [InlineData("*", "administrator", null, null, "region")]
    [InlineData("test", "lead", null, null, "region")]
    [InlineData("nowhere", "lead", null, null, "region")]
    [InlineData("neighbour", "analyst", null, null, "role")]
    [InlineData("neighbour", "executor", null, null, "authority")]
    [InlineData("neighbour", "executor", "unknown", null, "authority")]
    [InlineData("neighbour", "executor", "roads", "nobody", "official")]
    [InlineData("neighbour", "executor", "roads", "vera", "official")]
    public async Task Is_refused_with_the_field_that_is_wrong(string region, string role, string? authority, string? official, string field)
    {
        using ApiSession admin = await running.Dialog.Admin();
        await admin.PutUser("test-two-wrong", "Некто", "operator", Home, TestRegion.Password, cancellation: Cancellation);
        await admin.PutUser("test-two-vera", "Вера", "executor", Further, TestRegion.Password, authority: "roads", official: "vera", cancellation: Cancellation);
        using HttpClient root = await running.SignIn("admin", Installation.AdminPassword);
        HttpResponseMessage refused = await root.PutAsJsonAsync($"/api/v1/users/test-two-wrong/roles/{region}", new { role, authority, official }, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.True((await Running.Json(refused)).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task Keeps_an_official_for_one_person()
    {
        string login = await Make("test-two-anna", "operator", "executor", authority: "centre", official: "anna");
        using HttpClient root = await running.SignIn("admin", Installation.AdminPassword);
        object another = new { name = "Анна", role = "executor", region = Further, authority = "centre", official = "anna", password = TestRegion.Password };
        HttpResponseMessage refused = await root.PutAsJsonAsync("/api/v1/users/test-two-other-anna", another, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.True((await Running.Json(refused)).GetProperty("errors").TryGetProperty("official", out _));
        // Nor does the account move into a region where its owner has a further role.
        object moved = new { name = "Некто", role = "operator", region = Further };
        Assert.Equal(HttpStatusCode.BadRequest, (await root.PutAsJsonAsync($"/api/v1/users/{login}", moved, Cancellation)).StatusCode);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task<string> Make(string login, string role, string further, string? authority = null, string? official = null)
    {
        using ApiSession admin = await running.Dialog.Admin();
        await admin.PutUser(login, "Некто", role, Home, TestRegion.Password, cancellation: Cancellation);
        using HttpClient root = await running.SignIn("admin", Installation.AdminPassword);
        HttpResponseMessage given = await root.PutAsJsonAsync($"/api/v1/users/{login}/roles/{Further}", new { role = further, authority, official }, Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, given.StatusCode);
        return login;
    }

    private static async Task<HttpStatusCode> Get(HttpClient person, string path) => (await person.GetAsync(path, Cancellation)).StatusCode;

    private static async Task<JsonElement> Session(HttpClient person) => await Running.Json(await person.GetAsync("/api/v1/session", Cancellation));
}
