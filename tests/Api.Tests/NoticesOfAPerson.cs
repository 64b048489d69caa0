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
