using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Dialog.Api.Tests;

public sealed class ADraft(Running running)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_found_in_another_browser_and_only_by_its_author()
    {
        Guid id = await Case("Черновик: не работает лифт на Новой");
        using HttpClient here = await running.Operator();
        using HttpClient there = await running.Operator();
        using HttpClient colleague = await running.SignIn("test-lead");

        await Save(here, id, 0, "Мастер придёт завтра");

        JsonElement found = await there.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}/draft", Stop);
        Assert.Equal(("intermediate", "Мастер придёт завтра"), (found.GetProperty("mode").GetString(), found.GetProperty("text").GetString()));
        Assert.Equal(0, (await colleague.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}/draft", Stop)).GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Saved_over_another_tabs_is_refused_with_what_stands()
    {
        Guid id = await Case("Две вкладки: гаснет фонарь на Дальней");
        using HttpClient clerk = await running.Operator();
        long first = await Save(clerk, id, 0, "один");
        await Save(clerk, id, first, "два");

        HttpResponseMessage late = await Put(clerk, id, first, "три");

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal("два", (await Running.Json(late)).GetProperty("draft").GetProperty("text").GetString());
    }

    [Fact]
    public async Task Is_gone_with_the_answer_and_a_late_save_does_not_bring_it_back()
    {
        Guid id = await Case("Отправлен: сорвана крышка люка на Узкой");
        using HttpClient clerk = await running.Operator();
        long version = await Save(clerk, id, 0, "Закроем сегодня");
        Assert.Equal(HttpStatusCode.OK, (await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/answer", new { kind = "reply", text = "Закроем сегодня" }, Stop)).StatusCode);

        HttpResponseMessage late = await Put(clerk, id, version, "Закроем сегодня!");

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal(0, (await Running.Json(late)).GetProperty("draft").GetProperty("version").GetInt64());
    }

    private async Task<Guid> Case(string text)
    {
        await running.Write(text);
        return (await running.Find(text)).GetProperty("id").GetGuid();
    }

    private static async Task<long> Save(HttpClient person, Guid id, long version, string text)
    {
        HttpResponseMessage saved = await Put(person, id, version, text);
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        return (await Running.Json(saved)).GetProperty("version").GetInt64();
    }

    private static Task<HttpResponseMessage> Put(HttpClient person, Guid id, long version, string text) =>
        person.PutAsJsonAsync($"/api/v1/cases/{id}/draft", new { version, mode = "intermediate", text, promisedFor = "2027-01-01T10:00" }, Stop);
}
