using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Support;
using Npgsql;

namespace Dialog.Api.Tests;

/// <summary>A lead moves cases between two people of an authority: shown before, done in the background, taken back for ten minutes.</summary>
public sealed class EveningOutTheLoad(Running running)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_shown_first_done_once_and_written_into_the_case()
    {
        using HttpClient lead = await running.SignIn("test-lead");
        Guid id = await Boris("Нагрузка: сугроб у аптеки");
        object[] moves = [Move(id)];

        JsonElement plan = await Running.Json(await lead.PostAsJsonAsync("/api/v1/board/rebalance/preview", new { moves }, Stop));
        JsonElement vera = plan.GetProperty("officials").EnumerateArray().Single(o => o.GetProperty("official").GetString() == "vera");
        Assert.Equal(vera.GetProperty("openBefore").GetInt32() + 1, vera.GetProperty("openAfter").GetInt32());

        Guid batch = Guid.NewGuid();
        JsonElement first = await Done(lead, await Apply(lead, batch, moves)), second = await Done(lead, await Apply(lead, batch, moves));

        Assert.Equal((first.GetProperty("id").GetGuid(), 1, 0), (second.GetProperty("id").GetGuid(), first.GetProperty("done").GetInt32(), first.GetProperty("refusedCount").GetInt32()));
        JsonElement detail = await lead.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}", Stop);
        Assert.Equal("vera", detail.GetProperty("summary").GetProperty("official").GetString());
        JsonElement routed = detail.GetProperty("history").EnumerateArray().Last(e => e.GetProperty("type").GetString() == "case-routed");
        Assert.Equal(("Лидия", "Борис не успевает"), (routed.GetProperty("actorName").GetString(), routed.GetProperty("data").GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task Leaves_what_somebody_works_on_and_names_it()
    {
        using HttpClient lead = await running.SignIn("test-lead");
        using HttpClient boris = await running.SignIn("test-roads");
        (Guid held, Guid written, Guid free) = (await Boris("Нагрузка: взятый лёд"), await Boris("Нагрузка: ответ пишется"), await Boris("Нагрузка: свободный лёд"));
        Assert.Equal(HttpStatusCode.OK, (await boris.PostAsJsonAsync($"/api/v1/cases/{held}/claim", new { }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await boris.PutAsJsonAsync($"/api/v1/cases/{written}/draft", new { version = 0, mode = "intermediate", text = "Уже пишу", promisedFor = "2027-01-01T10:00" }, Stop)).StatusCode);
        Guid nobodys = Guid.NewGuid();

        JsonElement job = await Done(lead, await Apply(lead, Guid.NewGuid(), [Move(held), Move(written), Move(free), Move(nobodys)]));

        Dictionary<Guid, string> refused = job.GetProperty("refused").EnumerateArray().ToDictionary(r => r.GetProperty("caseId").GetGuid(), r => r.GetProperty("code").GetString()!);
        Assert.Equal(("claimed-by-another", "being-written", "not-open", 1), (refused[held], refused[written], refused[nobodys], job.GetProperty("done").GetInt32()));
        Assert.Equal(("boris", "vera"), (await Official(lead, held), await Official(lead, free)));
    }

    [Fact]
    public async Task Is_taken_back_where_nobody_has_touched_it_since()
    {
        using HttpClient lead = await running.SignIn("test-lead");
        using HttpClient clerk = await running.Operator();
        (Guid touched, Guid untouched) = (await Boris("Нагрузка: тронутая лужа"), await Boris("Нагрузка: нетронутая лужа"));
        JsonElement job = await Done(lead, await Apply(lead, Guid.NewGuid(), [Move(touched), Move(untouched)]));
        await clerk.PostAsJsonAsync($"/api/v1/cases/{touched}/note", new { text = "Позвонил подрядчику" }, Stop);
        JsonElement recent = (await lead.GetFromJsonAsync<JsonElement>("/api/v1/board/rebalance", Stop))[0];
        Assert.True(recent.TryGetProperty("undoUntil", out _));

        string undo = $"/api/v1/board/rebalance/{job.GetProperty("id")}/undo";
        JsonElement back = await Done(lead, await Accepted(await lead.PostAsync(undo, null, Stop)));
        JsonElement again = await Done(lead, await Accepted(await lead.PostAsync(undo, null, Stop)));

        Assert.Equal("touched-meanwhile", Assert.Single(back.GetProperty("refused").EnumerateArray()).GetProperty("code").GetString());
        Assert.Equal(back.GetProperty("id").GetGuid(), again.GetProperty("id").GetGuid());
        Assert.Equal(("vera", "boris"), (await Official(lead, touched), await Official(lead, untouched)));
    }

    [Fact]
    public async Task Cannot_be_taken_back_after_ten_minutes()
    {
        using HttpClient lead = await running.SignIn("test-lead");
        JsonElement job = await Done(lead, await Apply(lead, Guid.NewGuid(), [Move(await Boris("Нагрузка: давняя лужа"))]));
        await Sql($"update bulk_jobs set created_at = now() - interval '11 minutes' where id = '{job.GetProperty("id")}'");

        HttpResponseMessage late = await lead.PostAsync($"/api/v1/board/rebalance/{job.GetProperty("id")}/undo", null, Stop);

        Assert.Equal((HttpStatusCode.Conflict, "undo-over"), (late.StatusCode, (await Running.Json(late)).GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Goes_on_after_the_node_died_that_did_it_and_moves_nothing_twice()
    {
        using HttpClient lead = await running.SignIn("test-lead");
        (Guid one, Guid two) = (await Boris("Нагрузка: обрыв, первый знак"), await Boris("Нагрузка: обрыв, второй знак"));
        JsonElement job = await Done(lead, await Apply(lead, Guid.NewGuid(), [Move(one), Move(two)]));
        // As a node leaves it that died after the commands and before it stored the outcome of the second.
        await Sql($"""
            update bulk_items set state = 'waiting' where job = '{job.GetProperty("id")}' and ordinal = 2;
            update bulk_jobs set state = 'running', lease_owner = 'dead', lease_until = now() - interval '1 second', finished_at = null where id = '{job.GetProperty("id")}'
            """);

        JsonElement after = await Done(lead, job);

        Assert.Equal((2, 0), (after.GetProperty("done").GetInt32(), after.GetProperty("refusedCount").GetInt32()));
        JsonElement detail = await lead.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{two}", Stop);
        Assert.Single(detail.GetProperty("history").EnumerateArray(), e => e.GetProperty("type").GetString() == "case-routed" && e.GetProperty("data").GetProperty("official").GetString() == "vera");
    }

    [Fact]
    public async Task Shows_who_carries_what_and_says_when_a_pace_is_not_known()
    {
        using HttpClient lead = await running.SignIn("test-lead");
        await Boris("Нагрузка: ещё один люк");

        JsonElement load = default;
        await Eventually.Holds(
            async () => (load = await lead.GetFromJsonAsync<JsonElement>("/api/v1/board/workload", Stop)).GetProperty("officials").EnumerateArray()
                .Single(o => o.GetProperty("official").GetString() == "boris").GetProperty("open").GetInt32() > 0,
            TimeSpan.FromSeconds(40), "the load is seen", () => load.ToString(), Stop);

        JsonElement boris = load.GetProperty("officials").EnumerateArray().Single(o => o.GetProperty("official").GetString() == "boris");
        Assert.Equal(1000, boris.GetProperty("capacity").GetInt32());
        // The installation of the tests is minutes old.
        Assert.False(boris.TryGetProperty("perDay", out _));
    }

    private static object Move(Guid id) => new { caseId = id, from = "boris", to = "vera" };

    private async Task<Guid> Boris(string text)
    {
        await running.Write(text);
        Guid id = (await running.Find(text)).GetProperty("id").GetGuid();
        using HttpClient clerk = await running.Operator();
        HttpResponseMessage given = await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/assign", new { authority = "roads", official = "boris", reason = "дороги" }, Stop);
        Assert.Equal(HttpStatusCode.OK, given.StatusCode);
        // What was moved a moment ago is planned with again after two seconds.
        await Eventually.Holds(
            async () =>
            {
                using HttpClient lead = await running.SignIn("test-lead");
                JsonElement plan = await Running.Json(await lead.PostAsJsonAsync("/api/v1/board/rebalance/preview", new { moves = new[] { Move(id) } }, Stop));
                return !plan.GetProperty("moves")[0].TryGetProperty("problem", out _);
            },
            TimeSpan.FromSeconds(20), "the case can be moved", cancellation: Stop);
        return id;
    }

    private static async Task<string?> Official(HttpClient person, Guid id) =>
        (await person.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}", Stop)).GetProperty("summary").GetProperty("official").GetString();

    private static async Task<JsonElement> Apply(HttpClient lead, Guid id, object[] moves) =>
        await Accepted(await lead.PostAsJsonAsync("/api/v1/board/rebalance", new { id, reason = "Борис не успевает", moves }, Stop));

    private static async Task<JsonElement> Accepted(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync(Stop));
        return await Running.Json(answer);
    }

    private static async Task<JsonElement> Done(HttpClient person, JsonElement job)
    {
        JsonElement now = job;
        await Eventually.Holds(
            async () => (now = await person.GetFromJsonAsync<JsonElement>($"/api/v1/bulk/{job.GetProperty("id")}", Stop)).GetProperty("state").GetString() == "done",
            TimeSpan.FromSeconds(30), "the job is done", () => now.ToString(), Stop);
        return now;
    }

    private async Task Sql(string text)
    {
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        await using NpgsqlCommand command = database.CreateCommand(text);
        await command.ExecuteNonQueryAsync(Stop);
    }
}
