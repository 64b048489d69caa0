using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Support;
using Npgsql;

namespace Dialog.Api.Tests;

public sealed class ABulkAction(Running running)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_done_to_every_case_and_names_those_that_refuse()
    {
        Guid[] cases = [await Case("Массово: первый сугроб у рынка"), await Case("Массово: второй сугроб у рынка")];
        Guid closed = await Case("Массово: третий сугроб у рынка");
        using HttpClient clerk = await running.Operator();
        await clerk.PostAsJsonAsync($"/api/v1/cases/{closed}/close", new { reason = "дубль" }, Stop);
        Guid nobodys = Guid.NewGuid();

        JsonElement job = await Done(clerk, await Begin(clerk, new { ids = cases.Concat([closed, nobodys]), action = "assign", assign = new { authority = "roads", reason = "снег" } }, "many-1"));

        Assert.Equal((2, 2, 4), (job.GetProperty("done").GetInt32(), job.GetProperty("refusedCount").GetInt32(), job.GetProperty("total").GetInt32()));
        Dictionary<Guid, string> refused = job.GetProperty("refused").EnumerateArray().ToDictionary(r => r.GetProperty("caseId").GetGuid(), r => r.GetProperty("code").GetString()!);
        Assert.Equal(("case-closed", "not-found"), (refused[closed], refused[nobodys]));
        foreach (Guid id in cases)
        {
            JsonElement detail = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}", Stop);
            Assert.Equal("roads", detail.GetProperty("summary").GetProperty("authority").GetString());
        }
    }

    [Fact]
    public async Task Sent_again_under_its_key_is_the_same_job_and_does_nothing_twice()
    {
        Guid id = await Case("Массово под ключом: лёд у почты");
        using HttpClient clerk = await running.Operator();
        object note = new { ids = new[] { id }, action = "note", note = new { text = "Всем: проверить" } };

        JsonElement first = await Done(clerk, await Begin(clerk, note, "many-2"));
        JsonElement second = await Done(clerk, await Begin(clerk, note, "many-2"));

        Assert.Equal(first.GetProperty("id").GetGuid(), second.GetProperty("id").GetGuid());
        JsonElement detail = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}", Stop);
        Assert.Single(detail.GetProperty("messages").EnumerateArray(), m => m.GetProperty("direction").GetString() == "note");
    }

    [Fact]
    public async Task Of_a_node_that_died_halfway_is_taken_over_and_does_nothing_twice()
    {
        Guid[] cases = [await Case("Массово прервано: сломан знак у вокзала"), await Case("Массово прервано: сломан забор у вокзала")];
        using HttpClient clerk = await running.Operator();
        JsonElement job = await Done(clerk, await Begin(clerk, new { ids = cases, action = "note", note = new { text = "После обрыва" } }, "many-5"));
        // As a node leaves it that died after the commands and before it stored the outcome of the second.
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        await using (NpgsqlCommand died = database.CreateCommand($"""
            update bulk_items set state = 'waiting' where job = '{job.GetProperty("id")}' and ordinal = 2;
            update bulk_jobs set state = 'running', lease_owner = 'dead', lease_until = now() - interval '1 second', finished_at = null where id = '{job.GetProperty("id")}'
            """))
        {
            await died.ExecuteNonQueryAsync(Stop);
        }

        JsonElement after = await Done(clerk, job);

        Assert.Equal((2, 0), (after.GetProperty("done").GetInt32(), after.GetProperty("refusedCount").GetInt32()));
        foreach (Guid id in cases)
        {
            JsonElement detail = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}", Stop);
            Assert.Single(detail.GetProperty("messages").EnumerateArray(), m => m.GetProperty("direction").GetString() == "note");
        }
    }

    [Fact]
    public async Task That_was_cancelled_leaves_the_rest_alone()
    {
        Guid id = await Case("Массово отменено: грязь у рынка");
        using HttpClient clerk = await running.Operator();
        JsonElement job = await Done(clerk, await Begin(clerk, new { ids = new[] { id }, action = "note", note = new { text = "раз" } }, "many-6"));
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        await using (NpgsqlCommand held = database.CreateCommand($"""
            update bulk_items set state = 'waiting' where job = '{job.GetProperty("id")}';
            update bulk_jobs set state = 'running', lease_owner = 'elsewhere', lease_until = now() + interval '1 hour' where id = '{job.GetProperty("id")}'
            """))
        {
            await held.ExecuteNonQueryAsync(Stop);
        }

        JsonElement cancelled = await Running.Json(await clerk.DeleteAsync($"/api/v1/bulk/{job.GetProperty("id")}", Stop));

        Assert.Equal(("cancelled", 0), (cancelled.GetProperty("state").GetString(), cancelled.GetProperty("done").GetInt32()));
    }

    [Fact]
    public async Task Is_nobody_elses_to_see_or_cancel()
    {
        Guid id = await Case("Массово чужое: лужа у школы");
        using HttpClient clerk = await running.Operator();
        using HttpClient lead = await running.SignIn("test-lead");
        JsonElement job = await Begin(clerk, new { ids = new[] { id }, action = "claim" }, "many-3");

        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync($"/api/v1/bulk/{job.GetProperty("id")}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.DeleteAsync($"/api/v1/bulk/{job.GetProperty("id")}", Stop)).StatusCode);
        await Done(clerk, job);
    }

    [Fact]
    public async Task Does_to_no_case_of_another_region_what_it_may_not()
    {
        await running.Write("Массово соседям: свалка у моста", running.Neighbour.Code);
        using HttpClient neighbour = await running.SignIn(running.Neighbour.Operator);
        JsonElement theirs = (await neighbour.GetFromJsonAsync<JsonElement>("/api/v1/cases?view=all", Stop)).GetProperty("items")[0];
        using HttpClient clerk = await running.Operator();

        JsonElement job = await Done(clerk, await Begin(clerk, new { ids = new[] { theirs.GetProperty("id").GetGuid() }, action = "close", close = new { reason = "x" } }, "many-4"));

        Assert.Equal("not-found", job.GetProperty("refused")[0].GetProperty("code").GetString());
        Assert.False(job.GetProperty("refused")[0].TryGetProperty("number", out _));
    }

    [Theory]
    [InlineData("""{"ids": [], "action": "claim"}""", "ids")]
    [InlineData("""{"ids": ["11111111-1111-1111-1111-111111111111"], "action": "answer"}""", "action")]
    [InlineData("""{"ids": ["11111111-1111-1111-1111-111111111111"], "action": "assign"}""", "assign")]
    [InlineData("""{"ids": ["11111111-1111-1111-1111-111111111111"], "action": "note", "note": {"text": " "}}""", "note.text")]
    public async Task With_wrong_input_names_the_field(string body, string field)
    {
        using HttpClient clerk = await running.Operator();
        using StringContent content = new(body, System.Text.Encoding.UTF8, "application/json");
        HttpResponseMessage refused = await clerk.PostAsync("/api/v1/cases/bulk", content, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.True((await Running.Json(refused)).GetProperty("errors").TryGetProperty(field, out _));
    }

    private async Task<Guid> Case(string text)
    {
        await running.Write(text);
        return (await running.Find(text)).GetProperty("id").GetGuid();
    }

    private static async Task<JsonElement> Begin(HttpClient person, object body, string key)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/v1/cases/bulk") { Content = JsonContent.Create(body, body.GetType()) };
        request.Headers.Add("Idempotency-Key", key);
        HttpResponseMessage begun = await person.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        return await Running.Json(begun);
    }

    private static async Task<JsonElement> Done(HttpClient person, JsonElement job)
    {
        JsonElement now = job;
        await Eventually.Holds(
            async () => (now = await person.GetFromJsonAsync<JsonElement>($"/api/v1/bulk/{job.GetProperty("id")}", Stop)).GetProperty("state").GetString() == "done",
            TimeSpan.FromSeconds(30), "the job is done", () => now.ToString(), Stop);
        return now;
    }
}
