using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Cases;
using Dialog.Regions;
using Dialog.Support;
using Dialog.Support.Api;

namespace Dialog.Api.Tests;

/// <summary>Officials who ask for the next case get the nearest deadline, each another one, and no more than they can carry.</summary>
public sealed class TakingTheNextCase(Running running)
{
    private const string Region = "queueing";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gives_the_nearest_deadline_to_one_and_stops_at_capacity()
    {
        using ApiSession setup = await running.Dialog.Admin();
        RegionConfiguration ordinary = new TestRegion(Region).Configuration;
        await setup.PutRegion(ordinary with
        {
            Officials = [.. ordinary.Officials.Select(o => o with { Capacity = 2 })],
            Deadlines = [new DeadlineRule("urgent-2h", "answer", 2, false, null, null, null, Importance.High)],
            AutomationThreshold = 1,
        });
        await setup.PutUser("q-boris", "Борис", "executor", Region, TestRegion.Password, authority: "roads", official: "boris");
        await setup.PutUser("q-clerk", "Ольга", "operator", Region, TestRegion.Password);
        await setup.PutUser("q-lead", "Лидия", "lead", Region, TestRegion.Password);
        await setup.PutChannel($"{Region}-form", new Dialog.Channels.ChannelSettings { Region = Region, Kind = "form", Name = "Форма" });
        using HttpClient clerk = await running.SignIn("q-clerk"), lead = await running.SignIn("q-lead"), boris = await running.SignIn("q-boris"), resident = running.Stranger();

        Assert.Equal(HttpStatusCode.NoContent, (await Take(clerk, "none")).StatusCode);
        for (int i = 1; i <= 5; i++)
        {
            HttpResponseMessage sent = await resident.PostAsJsonAsync($"/public/{Region}/messages", new { text = $"Очередь: яма номер {i}", topic = "roads" }, Cancel);
            Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync(Cancel));
        }

        JsonElement[] open = [.. (await clerk.GetFromJsonAsync<JsonElement>("/api/v1/cases?view=all&sort=oldest", Cancel)).GetProperty("items").EnumerateArray()];
        Assert.Equal(5, open.Length);
        foreach (JsonElement c in open)
        {
            await clerk.PostAsJsonAsync($"/api/v1/cases/{Id(c)}/assign", new { authority = "roads" }, Cancel);
        }

        await clerk.PostAsJsonAsync($"/api/v1/cases/{Id(open[4])}/classify", new { importance = "high" }, Cancel);

        JsonElement first = await Running.Json(await Take(boris, "first"));
        Assert.Equal(Id(open[4]), Id(first.GetProperty("summary")));
        JsonElement again = await Running.Json(await Take(boris, "first"));
        Assert.Equal(("alreadyDone", Id(open[4])), (again.GetProperty("outcome").GetString(), Id(again.GetProperty("summary"))));

        HttpResponseMessage[] crowd = await Task.WhenAll(Take(clerk, "a"), Take(lead, "b"), Take(clerk, "c"));
        Guid[] taken = [.. (await Task.WhenAll(crowd.Select(Running.Json))).Select(t => Id(t.GetProperty("summary")))];
        Assert.Equal(open.Take(3).Select(Id).Order(), taken.Order());

        Assert.Equal(Id(open[3]), Id((await Running.Json(await Take(boris, "second"))).GetProperty("summary")));
        await Eventually.Holds(async () => (await Take(boris, "third")).StatusCode == HttpStatusCode.Conflict, TimeSpan.FromSeconds(10), "boris carries two and gets no third");
        Assert.Equal("at-capacity", (await Running.Json(await Take(boris, "third"))).GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await Take(clerk, "nothing left")).StatusCode);
    }

    private static Guid Id(JsonElement c) => c.GetProperty("id").GetGuid();

    private static async Task<HttpResponseMessage> Take(HttpClient person, string key)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/v1/cases/next") { Content = JsonContent.Create(new { }) };
        request.Headers.Add("Idempotency-Key", key);
        return await person.SendAsync(request, Cancel);
    }
}
