using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Support;
using Dialog.Support.Api;

namespace Dialog.Api.Tests;

public sealed class ASavedView(Running running)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_its_authors_unless_a_lead_shares_it()
    {
        using HttpClient clerk = await running.Operator();
        using HttpClient lead = await running.SignIn("test-lead");
        string mine = await Made(clerk, new { name = "Мои дороги", filter = new { view = "mine", topics = new[] { "roads" } } });
        string shared = await Made(lead, new { name = "Срочное", shared = true, filter = new { view = "open", dueWithin = 4, importance = "high" } });

        string[] seen = await Names(clerk);
        Assert.Contains("Мои дороги", seen);
        Assert.Contains("Срочное", seen);
        Assert.DoesNotContain("Мои дороги", await Names(lead));
        using HttpClient neighbour = await running.SignIn(running.Neighbour.Operator);
        Assert.DoesNotContain("Срочное", await Names(neighbour));

        Assert.Equal(HttpStatusCode.NotFound, (await clerk.DeleteAsync($"/api/v1/views/{shared}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await clerk.PostAsJsonAsync("/api/v1/views", new { name = "x", shared = true, filter = new { view = "open" } }, Stop)).StatusCode);
        HttpResponseMessage changed = await clerk.PutAsJsonAsync($"/api/v1/views/{mine}", new { name = "Дороги", filter = new { view = "mine" }, version = 1 }, Stop);
        Assert.Equal(2, (await Running.Json(changed)).GetProperty("version").GetInt32());
        foreach (int stale in (int[])[1, 0])
        {
            Assert.Equal(HttpStatusCode.Conflict, (await clerk.PutAsJsonAsync($"/api/v1/views/{mine}", new { name = "Дороги", filter = new { view = "mine" }, version = stale }, Stop)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NoContent, (await lead.DeleteAsync($"/api/v1/views/{shared}", Stop)).StatusCode);
    }

    [Fact]
    public async Task Counts_live_what_its_list_shows()
    {
        using ApiSession session = await running.Region.SignIn(running.Dialog.Api);
        using HttpClient clerk = await running.Operator();
        await using HubLine line = await HubLine.Open(session);
        object[] filters = [new { view = "open", importance = "high" }, new { view = "mine" }, new { view = "all" }, new { view = "open", search = "яма" }];
        int?[] before = await line.Ask<int?[]>("WatchCounts", (object)filters);
        Assert.Equal([true, true, false, false], before.Select(c => c is not null));

        await running.Write("Счётчик вида: рухнул навес остановки");
        Guid id = (await running.Find("рухнул навес")).GetProperty("id").GetGuid();
        await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/classify", new { importance = "high" }, Stop);
        await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/claim", new { }, Stop);

        await Eventually.Holds(
            () => line.Figures.LastOrDefault() is { } now && now[0] == before[0] + 1 && now[1] == before[1] + 1,
            TimeSpan.FromSeconds(20), "the figures grew", () => JsonSerializer.Serialize(line.Figures), Stop);
        Assert.Equal(before[0] + 1, await Listed(clerk, "view=open&importance=high"));
        Assert.Equal(before[1] + 1, await Listed(clerk, "view=mine"));
    }

    [Fact]
    public async Task Lists_by_network_topics_importance_tag_and_nearness()
    {
        await running.Write("Фильтры списка: открытый люк на Парковой");
        Guid id = (await running.Find("открытый люк на Парковой")).GetProperty("id").GetGuid();
        using HttpClient clerk = await running.Operator();
        await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/classify", new { importance = "high", topic = TestRegion.CalmTopic }, Stop);
        foreach ((string query, bool shown) in ((string, bool)[])[
            ("network=form", true), ("network=telegram", false), ($"topic=yards,{TestRegion.CalmTopic}", true), ("topic=yards,gas", false),
            ("importance=high", true), ("importance=normal", false), ("dueWithin=25", true), ("dueWithin=2", false), ("tag=нет", false)])
        {
            JsonElement page = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/cases?view=open&limit=200&{query}", Stop);
            Assert.Equal((query, shown), (query, page.GetProperty("items").EnumerateArray().Any(c => c.GetProperty("id").GetGuid() == id)));
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await clerk.GetAsync("/api/v1/cases?dueWithin=0", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await clerk.GetAsync("/api/v1/cases?importance=great", Stop)).StatusCode);
    }

    private static async Task<int> Listed(HttpClient person, string query)
    {
        int count = 0;
        string? cursor = null;
        do
        {
            JsonElement page = await person.GetFromJsonAsync<JsonElement>($"/api/v1/cases?limit=200&{query}{(cursor is null ? "" : $"&cursor={cursor}")}", Stop);
            count += page.GetProperty("items").GetArrayLength();
            cursor = page.TryGetProperty("next", out JsonElement next) ? next.GetString() : null;
        }
        while (cursor is not null);
        return count;
    }

    private static async Task<string> Made(HttpClient person, object body)
    {
        HttpResponseMessage made = await person.PostAsJsonAsync("/api/v1/views", body, Stop);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return (await Running.Json(made)).GetProperty("id").GetString()!;
    }

    private static async Task<string[]> Names(HttpClient person) =>
        [.. (await person.GetFromJsonAsync<JsonElement>("/api/v1/views", Stop)).EnumerateArray().Select(v => v.GetProperty("name").GetString()!)];
}
