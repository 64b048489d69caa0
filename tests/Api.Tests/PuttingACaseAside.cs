using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Support;

namespace Dialog.Api.Tests;

/// <summary>A case leaves "mine" until its moment, through real silos and timers.</summary>
public sealed class PuttingACaseAside(Running running)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Moves_it_to_the_snoozed_and_the_timer_brings_it_back()
    {
        using HttpClient clerk = await running.Operator();
        Guid id = await Taken(clerk, "Отложить: не закрывается люк на Вишнёвой");
        JsonElement choices = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}/snooze", Cancel);
        DateTimeOffset due = choices.GetProperty("latest").GetDateTimeOffset();
        Assert.All(choices.GetProperty("choices").EnumerateArray(), c => Assert.InRange(c.GetProperty("at").GetDateTimeOffset(), DateTimeOffset.UtcNow, due));

        HttpResponseMessage late = await Post(clerk, id, "snooze", new { until = due.AddMinutes(1) });
        Assert.Equal((HttpStatusCode.Conflict, "snooze-past-deadline"), (late.StatusCode, (await Running.Json(late)).GetProperty("code").GetString()));
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(clerk, id, "snooze", new { note = "без времени" })).StatusCode);

        DateTimeOffset until = DateTimeOffset.UtcNow.AddSeconds(8);
        JsonElement aside = (await Running.Json(await Post(clerk, id, "snooze", new { until, note = "позвонить" }))).GetProperty("summary");
        Assert.Equal("позвонить", aside.GetProperty("snoozeNote").GetString());
        Assert.Equal(due, aside.GetProperty("dueAt").GetDateTimeOffset());
        Assert.True(await Shows(clerk, "snoozed", id));
        Assert.False(await Shows(clerk, "mine", id));

        await Eventually.Holds(async () => await Shows(clerk, "mine", id), Patience, "the case is back");
        Assert.False(await Shows(clerk, "snoozed", id));
        Assert.Contains(
            (await Detail(clerk, id)).GetProperty("history").EnumerateArray(),
            e => e.GetProperty("type").GetString() == "snooze-ended" && e.GetProperty("data").GetProperty("reason").GetString() == "time");
        await Eventually.Holds(
            async () => (await clerk.GetStringAsync("/api/v1/notifications", Cancel)).Contains("snooze-ended", StringComparison.Ordinal), Patience, "whoever put it aside is told");
    }

    [Fact]
    public async Task Ends_at_once_when_the_resident_writes()
    {
        const string Complaint = "Отложить до понедельника: шатается качель на Грушевой";
        using HttpClient clerk = await running.Operator();
        string code = await running.Write(Complaint);
        Guid id = (await running.Find(Complaint)).GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.OK, (await Post(clerk, id, "claim", new { })).StatusCode);
        DateTimeOffset due = (await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}/snooze", Cancel)).GetProperty("latest").GetDateTimeOffset();
        Assert.Equal(HttpStatusCode.OK, (await Post(clerk, id, "snooze", new { until = due })).StatusCode);

        using HttpClient resident = running.Stranger();
        await resident.PostAsJsonAsync($"/public/threads/{code}/messages", new { text = "Она упала" }, Cancel);

        await Eventually.Holds(async () => await Shows(clerk, "mine", id), Patience, "the case is back");
    }

    [Fact]
    public async Task Ends_at_the_word_of_whoever_did_it_and_is_refused_to_others()
    {
        using HttpClient clerk = await running.Operator();
        Guid id = await Taken(clerk, "Отложить и вернуть: забит водосток на Тополиной");
        using HttpClient neighbour = await running.SignIn(running.Neighbour.Operator);
        Assert.Equal(HttpStatusCode.NotFound, (await Post(neighbour, id, "snooze", new { until = DateTimeOffset.UtcNow.AddHours(1) })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"/api/v1/cases/{id}/snooze", Cancel)).StatusCode);

        await Post(clerk, id, "snooze", new { until = DateTimeOffset.UtcNow.AddMinutes(30) });
        Assert.True(await Shows(clerk, "snoozed", id));
        Assert.Equal(HttpStatusCode.OK, (await Post(clerk, id, "unsnooze", new { })).StatusCode);
        Assert.True(await Shows(clerk, "mine", id));
    }

    private async Task<Guid> Taken(HttpClient clerk, string text)
    {
        await running.Write(text);
        Guid id = (await running.Find(text)).GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.OK, (await Post(clerk, id, "claim", new { })).StatusCode);
        return id;
    }

    private static Task<HttpResponseMessage> Post(HttpClient person, Guid id, string verb, object body) => person.PostAsJsonAsync($"/api/v1/cases/{id}/{verb}", body, Cancel);

    private static Task<JsonElement> Detail(HttpClient person, Guid id) => person.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}", Cancel);

    private static async Task<bool> Shows(HttpClient person, string view, Guid id) =>
        (await person.GetFromJsonAsync<JsonElement>($"/api/v1/cases?view={view}&limit=200", Cancel)).GetProperty("items").EnumerateArray().Any(c => c.GetProperty("id").GetGuid() == id);
}
