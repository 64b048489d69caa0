using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Api.Audit;
using Microsoft.AspNetCore.Routing.Patterns;
using Npgsql;

namespace Dialog.Api.Tests;

/// <summary>Says who did what, to its region only, and only grows.</summary>
public sealed class TheAuditLog(Running running)
{
    [Theory]
    [InlineData("POST", "/api/v1/cases/{id:guid}/claim", "cases.claim")]
    [InlineData("GET", "/api/v1/cases/{id:guid}", "cases.read")]
    [InlineData("GET", "/api/v1/cases/{id:guid}/attachments/{messageId}/{index:int}", "cases.attachments.read")]
    [InlineData("PUT", "/api/v1/users/{login}", "users.change")]
    [InlineData("POST", "/api/v1/users/{login}/reset-password", "users.reset-password")]
    [InlineData("POST", "/api/v1/imports/", "imports.create")]
    [InlineData("DELETE", "/api/v1/keys/{id:guid}", "keys.delete")]
    [InlineData("POST", "/api/v1/me/totp/enable", "me.totp.enable")]
    public void Names_an_action_by_its_route(string method, string pattern, string action) => Assert.Equal(action, AuditTrail.ActionOf(method, RoutePatternFactory.Parse(pattern)));

    [Fact]
    public async Task Tells_reads_and_changes_of_a_case_good_and_refused_by_its_number()
    {
        await running.Write("Для журнала: сломан светофор на перекрёстке");
        JsonElement found = await running.Find("Для журнала: сломан светофор");
        string id = found.GetProperty("id").GetString()!;
        using HttpClient clerk = await running.Operator();
        using HttpClient neighbour = await running.SignIn(running.Neighbour.Operator);
        await clerk.GetAsync($"/api/v1/cases/{id}", TestContext.Current.CancellationToken);
        await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/claim", new { }, TestContext.Current.CancellationToken);
        await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/answer", new { kind = "final", text = "" }, TestContext.Current.CancellationToken);
        await neighbour.GetAsync($"/api/v1/cases/{id}", TestContext.Current.CancellationToken);

        using HttpClient lead = await running.SignIn("test-lead");
        JsonElement page = await Running.Json(await lead.GetAsync($"/api/v1/audit?case={found.GetProperty("number").GetInt64()}", TestContext.Current.CancellationToken));
        string[] lines = [.. page.GetProperty("items").EnumerateArray().Reverse().Select(l => $"{l.GetProperty("who").GetString()} {l.GetProperty("action").GetString()} {l.GetProperty("outcome").GetString()}")];
        Assert.Equal(["test-operator cases.read done", "test-operator cases.claim done", "test-operator cases.answer refused", "neighbour-operator cases.read 404"], lines);
        Assert.All(page.GetProperty("items").EnumerateArray(), l => Assert.Equal("test", l.GetProperty("region").GetString()));
    }

    [Fact]
    public async Task Tells_who_signed_in_and_who_failed_but_not_what_strangers_typed()
    {
        using HttpClient stranger = running.Stranger();
        await stranger.PostAsJsonAsync("/api/v1/session", new { login = running.Region.Operator, password = "wrong" }, TestContext.Current.CancellationToken);
        await stranger.PostAsJsonAsync("/api/v1/session", new { login = "my password in the wrong field", password = "" }, TestContext.Current.CancellationToken);
        using HttpClient clerk = await running.Operator();
        using HttpClient admin = await running.SignIn("test-admin");
        JsonElement page = await Running.Json(await admin.GetAsync($"/api/v1/audit?who={running.Region.Operator}&action=session.sign-in&limit=2", TestContext.Current.CancellationToken));
        Assert.Equal(["done", "wrong-password"], page.GetProperty("items").EnumerateArray().Select(l => l.GetProperty("outcome").GetString()));
        Assert.Equal(0L, await Scalar("select count(*) from audit where audit::text like '%wrong field%'"));
        Assert.NotEqual(0L, await Scalar("select count(*) from audit where login = '-' and outcome = 'unknown-login'"));
    }

    [Fact]
    public async Task Is_turned_page_by_page_and_belongs_to_its_region()
    {
        using HttpClient admin = await running.SignIn("test-admin");
        await admin.GetAsync("/api/v1/audit", TestContext.Current.CancellationToken);
        await admin.GetAsync("/api/v1/audit", TestContext.Current.CancellationToken);
        JsonElement first = await Running.Json(await admin.GetAsync("/api/v1/audit?limit=1", TestContext.Current.CancellationToken));
        JsonElement second = await Running.Json(await admin.GetAsync($"/api/v1/audit?limit=1&cursor={first.GetProperty("next").GetString()}", TestContext.Current.CancellationToken));
        Assert.True(Id(second) < Id(first));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/api/v1/audit?region=neighbour", TestContext.Current.CancellationToken)).StatusCode);
        JsonElement all = await Running.Json(await admin.GetAsync("/api/v1/audit?limit=200", TestContext.Current.CancellationToken));
        Assert.All(all.GetProperty("items").EnumerateArray(), l => Assert.Equal("test", l.GetProperty("region").GetString()));

        static long Id(JsonElement page) => Assert.Single(page.GetProperty("items").EnumerateArray()).GetProperty("id").GetInt64();
    }

    [Fact]
    public async Task Goes_out_as_a_table_that_is_no_formula_and_leaves_a_trace()
    {
        using HttpClient clerk = await running.Operator();
        await running.Write("Формула: яма на дороге у рынка");
        string id = (await running.Find("Формула: яма на дороге")).GetProperty("id").GetString()!;
        await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/unmask", new { reason = "=cmd|'/c calc'!A1, \"цитата\"" }, TestContext.Current.CancellationToken);
        using HttpClient admin = await running.SignIn("test-admin");
        HttpResponseMessage answer = await admin.GetAsync("/api/v1/audit/export?action=cases.unmask", TestContext.Current.CancellationToken);
        string table = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("\"'=cmd|'/c calc'!A1, \"\"цитата\"\"\"", table, StringComparison.Ordinal);
        Assert.NotEqual(0L, await Scalar("select count(*) from audit where login = 'test-admin' and action = 'audit.export.read'"));
    }

    [Theory]
    [InlineData("update audit set login = 'somebody else'")]
    [InlineData("delete from audit")]
    [InlineData("truncate audit")]
    [InlineData("select audit_forget(now(), 10)")]
    public async Task Refuses_to_be_changed(string sql)
    {
        using HttpClient clerk = await running.Operator();
        PostgresException refused = await Assert.ThrowsAsync<PostgresException>(() => Scalar(sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    private async Task<object?> Scalar(string sql)
    {
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        await using NpgsqlCommand command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
