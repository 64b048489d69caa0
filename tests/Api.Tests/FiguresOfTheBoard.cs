using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Support;
using Dialog.Support.Api;
using Npgsql;

namespace Dialog.Api.Tests;

/// <summary>The regulated metrics are what anybody counts who reads the journal, over reopenings, merges and pauses; and each figure opens its cases.</summary>
public sealed class FiguresOfTheBoard(Running running)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Are_an_independent_fold_of_the_journal_and_open_their_cases()
    {
        using HttpClient clerk = await running.Operator();
        // Due a minute after it came: it is missed while the others go their ways.
        Guid missed = await Case("Табло: пахнет газом в подъезде");
        await Done(clerk, missed, "classify", new { topic = TestRegion.UrgentTopic });
        string code = await running.Write("Табло: мусор у реки, первый раз");
        Guid reopened = Id(await running.Find("Табло: мусор у реки, первый раз"));
        await Done(clerk, reopened, "answer", new { kind = "final", text = "Мусор вывезен 24 ноября" });
        using HttpClient resident = running.Stranger();
        Assert.Equal(HttpStatusCode.OK, (await resident.PostAsJsonAsync($"/public/threads/{code}/dispute", new { text = "Мусор лежит" }, Stop)).StatusCode);
        await Done(clerk, reopened, "answer", new { kind = "final", text = "Мусор вывезен 25 ноября" });
        (Guid one, Guid other) = (await Case("Табло: яма у школы, пишет сосед"), await Case("Табло: яма у школы, пишет второй сосед"));
        await Done(clerk, one, "merge", new { with = other });
        // The older one goes on for both, once it has heard that the other waits in it: an answer before that is for it alone.
        await Eventually.Holds(() => Joined(one), TimeSpan.FromSeconds(30), "the later case waits in the earlier", cancellation: Stop);
        await Done(clerk, one, "answer", new { kind = "final", text = "Яма заделана 24 ноября" });
        Guid paused = await Case("Табло: темно во дворе");
        await Done(clerk, paused, "answer", new { kind = "askAddress", text = "Назовите адрес" });
        Guid promised = await Case("Табло: сломана качель");
        await Done(clerk, promised, "answer", new { kind = "intermediate", text = "Починим", promisedFor = DateTimeOffset.UtcNow.AddDays(3) });

        JsonElement figures = default;
        Counts folded = default;
        using HttpClient lead = await running.SignIn("test-lead");
        await Eventually.Holds(
            async () =>
            {
                figures = await lead.GetFromJsonAsync<JsonElement>("/api/v1/board/figures", Stop);
                folded = await Fold(figures);
                return folded.Missed.Contains(missed) && folded.Decided.Contains(other) && Shown(figures) == folded.Numbers;
            },
            TimeSpan.FromMinutes(3), "the figures are the fold", () => $"{Shown(figures)} and by the journal {folded.Numbers}; missed there: {folded.Missed.Contains(missed)}, the merged one decided: {folded.Decided.Contains(other)}", Stop);

        Assert.Superset(new HashSet<Guid> { reopened, one, other, promised }, folded.Decided.ToHashSet());
        Assert.Equal(2, folded.Decided.Count(id => id == reopened));
        await Opens(lead, figures, "not-answered", "not-answered", folded.Missed);
        await Opens(lead, figures, "not-entered", "received", folded.Registered);
    }

    [Fact]
    public async Task Say_where_there_is_no_history()
    {
        using HttpClient lead = await running.SignIn("test-lead");
        JsonElement figures = await lead.GetFromJsonAsync<JsonElement>("/api/v1/board/figures", Stop);

        // The installation of the tests is minutes old.
        Assert.All(figures.GetProperty("figures").EnumerateArray(), f => Assert.False(f.TryGetProperty("lastWeek", out _)));
        Assert.All(figures.GetProperty("metrics").EnumerateArray(), m => Assert.False(m.TryGetProperty("previous", out _)));
    }

    [Fact]
    public async Task Behind_a_figure_need_a_stretch_of_time()
    {
        using HttpClient lead = await running.SignIn("test-lead");
        HttpResponseMessage refused = await lead.GetAsync("/api/v1/cases?view=all&counted=answered", Stop);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.True((await Running.Json(refused)).GetProperty("errors").TryGetProperty("from", out _));
    }

    [Fact]
    public async Task Are_laid_out_as_each_person_wants_them()
    {
        using HttpClient lead = await running.SignIn("test-lead");
        using HttpClient clerk = await running.Operator();
        Assert.Equal(HttpStatusCode.NoContent, (await lead.PutAsJsonAsync("/api/v1/board/layout", new { tiles = new[] { "late", "metrics" } }, Stop)).StatusCode);
        using HttpClient again = await running.SignIn("test-lead");

        JsonElement kept = await again.GetFromJsonAsync<JsonElement>("/api/v1/board/layout", Stop);
        Assert.Equal(["late", "metrics"], kept.GetProperty("tiles").EnumerateArray().Select(t => t.GetString()));
        Assert.False((await clerk.GetFromJsonAsync<JsonElement>("/api/v1/board/layout", Stop)).TryGetProperty("tiles", out _));
        Assert.Equal(HttpStatusCode.BadRequest, (await lead.PutAsJsonAsync("/api/v1/board/layout", new { tiles = new[] { "late", "late" } }, Stop)).StatusCode);
    }

    private async Task<bool> Joined(Guid id)
    {
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        await using NpgsqlCommand command = database.CreateCommand("select exists (select from case_events where case_id = $1 and type = 'case-joined')");
        command.Parameters.AddWithValue(id);
        return await command.ExecuteScalarAsync(Stop) is true;
    }

    private sealed record Fate(bool Owed, bool Missed, bool Aside);

    private readonly record struct Counts(List<Guid> Registered, int EnteredLate, List<Guid> Decided, List<Guid> Missed)
    {
        public (int, int, int, int) Numbers => (Registered.Count, EnteredLate, Decided.Count, Missed.Count);
    }

    private static (int, int, int, int) Shown(JsonElement figures)
    {
        JsonElement[] today = [.. figures.GetProperty("metrics").EnumerateArray().Select(m => m.GetProperty("today"))];
        return (today[0].GetProperty("total").GetInt32(), today[0].GetProperty("late").GetInt32(), today[1].GetProperty("total").GetInt32(), today[1].GetProperty("late").GetInt32());
    }

    // Counts by the events alone, without any code of the product.
    private async Task<Counts> Fold(JsonElement figures)
    {
        JsonElement today = figures.GetProperty("metrics")[0].GetProperty("today");
        (DateTimeOffset from, DateTimeOffset to) = (today.GetProperty("from").GetDateTimeOffset(), today.GetProperty("to").GetDateTimeOffset());
        bool In(DateTimeOffset at) => at >= from && at < to;
        Counts counts = new([], 0, [], []);
        Dictionary<Guid, Fate> fates = [];
        Dictionary<Guid, DateTimeOffset> due = [];
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        await using NpgsqlCommand journal = database.CreateCommand($"""
            select e.case_id, e.type, e.data::text, e.at, n.type from case_events e join cases c on c.id = e.case_id
            left join case_events n on n.case_id = e.case_id and n.version = e.version + 1
            where c.region = '{running.Region.Code}' order by e.case_id, e.version
            """);
        await using NpgsqlDataReader r = await journal.ExecuteReaderAsync(Stop);
        while (await r.ReadAsync(Stop))
        {
            (Guid id, string type, DateTimeOffset at) = (r.GetGuid(0), r.GetString(1), r.GetFieldValue<DateTimeOffset>(3));
            JsonElement data = JsonSerializer.Deserialize<JsonElement>(r.GetString(2));
            string Text(string name) => data.TryGetProperty(name, out JsonElement value) ? value.GetString()! : "";
            Fate fate = fates.GetValueOrDefault(id) ?? new Fate(false, false, false);
            switch (type)
            {
                case "case-opened" when r.IsDBNull(4) || r.GetString(4) != "messages-taken":
                    DateTimeOffset received = data.GetProperty("receivedAt").GetDateTimeOffset();
                    bool late = received - data.GetProperty("publishedAt").GetDateTimeOffset() >= TimeSpan.FromSeconds(3601);
                    if (In(received))
                    {
                        counts.Registered.Add(id);
                        counts = counts with { EnteredLate = counts.EnteredLate + (late ? 1 : 0) };
                    }

                    break;
                case "deadline-set" when Text("deadline") == "answer":
                    due[id] = data.GetProperty("dueAt").GetDateTimeOffset();
                    fate = fate.Missed ? fate : fate with { Owed = true };
                    break;
                case "deadline-missed" when Text("deadline") == "answer" && fate is { Owed: true, Missed: false }:
                    fate = fate with { Missed = true };
                    Decide(id, data.GetProperty("dueAt").GetDateTimeOffset(), true);
                    break;
                case "answer-given" when Text("kind") is "final" or "intermediate":
                    if ((fate.Owed || fate.Aside) && !fate.Missed)
                    {
                        bool passed = fate.Aside && at > due[id];
                        Decide(id, passed ? due[id] : at, passed);
                    }

                    fate = new Fate(false, false, false);
                    break;
                case "case-merged":
                    fate = new Fate(false, fate.Missed, fate.Owed);
                    break;
                case "case-unmerged":
                    fate = new Fate(fate.Aside, fate.Missed, false);
                    break;
                case "case-closed" or "case-confirmed" or "case-disputed" or "resident-erased":
                    fate = new Fate(false, false, false);
                    break;
            }

            fates[id] = fate;
        }

        return counts;

        void Decide(Guid id, DateTimeOffset at, bool missed)
        {
            if (In(at))
            {
                counts.Decided.Add(id);
                (missed ? counts.Missed : []).Add(id);
            }
        }
    }

    private static async Task Opens(HttpClient lead, JsonElement figures, string metric, string counted, List<Guid> expected)
    {
        JsonElement today = figures.GetProperty("metrics").EnumerateArray().Single(m => m.GetProperty("name").GetString() == metric).GetProperty("today");
        string period = $"from={Uri.EscapeDataString(today.GetProperty("from").GetString()!)}&to={Uri.EscapeDataString(today.GetProperty("to").GetString()!)}";
        HashSet<Guid> shown = [];
        string? cursor = "";
        while (cursor is not null)
        {
            JsonElement page = await lead.GetFromJsonAsync<JsonElement>($"/api/v1/cases?view=all&sort=oldest&limit=200&counted={counted}&{period}{(cursor.Length == 0 ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}", Stop);
            shown.UnionWith(page.GetProperty("items").EnumerateArray().Select(Id));
            cursor = page.TryGetProperty("next", out JsonElement next) ? next.GetString() : null;
        }

        Assert.Equal(expected.Distinct().Order(), shown.Order());
    }

    private async Task<Guid> Case(string text)
    {
        await running.Write(text);
        return Id(await running.Find(text));
    }

    private static Guid Id(JsonElement found) => found.GetProperty("id").GetGuid();

    private static async Task Done(HttpClient person, Guid id, string what, object body)
    {
        HttpResponseMessage answer = await person.PostAsJsonAsync($"/api/v1/cases/{id}/{what}", body, Stop);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }
}
