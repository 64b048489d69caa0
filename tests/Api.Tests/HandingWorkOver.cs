using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Support;
using Dialog.Support.Api;
using Npgsql;

namespace Dialog.Api.Tests;

/// <summary>The open work of somebody who leaves goes to others by ordinary commands, with a preview, and says what refused.</summary>
public sealed class HandingWorkOver(Running running) : IAsyncLifetime
{
    private const string Code = "leaving";
    private const string Address = $"/api/v1/regions/{Code}/hand-overs";
    private HttpClient _admin = null!;
    private HttpClient _lead = null!;
    private HttpClient _clerk = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _admin = await running.SignIn("admin", Installation.AdminPassword);
        if ((await _admin.GetAsync($"/api/v1/regions/{Code}", Stop)).StatusCode == HttpStatusCode.NotFound)
        {
            using ApiSession admin = await running.Dialog.Admin();
            await new TestRegion(Code).Create(admin, Stop);
            await admin.PutUser("leaving-lead", "Лидия", "lead", Code, TestRegion.Password, cancellation: Stop);
            await admin.PutUser("leaving-vera", "Вера", "executor", Code, TestRegion.Password, authority: "roads", official: "vera", cancellation: Stop);
        }

        _lead = await running.SignIn("leaving-lead");
        _clerk = await running.SignIn("leaving-operator");
    }

    public ValueTask DisposeAsync()
    {
        _admin.Dispose();
        _lead.Dispose();
        _clerk.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Is_read_before_it_is_done_and_then_each_case_says_by_whom_and_why()
    {
        Guid[] cases = [await Case("Уходит Вера: первая яма", "vera"), await Case("Уходит Вера: вторая яма", "vera"), await Case("Уходит Вера: третья яма", "vera")];
        object order = new { official = "vera", to = "person", person = "boris", reason = "Увольнение с 1 июля", choices = new[] { new { caseId = cases[1], to = "queue" } } };

        JsonElement preview = await Running.Json(await _lead.PostAsJsonAsync($"{Address}/preview", order, Stop));
        JsonElement job = await Done(await Begin(_lead, order, "leaves-1"));

        Dictionary<Guid, JsonElement> items = preview.GetProperty("items").EnumerateArray().ToDictionary(i => i.GetProperty("caseId").GetGuid());
        Assert.Equal(["boris", null, "boris"], cases.Select(c => items[c].TryGetProperty("official", out JsonElement o) ? o.GetString() : null));
        Assert.Equal(("done", 0), (job.GetProperty("state").GetString(), job.GetProperty("refusedCount").GetInt32()));
        Assert.Equal(["boris", null, "boris"], await Task.WhenAll(cases.Select(OfficialOf)));
        JsonElement detail = await _clerk.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{cases[0]}", Stop);
        JsonElement routed = detail.GetProperty("history").EnumerateArray().Last(h => h.GetProperty("type").GetString() == "case-routed");
        Assert.Equal(("Лидия", "Увольнение с 1 июля"), (routed.GetProperty("actorName").GetString(), routed.GetProperty("data").GetProperty("reason").GetString()));
        JsonElement board = await _lead.GetFromJsonAsync<JsonElement>(Address, Stop);
        Assert.Equal(0, board.GetProperty("people").EnumerateArray().Single(p => p.GetProperty("id").GetString() == "vera").GetProperty("cases").GetInt32());
        Assert.Equal("Вера", board.GetProperty("recent")[0].GetProperty("subjectName").GetString());
    }

    [Fact]
    public async Task Under_its_key_is_one_and_of_a_silo_that_died_goes_on_without_doing_anything_twice()
    {
        Guid id = await Case("Уходит Вера дважды: одна яма", "vera");
        object order = new { official = "vera", to = "queue", reason = "Больничный лист" };
        JsonElement first = await Done(await Begin(_admin, order, "leaves-2"));
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        // As a silo leaves it that died after the command and before it stored the outcome.
        await using (NpgsqlCommand died = database.CreateCommand($"""
            update hand_over_items set state = 'waiting' where hand_over = '{first.GetProperty("id")}';
            update hand_overs set state = 'running', finished_at = null where id = '{first.GetProperty("id")}'
            """))
        {
            await died.ExecuteNonQueryAsync(Stop);
        }

        JsonElement again = await Done(await Begin(_admin, order, "leaves-2"));

        Assert.Equal(first.GetProperty("id").GetGuid(), again.GetProperty("id").GetGuid());
        Assert.Equal(("done", 0), (again.GetProperty("state").GetString(), again.GetProperty("refusedCount").GetInt32()));
        JsonElement detail = await _clerk.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}", Stop);
        Assert.Single(detail.GetProperty("history").EnumerateArray(), h => h.GetProperty("data").TryGetProperty("reason", out JsonElement reason) && reason.GetString() == "Больничный лист");
    }

    [Fact]
    public async Task Names_what_refused_and_tries_it_again()
    {
        Guid id = await Case("Уходит Вера и мешает: одна яма", "vera");
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        JsonElement begun = await Done(await Begin(_lead, new { official = "vera", to = "queue", reason = "Отпуск с 3 марта" }, "leaves-3"));
        // As if the case had been given away between the plan and the command.
        await using (NpgsqlCommand meanwhile = database.CreateCommand($"""
            update hand_overs set state = 'partial' where id = '{begun.GetProperty("id")}';
            update hand_over_items set state = 'refused', code = 'assigned-meanwhile' where hand_over = '{begun.GetProperty("id")}' and case_id = '{id}'
            """))
        {
            await meanwhile.ExecuteNonQueryAsync(Stop);
        }

        JsonElement left = await _lead.GetFromJsonAsync<JsonElement>($"{Address}/{begun.GetProperty("id")}", Stop);
        JsonElement after = await Done(await Running.Json(await _lead.PostAsJsonAsync($"{Address}/{begun.GetProperty("id")}/repeat", new { }, Stop)));

        Assert.Equal("assigned-meanwhile", Assert.Single(left.GetProperty("refused").EnumerateArray()).GetProperty("code").GetString());
        Assert.Equal("done", after.GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.Conflict, (await _lead.PostAsJsonAsync($"{Address}/{begun.GetProperty("id")}/repeat", new { }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await _lead.DeleteAsync($"{Address}/{begun.GetProperty("id")}", Stop)).StatusCode);
    }

    [Theory]
    [InlineData("""{"official": "nobody", "to": "queue", "reason": "x"}""", "official")]
    [InlineData("""{"official": "boris", "to": "substitute", "reason": "x"}""", "to")]
    [InlineData("""{"official": "boris", "to": "person", "person": "boris", "reason": "x"}""", "person")]
    [InlineData("""{"official": "boris", "to": "queue", "reason": " "}""", "reason")]
    public async Task With_wrong_input_names_the_field(string body, string field)
    {
        using StringContent content = new(body, System.Text.Encoding.UTF8, "application/json");
        HttpResponseMessage refused = await _lead.PostAsync(Address, content, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.True((await Running.Json(refused)).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task Of_another_region_is_not_there()
    {
        using HttpClient stranger = await running.SignIn("test-lead");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Address, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsJsonAsync(Address, new { official = "vera", to = "queue", reason = "x" }, Stop)).StatusCode);
    }

    private async Task<Guid> Case(string text, string official)
    {
        await running.Write(text, Code);
        Guid id = Guid.Empty;
        await Eventually.Holds(
            async () =>
            {
                JsonElement page = await _clerk.GetFromJsonAsync<JsonElement>($"/api/v1/cases?view=all&search={Uri.EscapeDataString(text)}", Stop);
                return (id = page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetGuid()).FirstOrDefault()) != Guid.Empty;
            },
            TimeSpan.FromSeconds(30), $"a case with '{text}'", cancellation: Stop);
        HttpResponseMessage given = await _clerk.PostAsJsonAsync($"/api/v1/cases/{id}/assign", new { authority = "roads", official }, Stop);
        Assert.True(given.IsSuccessStatusCode, await given.Content.ReadAsStringAsync(Stop));
        return id;
    }

    private async Task<string?> OfficialOf(Guid id) =>
        (await _clerk.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}", Stop)).GetProperty("summary").TryGetProperty("official", out JsonElement official) ? official.GetString() : null;

    private static async Task<JsonElement> Begin(HttpClient person, object order, string key)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, Address) { Content = JsonContent.Create(order, order.GetType()) };
        request.Headers.Add("Idempotency-Key", key);
        HttpResponseMessage begun = await person.SendAsync(request, Stop);
        Assert.True(begun.StatusCode == HttpStatusCode.Accepted, await begun.Content.ReadAsStringAsync(Stop));
        return await Running.Json(begun);
    }

    private async Task<JsonElement> Done(JsonElement job)
    {
        JsonElement now = job;
        await Eventually.Holds(
            async () => (now = await _lead.GetFromJsonAsync<JsonElement>($"{Address}/{job.GetProperty("id")}", Stop)).GetProperty("state").GetString() != "running",
            TimeSpan.FromSeconds(60), "the hand-over is over", () => now.ToString(), Stop);
        return now;
    }
}
