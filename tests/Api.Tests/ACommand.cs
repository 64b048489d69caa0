using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Dialog.Api.Tests;

public sealed class ACommand(Running running)
{
    [Fact]
    public async Task Sent_again_under_its_key_is_done_once()
    {
        await running.Write("Повтор команды: затопило подъезд на Лесной");
        Guid id = (await running.Find("затопило подъезд")).GetProperty("id").GetGuid();
        using HttpClient clerk = await running.Operator();
        JsonElement first = await Send(clerk, id, "note", new { text = "Звонила в ЖЭК" }, "key-1");
        JsonElement second = await Send(clerk, id, "note", new { text = "Звонила в ЖЭК" }, "key-1");
        JsonElement third = await Send(clerk, id, "note", new { text = "Звонила в ЖЭК" }, "key-2");

        Assert.Equal(["done", "alreadyDone", "done"], new[] { first, second, third }.Select(r => r.GetProperty("outcome").GetString()));
        JsonElement detail = await Running.Json(await clerk.GetAsync($"/api/v1/cases/{id}", TestContext.Current.CancellationToken));
        Assert.Equal(2, detail.GetProperty("messages").EnumerateArray().Count(m => m.GetProperty("direction").GetString() == "note"));
    }

    [Fact]
    public async Task Blind_to_a_newer_message_is_refused_with_the_case_as_it_stands()
    {
        string code = await running.Write("Слепой ответ: не горит свет на Южной");
        JsonElement seen = await running.Find("не горит свет на Южной");
        Guid id = seen.GetProperty("id").GetGuid();
        using HttpClient resident = running.Stranger();
        await resident.PostAsJsonAsync($"/public/threads/{code}/messages", new { text = "Уже два столба не горят!" }, TestContext.Current.CancellationToken);

        using HttpClient clerk = await running.Operator();
        using HttpRequestMessage request = new(HttpMethod.Post, $"/api/v1/cases/{id}/answer")
        {
            Content = JsonContent.Create(new { kind = "final", text = "Исправлено", seenVersion = seen.GetProperty("version").GetInt32() }),
        };
        HttpResponseMessage answer = await clerk.SendAsync(request, TestContext.Current.CancellationToken);
        JsonElement problem = await Running.Json(answer);
        Assert.Equal((HttpStatusCode.Conflict, "newer-message"), (answer.StatusCode, problem.GetProperty("code").GetString()));
        Assert.True(problem.GetProperty("summary").GetProperty("version").GetInt32() > seen.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Of_two_people_claiming_at_once_only_one_is_done()
    {
        await running.Write("Двое сразу: упало дерево на Полевой");
        Guid id = (await running.Find("упало дерево на Полевой")).GetProperty("id").GetGuid();
        using HttpClient one = await running.Operator();
        using HttpClient other = await running.SignIn("test-lead");
        HttpResponseMessage[] answers = await Task.WhenAll(
            one.PostAsJsonAsync($"/api/v1/cases/{id}/claim", new { }, TestContext.Current.CancellationToken),
            other.PostAsJsonAsync($"/api/v1/cases/{id}/claim", new { }, TestContext.Current.CancellationToken));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
        JsonElement refused = await Running.Json(answers.Single(a => a.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal("claimed-by-another", refused.GetProperty("code").GetString());
        Assert.False(string.IsNullOrEmpty(refused.GetProperty("detail").GetString()));
    }

    [Fact]
    public async Task Of_a_resident_reopens_an_answered_case_as_a_new_leg()
    {
        string code = await running.Write("Не согласен: мусор у дома 3 по Мира");
        Guid id = (await running.Find("мусор у дома 3")).GetProperty("id").GetGuid();
        using HttpClient clerk = await running.Operator();
        await Send(clerk, id, "answer", new { kind = "final", text = "Вывезен 24 ноября, Чистый город" }, "answer");
        using HttpClient resident = running.Stranger();
        HttpResponseMessage disputed = await resident.PostAsJsonAsync($"/public/threads/{code}/dispute", new { text = "Гора мусора на месте" }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, disputed.StatusCode);

        JsonElement detail = await Running.Json(await clerk.GetAsync($"/api/v1/cases/{id}", TestContext.Current.CancellationToken));
        JsonElement summary = detail.GetProperty("summary");
        Assert.Equal((2, "open", true), (summary.GetProperty("leg").GetInt32(), summary.GetProperty("status").GetString(), summary.GetProperty("unanswered").GetBoolean()));
        Assert.Equal("Гора мусора на месте", summary.GetProperty("excerpt").GetString());
        Assert.Single(detail.GetProperty("messages").EnumerateArray(), m => m.GetProperty("text").GetString() == "Гора мусора на месте");
        Assert.Equal(["met", "running"], detail.GetProperty("deadlines").EnumerateArray().Select(d => d.GetProperty("state").GetString()));
    }

    private static async Task<JsonElement> Send(HttpClient person, Guid id, string verb, object body, string key)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"/api/v1/cases/{id}/{verb}") { Content = JsonContent.Create(body, body.GetType()) };
        request.Headers.Add("Idempotency-Key", key);
        HttpResponseMessage answer = await person.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Running.Json(answer);
    }
}
