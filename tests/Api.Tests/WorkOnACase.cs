using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Cases;
using Dialog.Regions;
using Dialog.Support.Api;

namespace Dialog.Api.Tests;

/// <summary>
/// A region where anna of the centre approves what boris of the roads answers finally; promises and words go out by themselves and
/// are read afterwards.
/// </summary>
public sealed class WorkOnACase(Running running) : IAsyncLifetime
{
    private const string Region = "working";
    private static bool _made;
    private HttpClient _boris = null!;
    private HttpClient _anna = null!;
    private HttpClient _lead = null!;
    private CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (!_made)
        {
            using ApiSession admin = await running.Dialog.Admin();
            RegionConfiguration ordinary = new TestRegion(Region).Configuration;
            await admin.PutRegion(ordinary with
            {
                Authorities = [.. ordinary.Authorities, new("parks", "Парки", "centre", null)],
                Officials = [.. ordinary.Officials.Select(o => o.Id == "boris" ? o with { IsHead = false } : o)],
                Approvals = [new("read-after", ApprovalMode.ReviewAfter, 4, false), new("final", ApprovalMode.OneApprover, 4, false, Answer: AnswerKind.Final)],
                Fields = [new("contract", "Договор", "text"), new("pit", "Яма", "choice", ["мелкая", "глубокая"])],
                Arbiter = "anna",
            });
            await admin.PutUser("w-boris", "Борис", "executor", Region, TestRegion.Password, authority: "roads", official: "boris");
            await admin.PutUser("w-anna", "Анна", "executor", Region, TestRegion.Password, authority: "centre", official: "anna");
            await admin.PutUser("w-admin", "Администратор", "administrator", Region, TestRegion.Password);
            await admin.PutUser("w-lead", "Лидия", "lead", Region, TestRegion.Password);
            _made = true;
        }

        (_boris, _anna, _lead) = (await running.SignIn("w-boris"), await running.SignIn("w-anna"), await running.SignIn("w-lead"));
    }

    public ValueTask DisposeAsync()
    {
        _boris.Dispose();
        _anna.Dispose();
        _lead.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Shows_a_returned_text_with_the_reason_and_the_next_revision_beside_the_one_before()
    {
        Guid id = await Opened("roads");
        JsonElement proposed = await Say(_boris, id, "answer", new { kind = "final", text = "Яма будет заделана" });
        Assert.Equal(("waiting", "anna"), (Text(proposed, "approval"), Text(proposed, "approver")));

        JsonElement[] waiting = await Items(_anna, "/api/v1/cases?view=approvals&sort=approval");
        Assert.Contains(waiting, c => c.GetProperty("id").GetGuid() == id);
        JsonElement first = (await Work(_anna, id)).GetProperty("proposal");
        Assert.Equal(("Яма будет заделана", "anna", "boris"), (Text(first, "text"), Text(first, "approver"), Text(first, "author")));
        await Say(_anna, id, "return", new { revision = first.GetProperty("revision").GetInt32(), reason = "Когда и кем?" });

        JsonElement returned = (await Work(_boris, id)).GetProperty("proposal");
        Assert.False(returned.TryGetProperty("approver", out _));
        Assert.Equal(("Анна", "Когда и кем?"), (Text(returned.GetProperty("returned"), "by"), Text(returned.GetProperty("returned"), "reason")));

        await Say(_boris, id, "answer", new { kind = "final", text = "Яма заделана 24 ноября дорожным управлением" });
        JsonElement second = (await Work(_anna, id)).GetProperty("proposal");
        Assert.Equal("Яма будет заделана", Text(second.GetProperty("previous"), "text"));
        Assert.Equal("Когда и кем?", Text(second.GetProperty("previous").GetProperty("returned"), "reason"));
        JsonElement sent = await Say(_anna, id, "approve", new { revision = second.GetProperty("revision").GetInt32() });
        Assert.Equal("answered", Text(sent, "status"));

        JsonElement detail = await Detail(_boris, id);
        Assert.False(detail.GetProperty("work").TryGetProperty("proposal", out _));
        Assert.Equal(["met", "met"], States(detail, "approval"));
        JsonElement hours = Assert.Single(await Items(_lead, "/api/v1/approvals/hours?days=1"), h => Text(h, "official") == "anna");
        Assert.True(hours.GetProperty("approved").GetInt32() >= 1 && hours.GetProperty("returned").GetInt32() >= 1);
    }

    [Fact]
    public async Task Keeps_a_promise_in_the_ledger_until_somebody_shows_that_it_is_kept()
    {
        Guid id = await Opened("roads");
        DateTimeOffset due = DateTimeOffset.UtcNow.AddHours(3);
        await Say(_boris, id, "answer", new { kind = "intermediate", text = "Заделаем сегодня", promisedFor = due });
        JsonElement open = await Ledger("open", id);
        Assert.Equal(("boris", "Заделаем сегодня", "roads"), (Text(open, "owner"), Text(open, "words"), Text(open, "authority")));

        await Say(_boris, id, "promise-owner", new { owner = "vera" });
        Assert.Equal("vera", Text(await Ledger("open", id), "owner"));
        Assert.DoesNotContain(await Items(_lead, "/api/v1/promises?state=open&owner=boris"), p => p.GetProperty("caseId").GetGuid() == id);

        await Say(_boris, id, "answer", new { kind = "intermediate", text = "Задержка, заделаем к ночи", promisedFor = due.AddHours(4) });
        Assert.Equal("Заделаем сегодня", Text(await Ledger("moved", id), "words"));
        JsonElement proposal = await Say(_boris, id, "answer", new { kind = "final", text = "Заделано 24 ноября, управление дорог" });
        await Say(_anna, id, "approve", new { revision = proposal.GetProperty("version").GetInt32() - 1 });
        JsonElement answered = await Ledger("answered", id);
        Assert.Equal(("Задержка, заделаем к ночи", true), (Text(answered, "words"), answered.TryGetProperty("answeredAt", out _)));
        Assert.Equal(["moved", "answered"], (await Work(_boris, id)).GetProperty("promises").EnumerateArray().Select(p => Text(p, "state")));
        Assert.Equal(["replaced", "answered"], States(await Detail(_boris, id), "promise"));

        HttpResponseMessage bare = await _boris.PostAsJsonAsync($"/api/v1/cases/{id}/promise-kept", new { text = " " }, Cancel);
        Assert.Equal("evidence-missing", Text(await Running.Json(bare), "code"));
        await Say(_boris, id, "promise-kept", new { text = "Акт № 5 от 24 ноября" });
        JsonElement kept = await Ledger("kept", id);
        Assert.Equal(("Задержка, заделаем к ночи", "official"), (Text(kept, "words"), Text(kept, "keptBy")));
        JsonElement evidence = (await Work(_boris, id)).GetProperty("promises")[1].GetProperty("evidence");
        Assert.Equal(("official", "Акт № 5 от 24 ноября", "Борис"), (Text(evidence, "source"), Text(evidence, "text"), Text(evidence, "name")));
        Assert.Equal(["moved", "kept"], (await Work(_boris, id)).GetProperty("promises").EnumerateArray().Select(p => Text(p, "state")));
        Assert.Equal(["replaced", "met"], States(await Detail(_boris, id), "promise"));
    }

    [Fact]
    public async Task Keeps_the_ledger_of_one_authority_from_another()
    {
        Guid id = await Opened("parks");
        using HttpClient neighbour = await running.SignIn(running.Neighbour.Operator);
        await Say(_lead, id, "answer", new { kind = "intermediate", text = "Посадим клён", promisedFor = DateTimeOffset.UtcNow.AddHours(2) });
        Assert.Contains(await Items(_lead, "/api/v1/promises"), p => p.GetProperty("caseId").GetGuid() == id);
        Assert.DoesNotContain(await Items(_boris, "/api/v1/promises"), p => p.GetProperty("caseId").GetGuid() == id);
        Assert.Empty(await Items(neighbour, "/api/v1/promises"));
    }

    [Fact]
    public async Task Pages_the_ledger_without_a_gap()
    {
        Guid[] made = [await Opened("roads"), await Opened("roads"), await Opened("roads")];
        foreach (Guid id in made)
        {
            await Say(_boris, id, "answer", new { kind = "intermediate", text = "Сделаем", promisedFor = DateTimeOffset.UtcNow.AddHours(5) });
        }

        List<Guid> read = [];
        string? cursor = null;
        do
        {
            JsonElement page = await Get(_lead, $"/api/v1/promises?state=open&limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            read.AddRange(page.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("caseId").GetGuid()));
            cursor = page.TryGetProperty("next", out JsonElement next) ? next.GetString() : null;
        }
        while (cursor is not null);

        Assert.Equal(read.Count, read.Distinct().Count());
        Assert.Empty(made.Except(read));
    }

    [Fact]
    public async Task Makes_the_arbiters_word_a_precedent_for_the_topic()
    {
        Guid id = await Opened("roads");
        await Say(_boris, id, "hand-back", new { reason = "Это двор, не дорога", proposed = "parks" });
        JsonElement second = await Say(_lead, id, "hand-back", new { reason = "Это не парк" });
        Assert.Equal((2, true), (second.GetProperty("bounces").GetInt32(), second.GetProperty("awaitsArbiter").GetBoolean()));
        string topic = Text(second, "topic")!;
        Assert.Contains(await Items(_anna, "/api/v1/cases?view=arbiter"), c => c.GetProperty("id").GetGuid() == id);

        await Say(_anna, id, "arbitrate", new { authority = "roads", reason = "Проезды во дворах содержит управление дорог" });
        JsonElement precedent = Assert.Single(await Items(_lead, $"/api/v1/precedents?topic={topic}"), p => p.GetProperty("caseId").GetGuid() == id);
        Assert.Equal(("roads", "Проезды во дворах содержит управление дорог", "Анна"), (Text(precedent, "authority"), Text(precedent, "reason"), Text(precedent, "arbiterName")));
        JsonElement work = await Work(_boris, id);
        Assert.Equal(["Это двор, не дорога", "Это не парк"], work.GetProperty("handBacks").EnumerateArray().Select(b => Text(b, "reason")));
        Assert.Equal("Анна", Text(work.GetProperty("decision"), "by"));
    }

    [Fact]
    public async Task Finds_cases_by_tag_and_suggests_the_tags_in_use()
    {
        (Guid tagged, Guid other) = (await Opened("roads"), await Opened("roads"));
        await Say(_boris, tagged, "tags", new { add = new[] { "Прямая  Линия" } });
        await Say(_boris, other, "tags", new { add = new[] { "паводок" } });
        Assert.Equal([tagged], (await Items(_boris, "/api/v1/cases?tag=прямая линия")).Select(c => c.GetProperty("id").GetGuid()));
        Assert.Superset(new HashSet<string?>(["прямая линия", "паводок"]), (await Items(_boris, "/api/v1/tags")).Select(t => Text(t, "tag")).ToHashSet());
    }

    [Fact]
    public async Task Shows_the_fields_that_have_a_value()
    {
        Guid id = await Opened("roads");
        await Say(_boris, id, "fields", new { values = new Dictionary<string, string?> { ["contract"] = "К-17", ["pit"] = "глубокая" } });
        await Say(_boris, id, "fields", new { values = new Dictionary<string, string?> { ["pit"] = null } });
        JsonProperty field = Assert.Single((await Work(_boris, id)).GetProperty("fields").EnumerateObject());
        Assert.Equal(("contract", "К-17"), (field.Name, field.Value.GetString()));
        JsonElement directory = await Get(_boris, "/api/v1/directory");
        Assert.Equal(["contract", "pit"], directory.GetProperty("fields").EnumerateArray().Select(f => Text(f, "id")));
        Assert.Equal("anna", Text(directory, "arbiter"));
    }

    [Fact]
    public async Task Gives_a_formal_appeal_a_clock_of_its_own()
    {
        Guid id = await Opened("roads");
        await Say(_boris, id, "formal", new { fullName = "Иванова Мария", replyTo = "maria@example.org" });
        JsonElement detail = await Detail(_boris, id);
        Assert.Equal(["dropped"], States(detail, "answer"));
        Assert.Equal(["running"], States(detail, "formal-registration"));
        await Say(_boris, id, "formal/register", new { number = "А-12/24" });
        detail = await Detail(_boris, id);
        JsonElement formal = detail.GetProperty("work").GetProperty("formal");
        Assert.Equal(("registered", "Иванова Мария", "maria@example.org", "А-12/24"), (Text(formal, "state"), Text(formal, "fullName"), Text(formal, "replyTo"), Text(formal, "number")));
        Assert.Equal(["met"], States(detail, "formal-registration"));
        Assert.Equal(["running"], States(detail, "formal-answer"));
    }

    [Fact]
    public async Task Tells_the_resident_what_became_of_a_promise()
    {
        (string code, Guid id) = await Written();
        await Say(_boris, id, "answer", new { kind = "intermediate", text = "Заделаем", promisedFor = DateTimeOffset.UtcNow.AddHours(3) });
        using HttpClient resident = running.Stranger();
        Assert.Equal(["open"], Promises(await Get(resident, $"/public/threads/{code}")));
        Assert.Contains("data-promise=\"open\"", await resident.GetStringAsync($"/t/{code}", Cancel), StringComparison.Ordinal);
        JsonElement proposal = await Say(_boris, id, "answer", new { kind = "final", text = "Заделано 24 ноября, управление дорог" });
        await Say(_anna, id, "approve", new { revision = proposal.GetProperty("version").GetInt32() - 1 });
        Assert.Equal(["answered"], Promises(await Get(resident, $"/public/threads/{code}")));
        string page = WebUtility.HtmlDecode(await resident.GetStringAsync($"/t/{code}", Cancel));
        Assert.Contains("data-promise=\"answered\"", page, StringComparison.Ordinal);
        Assert.Contains("выполнение не подтверждено", page, StringComparison.Ordinal);

        await resident.PostAsJsonAsync($"/public/threads/{code}/dispute", new { text = "Яма на месте" }, Cancel);
        Assert.Equal(["open"], Promises(await Get(resident, $"/public/threads/{code}")));
        Assert.Equal("open", Text(await Ledger("open", id), "state"));

        await Say(_boris, id, "promise-kept", new { text = "Заделали снова, фото у дежурного" });
        JsonElement kept = (await Get(resident, $"/public/threads/{code}")).GetProperty("promises")[0];
        Assert.Equal(("kept", "official", "Заделали снова, фото у дежурного"), (Text(kept, "state"), Text(kept, "keptBy"), Text(kept, "evidence")));
        Assert.Contains("Заделали снова", WebUtility.HtmlDecode(await resident.GetStringAsync($"/t/{code}", Cancel)), StringComparison.Ordinal);

        await resident.PostAsJsonAsync($"/public/threads/{code}/dispute", new { text = "Опять яма" }, Cancel);
        Assert.Equal(["open"], Promises(await Get(resident, $"/public/threads/{code}")));
    }

    [Fact]
    public async Task Takes_the_residents_confirmation_for_a_promise_kept()
    {
        (string code, Guid id) = await Written();
        await Say(_boris, id, "answer", new { kind = "intermediate", text = "Заделаем", promisedFor = DateTimeOffset.UtcNow.AddHours(3) });
        JsonElement proposal = await Say(_boris, id, "answer", new { kind = "final", text = "Заделано 24 ноября, управление дорог" });
        await Say(_anna, id, "approve", new { revision = proposal.GetProperty("version").GetInt32() - 1 });
        using HttpClient resident = running.Stranger();
        await resident.PostAsJsonAsync($"/public/threads/{code}/confirm", new { }, Cancel);

        Assert.Equal(("kept", "resident"), (Text(await Ledger("kept", id), "state"), Text(await Ledger("kept", id), "keptBy")));
        Assert.Equal(["kept"], Promises(await Get(resident, $"/public/threads/{code}")));
        Assert.Contains("вы подтвердили", WebUtility.HtmlDecode(await resident.GetStringAsync($"/t/{code}", Cancel)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("final", "", "approval", "Анна", null)]
    [InlineData("reply", "Яма заделана 24 ноября", "approval", "Анна", "report")]
    [InlineData("reply", "Заделаем завтра", "review", null, "promise")]
    [InlineData("reply", "Здравствуйте, приняли", "sent", null, null)]
    public async Task Tells_which_way_an_answer_goes_before_and_after_it_is_sent(string kind, string text, string way, string? approver, string? says)
    {
        Guid id = await Opened("roads");
        HttpResponseMessage answer = await _boris.PostAsJsonAsync($"/api/v1/cases/{id}/answer/preview", new { kind, text }, Cancel);
        JsonElement preview = await Running.Json(answer);
        Assert.True(answer.IsSuccessStatusCode, preview.ToString());
        Assert.Equal((way, approver, says), (
            Text(preview, "way"),
            preview.GetProperty("approvers").EnumerateArray().Select(a => a.GetString()).SingleOrDefault(),
            preview.GetProperty("says").EnumerateArray().Select(s => s.GetString()).SingleOrDefault()));

        JsonElement sent = await Running.Json(await _boris.PostAsJsonAsync($"/api/v1/cases/{id}/answer", new { kind, text = text.Length == 0 ? "Сделали" : text }, Cancel));
        Assert.Equal(way, Text(sent, "way"));
    }

    [Fact]
    public async Task Names_a_colleague_in_a_note_who_need_not_be_found_by_a_login()
    {
        Guid id = await Opened("roads");
        JsonElement people = (await Get(_boris, "/api/v1/directory")).GetProperty("people");
        Assert.Contains(people.EnumerateArray(), p => Text(p, "id") == "w-lead" && Text(p, "name") == "Лидия");
        await Say(_boris, id, "note", new { text = "@Лидия, решите. И @anna", mentions = new[] { "w-lead" } });

        JsonElement note = Assert.Single((await Detail(_lead, id)).GetProperty("messages").EnumerateArray(), m => Text(m, "direction") == "note");
        Assert.Equal("@Лидия, решите. И @Анна", Text(note, "text"));
        HttpResponseMessage wrong = await _boris.PostAsJsonAsync($"/api/v1/cases/{id}/note", new { text = "Кто это", mentions = new[] { "stranger" } }, Cancel);
        Assert.Equal(["mentions"], (await Running.Json(wrong)).GetProperty("errors").EnumerateObject().Select(e => e.Name));
    }

    [Fact]
    public async Task Proposes_an_authority_again_when_the_topic_changes_under_somebodys_hands()
    {
        Guid id = await Opened("roads");
        await Say(_boris, id, "claim", new { });
        await Say(_boris, id, "classify", new { topic = "health-care" });

        JsonElement detail = await Detail(_boris, id);
        Assert.Equal(("roads", "centre"), (Text(detail.GetProperty("summary"), "authority"), Text(detail, "proposedAuthority")));
    }

    [Fact]
    public async Task Lets_the_resident_ask_for_the_formal_procedure()
    {
        (string code, Guid id) = await Written();
        using HttpClient resident = running.Stranger();
        HttpResponseMessage refused = await resident.PostAsJsonAsync($"/public/threads/{code}/formal", new { fullName = "Мария", replyTo = "нет" }, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(["fullName", "replyTo"], (await Running.Json(refused)).GetProperty("errors").EnumerateObject().Select(e => e.Name));

        using FormUrlEncodedContent typed = new(new Dictionary<string, string> { ["fullName"] = "Мария", ["replyTo"] = "maria@example.org", ["text"] = "Прошу ответить" });
        string page = WebUtility.HtmlDecode(await (await resident.PostAsync($"/t/{code}/formal", typed, Cancel)).Content.ReadAsStringAsync(Cancel));
        Assert.Contains("id=\"fullName-error\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"replyTo-error\"", page, StringComparison.Ordinal);
        Assert.Contains("Прошу ответить</textarea>", page, StringComparison.Ordinal);

        using FormUrlEncodedContent whole = new(new Dictionary<string, string> { ["fullName"] = "Иванова Мария", ["replyTo"] = "maria@example.org", ["text"] = "Прошу ответить" });
        Assert.Equal(HttpStatusCode.Found, (await resident.PostAsync($"/t/{code}/formal", whole, Cancel)).StatusCode);
        JsonElement formal = (await Work(_lead, id)).GetProperty("formal");
        Assert.Equal(("requested", "Иванова Мария", "Прошу ответить"), (Text(formal, "state"), Text(formal, "fullName"), Text(formal, "text")));
        Assert.Equal("requested", Text((await Get(resident, $"/public/threads/{code}")).GetProperty("appeal"), "state"));
        string after = await resident.GetStringAsync($"/t/{code}", Cancel);
        Assert.Contains("data-formal=\"Requested\"", after, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"fullName\"", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follows_a_configuration_that_goes_back_as_it_came_and_refuses_one_by_its_field()
    {
        using HttpClient admin = await running.SignIn("w-admin");
        System.Text.Json.Nodes.JsonNode region = (await admin.GetFromJsonAsync<System.Text.Json.Nodes.JsonNode>($"/api/v1/regions/{Region}", Cancel))!;
        region["version"] = region["version"]!.GetValue<int>() + 1;
        HttpResponseMessage accepted = await admin.PutAsJsonAsync($"/api/v1/regions/{Region}", region, Cancel);
        Assert.True(accepted.IsSuccessStatusCode, await accepted.Content.ReadAsStringAsync(Cancel));

        region["version"] = region["version"]!.GetValue<int>() + 1;
        region["approvals"]![1]!["hours"] = 0;
        region["arbiter"] = "nobody";
        HttpResponseMessage refused = await admin.PutAsJsonAsync($"/api/v1/regions/{Region}", region, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(["approvals[1].hours", "arbiter"], (await Running.Json(refused)).GetProperty("errors").EnumerateObject().Select(e => e.Name).Order());
    }

    [Theory]
    [InlineData("/api/v1/promises?state=lost", "state")]
    [InlineData("/api/v1/promises?limit=0", "limit")]
    [InlineData("/api/v1/promises?cursor=abc", "cursor")]
    [InlineData("/api/v1/precedents", "topic")]
    [InlineData("/api/v1/approvals/hours?days=0", "days")]
    public async Task Names_the_field_of_a_wrong_question(string path, string field)
    {
        HttpResponseMessage answer = await _lead.GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal([field], (await Running.Json(answer)).GetProperty("errors").EnumerateObject().Select(e => e.Name));
    }

    private async Task<Guid> Opened(string authority) => (await Written(authority)).Id;

    private async Task<(string Code, Guid Id)> Written(string authority = "roads")
    {
        string code = await running.Write("Во дворе большая яма", Region);
        long number = (await Get(_lead, $"/public/threads/{code}")).GetProperty("number").GetInt64();
        JsonElement found = Assert.Single(await Items(_lead, $"/api/v1/cases?view=all&search=%23{number}"));
        Guid id = found.GetProperty("id").GetGuid();
        if (Text(found, "authority") != authority)
        {
            await Say(_lead, id, "assign", new { authority });
        }

        return (code, id);
    }

    private static string?[] Promises(JsonElement thread) => [.. thread.GetProperty("promises").EnumerateArray().Select(p => Text(p, "state"))];

    private async Task<JsonElement> Say(HttpClient person, Guid id, string verb, object body)
    {
        HttpResponseMessage answer = await person.PostAsJsonAsync($"/api/v1/cases/{id}/{verb}", body, Cancel);
        JsonElement said = await Running.Json(answer);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{verb}: {said}");
        return said.GetProperty("summary");
    }

    private async Task<JsonElement> Ledger(string state, Guid id) =>
        Assert.Single(await Items(_lead, $"/api/v1/promises?state={state}&authority=roads&limit=200"), p => p.GetProperty("caseId").GetGuid() == id);

    private Task<JsonElement> Detail(HttpClient person, Guid id) => Get(person, $"/api/v1/cases/{id}");

    private async Task<JsonElement> Work(HttpClient person, Guid id) => (await Detail(person, id)).GetProperty("work");

    private async Task<JsonElement[]> Items(HttpClient person, string path) => [.. (await Get(person, path)).GetProperty("items").EnumerateArray()];

    private async Task<JsonElement> Get(HttpClient person, string path)
    {
        HttpResponseMessage answer = await person.GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Running.Json(answer);
    }

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static string[] States(JsonElement detail, string deadline) =>
        [.. detail.GetProperty("deadlines").EnumerateArray().Where(d => Text(d, "kind") == deadline).Select(d => Text(d, "state")!)];
}
