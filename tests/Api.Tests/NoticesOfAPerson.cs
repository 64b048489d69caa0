using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Channels;
using Dialog.Support;
using Dialog.Support.Api;
using Microsoft.AspNetCore.SignalR.Client;

namespace Dialog.Api.Tests;

/// <summary>A person's notices: pushed to their screens, kept for those who were away, seen by nobody else.</summary>
public sealed class NoticesOfAPerson(Running running)
{
    [Fact]
    public async Task Of_a_mention_comes_to_the_screen_and_stands_in_the_list()
    {
        Channel<JsonElement> heard = Channel.CreateUnbounded<JsonElement>();
        await using HubConnection hub = await Hub("test-roads");
        hub.On<JsonElement>("Notified", n => heard.Writer.TryWrite(n));
        await hub.InvokeAsync("WatchNotices", TestContext.Current.CancellationToken);

        (string id, long number) = await Mention("Сова на проводах", "@boris, проверьте провода");
        // The mention of an example before this one may still be under way to the same person.
        JsonElement notice = await heard.Reader.ReadAllAsync(TestContext.Current.CancellationToken)
            .FirstAsync(n => n.GetProperty("kind").GetString() == "mentioned" && n.GetProperty("caseId").GetString() == id, TestContext.Current.CancellationToken)
            .AsTask().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal((id, number), (notice.GetProperty("caseId").GetString()!, notice.GetProperty("number").GetInt64()));

        using HttpClient boris = await running.SignIn("test-roads");
        JsonElement page = await boris.GetFromJsonAsync<JsonElement>("/api/v1/notifications?unread=true", TestContext.Current.CancellationToken);
        Assert.Contains(page.GetProperty("items").EnumerateArray(), n => n.GetProperty("id").GetInt64() == notice.GetProperty("id").GetInt64());
        int unread = page.GetProperty("unread").GetInt32();
        HttpResponseMessage read = await boris.PostAsJsonAsync("/api/v1/notifications/read", new { ids = new[] { notice.GetProperty("id").GetInt64() } }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, read.StatusCode);
        JsonElement after = await boris.GetFromJsonAsync<JsonElement>("/api/v1/notifications", TestContext.Current.CancellationToken);
        Assert.Equal(unread - 1, after.GetProperty("unread").GetInt32());
    }

    [Fact]
    public async Task Is_nobody_elses_business()
    {
        await Mention("Филин на крыше", "@boris, снимите филина");
        using HttpClient boris = await running.SignIn("test-roads");
        long id = 0;
        await Eventually.Holds(
            async () =>
            {
                JsonElement items = (await boris.GetFromJsonAsync<JsonElement>("/api/v1/notifications?unread=true")).GetProperty("items");
                id = items.GetArrayLength() > 0 ? items[0].GetProperty("id").GetInt64() : 0;
                return id > 0;
            },
            TimeSpan.FromSeconds(20),
            "a notice for Boris");
        using HttpClient clerk = await running.Operator();
        await clerk.PostAsJsonAsync("/api/v1/notifications/read", new { ids = new[] { id } }, TestContext.Current.CancellationToken);
        Assert.DoesNotContain($"\"id\":{id},", await clerk.GetStringAsync("/api/v1/notifications", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        JsonElement still = await boris.GetFromJsonAsync<JsonElement>("/api/v1/notifications?unread=true", TestContext.Current.CancellationToken);
        Assert.Contains(still.GetProperty("items").EnumerateArray(), n => n.GetProperty("id").GetInt64() == id);
    }

    [Theory]
    [InlineData("weekly", "a@b.example", "ru", "digest")]
    [InlineData("daily", "nobody", "ru", "email")]
    [InlineData("daily", "", "ru", "email")]
    [InlineData("daily", "a@b.example, c@d.example", "ru", "email")]
    [InlineData("daily", "a@b.example", "de", "language")]
    public async Task By_mail_wants_settings_that_hold(string digest, string email, string language, string field)
    {
        using HttpClient person = await running.Operator();
        HttpResponseMessage answer = await person.PutAsJsonAsync("/api/v1/notifications/settings", new { digest, email, language }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await Running.Json(answer)).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task By_mail_is_off_until_somebody_asks()
    {
        using HttpClient person = await running.SignIn("test-lead");
        Assert.Equal("off", (await person.GetFromJsonAsync<JsonElement>("/api/v1/notifications/settings", TestContext.Current.CancellationToken)).GetProperty("digest").GetString());
        await person.PutAsJsonAsync("/api/v1/notifications/settings", new { digest = "daily", email = "lidia@region.example", language = "en" }, TestContext.Current.CancellationToken);
        JsonElement settings = await person.GetFromJsonAsync<JsonElement>("/api/v1/notifications/settings", TestContext.Current.CancellationToken);
        Assert.Equal(("daily", "en"), (settings.GetProperty("digest").GetString(), settings.GetProperty("language").GetString()));
        await person.PutAsJsonAsync("/api/v1/notifications/settings", new { digest = "off", email = "", language = "ru" }, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Of_a_reply_and_of_a_dispute_come_to_whoever_has_the_case()
    {
        string code = await running.Write("Удод в водостоке на Сиреневой");
        JsonElement found = await running.Find("Удод в водостоке на Сиреневой");
        string id = found.GetProperty("id").GetString()!;
        using HttpClient clerk = await running.Operator();
        await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/assign", new { authority = "roads", official = "boris" }, TestContext.Current.CancellationToken);
        using HttpClient resident = running.Stranger();
        await resident.PostAsJsonAsync($"/public/threads/{code}/messages", new { text = "Удод ещё там" }, TestContext.Current.CancellationToken);
        using HttpClient boris = await running.SignIn("test-roads");
        await Eventually.Holds(async () => (await Kinds(boris, id)).Contains("resident-wrote"), TimeSpan.FromSeconds(20), "a notice of the reply");
        Assert.Single(await Kinds(boris, id), k => k == "resident-wrote");

        await boris.PostAsJsonAsync($"/api/v1/cases/{id}/answer", new { kind = "final", text = "Удод вызволен" }, TestContext.Current.CancellationToken);
        await resident.PostAsJsonAsync($"/public/threads/{code}/dispute", new { text = "Удод на месте" }, TestContext.Current.CancellationToken);
        await Eventually.Holds(async () => (await Kinds(boris, id)).Contains("disputed"), TimeSpan.FromSeconds(20), "a notice of the dispute");
        Assert.Single(await Kinds(boris, id), k => k == "resident-wrote");
    }

    [Fact]
    public async Task Of_a_kind_they_do_without_are_not_made()
    {
        using HttpClient vera = await running.SignIn("test-lead");
        HttpResponseMessage put = await vera.PutAsJsonAsync("/api/v1/notifications/settings", new { digest = "off", email = "", language = "ru", muted = new[] { "mentioned" }, quiet = new { from = "22:00", to = "07:00" }, sound = true }, TestContext.Current.CancellationToken);
        JsonElement settings = await Running.Json(put);
        Assert.Equal(("22:00", "07:00", true, false), (settings.GetProperty("quiet").GetProperty("from").GetString(), settings.GetProperty("quiet").GetProperty("to").GetString(), settings.GetProperty("sound").GetBoolean(), settings.GetProperty("desktop").GetBoolean()));

        (string muted, _) = await Mention("Иволга у моста", "@test-lead и @boris, взгляните на иволгу");
        using HttpClient boris = await running.SignIn("test-roads");
        await Eventually.Holds(async () => (await Kinds(boris, muted)).Contains("mentioned"), TimeSpan.FromSeconds(20), "a notice for Boris");
        Assert.DoesNotContain("mentioned", await Kinds(vera, muted));
        await vera.PutAsJsonAsync("/api/v1/notifications/settings", new { digest = "off", email = "", language = "ru", muted = Array.Empty<string>() }, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("escalated", "22:00", "muted")]
    [InlineData("mentioned", "25:00", "quiet")]
    public async Task Of_a_kind_nobody_may_do_without_are_refused_to_be_muted(string kind, string from, string field)
    {
        using HttpClient person = await running.Operator();
        HttpResponseMessage answer = await person.PutAsJsonAsync("/api/v1/notifications/settings", new { digest = "off", email = "", language = "ru", muted = new[] { kind }, quiet = new { from, to = "07:00" } }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await Running.Json(answer)).GetProperty("errors").TryGetProperty(field, out _));
    }

    private static async Task<string[]> Kinds(HttpClient person, string caseId) =>
    [
        .. (await person.GetFromJsonAsync<JsonElement>("/api/v1/notifications?limit=100", TestContext.Current.CancellationToken)).GetProperty("items").EnumerateArray()
            .Where(n => n.TryGetProperty("caseId", out JsonElement c) && c.GetString() == caseId).Select(n => n.GetProperty("kind").GetString()!),
    ];

    private async Task<(string Id, long Number)> Mention(string text, string note)
    {
        await running.Write(text);
        JsonElement found = await running.Find(text);
        using HttpClient clerk = await running.Operator();
        HttpResponseMessage done = await clerk.PostAsJsonAsync($"/api/v1/cases/{found.GetProperty("id").GetString()}/note", new { text = note });
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        return (found.GetProperty("id").GetString()!, found.GetProperty("number").GetInt64());
    }

    private async Task<HubConnection> Hub(string login)
    {
        using HttpClient person = running.Stranger();
        HttpResponseMessage answer = await person.PostAsJsonAsync("/api/v1/session", new { login, password = TestRegion.Password });
        string cookie = answer.Headers.GetValues("Set-Cookie").First().Split(';')[0];
        HubConnection hub = new HubConnectionBuilder().WithUrl(new Uri(running.Dialog.Api, "/live"), o => o.Headers["Cookie"] = cookie).Build();
        await hub.StartAsync();
        return hub;
    }
}
