using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Regions;
using Dialog.Support;
using Dialog.Support.Api;

namespace Dialog.Api.Tests;

/// <summary>Good answers remove an approver, and an administrator sees why.</summary>
public sealed class ATeamsAutonomy(Running running)
{
    private const string Region = "trusted";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Widens_by_measured_answers()
    {
        using ApiSession setup = await running.Dialog.Admin();
        RegionConfiguration ordinary = new TestRegion(Region).Configuration;
        await setup.PutRegion(ordinary with
        {
            Officials = [.. ordinary.Officials.Select(o => o.Id == "boris" ? o with { IsHead = false } : o)],
            Approvals = [new("all", ApprovalMode.OneApprover, 4, false)],
            Autonomy = new AutonomyRule(1, 30, 0.1, 0.5),
            Arbiter = "anna",
        });
        await setup.PutUser("t-boris", "Борис", "executor", Region, TestRegion.Password, authority: "roads", official: "boris");
        await setup.PutUser("t-anna", "Анна", "executor", Region, TestRegion.Password, authority: "centre", official: "anna");
        await setup.PutUser("t-clerk", "Ольга", "operator", Region, TestRegion.Password);
        await setup.PutChannel($"{Region}-form", new Dialog.Channels.ChannelSettings { Region = Region, Kind = "form", Name = "Форма" });
        using HttpClient clerk = await running.SignIn("t-clerk"), boris = await running.SignIn("t-boris"), anna = await running.SignIn("t-anna"), admin = await running.SignIn("admin", Installation.AdminPassword);

        Guid first = await Written(clerk, "Первая яма на Ключевой");
        JsonElement waiting = (await Answer(boris, first)).GetProperty("summary");
        Assert.Equal(("waiting", "anna"), (waiting.GetProperty("approval").GetString(), waiting.GetProperty("approver").GetString()));
        int revision = (await boris.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{first}", Cancel)).GetProperty("work").GetProperty("proposal").GetProperty("revision").GetInt32();
        Assert.Equal(HttpStatusCode.OK, (await anna.PostAsJsonAsync($"/api/v1/cases/{first}/approve", new { revision }, Cancel)).StatusCode);

        JsonElement measured = await Running.Json(await admin.PostAsJsonAsync($"/api/v1/regions/{Region}/autonomy/measure", new { }, Cancel));
        JsonElement roads = measured.GetProperty("authorities").EnumerateArray().Single(a => a.GetProperty("authority").GetString() == "roads");
        Assert.Equal((1, 1, 0.0), (roads.GetProperty("answers").GetInt32(), roads.GetProperty("shift").GetInt32(), roads.GetProperty("share").GetDouble()));
        Assert.Equal("roads", measured.GetProperty("changes")[0].GetProperty("authority").GetString());

        // The silos' copies of the rules are a few seconds old at most.
        int number = 2;
        await Eventually.Holds(async () =>
        {
            JsonElement sent = (await Answer(boris, await Written(clerk, $"Ещё яма {number++} на Ключевой"))).GetProperty("summary");
            return sent.GetProperty("status").GetString() == "answered" && sent.GetProperty("approval").GetString() == "review";
        }, TimeSpan.FromSeconds(30), "an answer goes out by itself and is read afterwards");
    }

    private async Task<Guid> Written(HttpClient clerk, string text)
    {
        using HttpClient resident = running.Stranger();
        HttpResponseMessage posted = await resident.PostAsJsonAsync($"/public/{Region}/messages", new { text, topic = "roads" }, Cancel);
        Assert.True(posted.IsSuccessStatusCode, await posted.Content.ReadAsStringAsync(Cancel));
        JsonElement found = default;
        await Eventually.Holds(async () =>
        {
            JsonElement page = await clerk.GetFromJsonAsync<JsonElement>("/api/v1/cases?view=all&sort=newest&limit=1", Cancel);
            return page.GetProperty("items").GetArrayLength() == 1 && (found = page.GetProperty("items")[0]).GetProperty("excerpt").GetString() == text;
        }, TimeSpan.FromSeconds(20), "the case is in the queue");
        Guid id = found.GetProperty("id").GetGuid();
        await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/assign", new { authority = "roads", official = "boris" }, Cancel);
        return id;
    }

    private static async Task<JsonElement> Answer(HttpClient person, Guid id)
    {
        HttpResponseMessage answer = await person.PostAsJsonAsync($"/api/v1/cases/{id}/answer", new { kind = "final", text = "Заделали 24 ноября, Дорожная служба" }, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Running.Json(answer);
    }
}
