using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dialog.Channels;
using Dialog.Support;
using Dialog.Support.Api;
using Dialog.Support.Audit;
using Dialog.Support.StandIns;
using Npgsql;

namespace Dialog.Api.Tests;

/// <summary>A resident leaves traces everywhere, is erased, and the whole database is searched for them.</summary>
public sealed class ErasingAResident(Running running)
{
    private const string Name = "Аристарх Щукинлапов";
    private const string Author = "778899001122";
    private const string Phone = "89035557711";
    private const string Mail = "shchukinlapov@pochta-zhitelya.example";
    private const string Street = "Кривоколенно-Верхняя";

    // As they are sought: stems, since the index keeps those.
    private static readonly string[] Traces =
    [
        "щукинлап", Author, Phone, "903) 555-77-11", "shchukinlapov", "pochta-zhitelya", "кривоколенн", "гиппопотамус", "бегемотик", "муравьедиха", "wall-55443322", "утконосиха",
        "тушканчик", "долгопят", "ленивец", "вомбат", "опоссум",
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Leaves_no_word_of_theirs_in_any_table_and_every_other_resident_as_they_were()
    {
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        using HttpClient clerk = await running.Operator();
        using HttpClient admin = await running.SignIn("test-admin");
        using HttpClient lead = await running.SignIn("test-lead");
        string webhook = await Webhook(admin);
        await using Open311Server organisation = await Open311Server.StartAsync();
        (string neighboursCode, Guid neighbour) = await Written("Соседка пишет: во дворе темно, лампа перегорела");
        Guid posted = await FromTheFeed(clerk, neighbour);
        (string code, Guid written) = await FromTheForm(clerk);
        await HandedOn(clerk, database, written, organisation);
        Assert.NotEmpty(await DatabaseDump.Find(database, Traces));
        // Every trace was really left, or its absence would prove nothing.
        Assert.Empty(Traces.Except((await DatabaseDump.Find(database, Traces)).Select(f => f[(f.IndexOf(": ", StringComparison.Ordinal) + 2)..])));
        JsonElement before = await Messages(clerk, neighbour);

        JsonElement[] found = [.. (await Running.Json(await admin.PostAsJsonAsync("/api/v1/erasures/preview", new { region = running.Region.Code, search = Phone }, Stop))).EnumerateArray()];
        Assert.Equal(2, found.Length);
        List<JsonElement> reports = [];
        foreach (JsonElement resident in found)
        {
            Assert.Contains("Щукинлапов", resident.GetProperty("name").GetString(), StringComparison.Ordinal);
            reports.Add(await Erase(admin, lead, resident));
        }

        await Eventually.Holds(async () => (await DatabaseDump.Find(database, Traces)).Count == 0, Patience, "no trace is left", cancellation: Stop);

        Assert.All(reports, r => Assert.True(r.GetProperty("rows").GetProperty("case_events").GetInt32() > 0));
        Assert.Contains(reports, r => r.GetProperty("rows").TryGetProperty("inbox", out _));
        Assert.Contains(reports, r => r.GetProperty("rows").TryGetProperty("files", out _));
        Assert.Equal(before.ToString(), (await Messages(clerk, neighbour)).ToString());
        using HttpClient stranger = running.Stranger();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/public/threads/{code}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync($"/public/threads/{neighboursCode}", Stop)).StatusCode);
        foreach (Guid erased in (Guid[])[posted, written])
        {
            JsonElement detail = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{erased}", Stop);
            Assert.Equal("closed", detail.GetProperty("summary").GetProperty("status").GetString());
            Assert.Equal(HttpStatusCode.Conflict, (await clerk.PostAsJsonAsync($"/api/v1/cases/{erased}/note", new { text = Name }, Stop)).StatusCode);
        }

        await Eventually.Holds(
            async () => !(await JournalAudit.Run(database, new Ledger(), TimeSpan.FromSeconds(30))).Violations.Any(v => v.Contains(posted.ToString()) || v.Contains(written.ToString()) || v.Contains(neighbour.ToString())),
            Patience, "the journal of each case still folds to its row", cancellation: Stop);
        await ComesBackAsNobodyKnown(database);
        await admin.DeleteAsync($"/api/v1/webhooks/{webhook}", Stop);
        await Connect(organisation, enabled: false);
    }

    [Fact]
    public async Task Names_every_place_of_others_where_the_name_still_stands_and_leaves_it_to_a_person()
    {
        using HttpClient clerk = await running.Operator();
        using HttpClient admin = await running.SignIn("test-admin");
        using HttpClient lead = await running.SignIn("test-lead");
        using HttpClient resident = running.Stranger();
        HttpResponseMessage written = await resident.PostAsJsonAsync($"/public/{running.Region.Code}/messages", new { text = "Скворечник упал у калитки", name = "Ермолай Кувыркалов" }, Stop);
        Assert.Equal(HttpStatusCode.Created, written.StatusCode);
        JsonElement own = await running.Find("Скворечник упал");
        (_, Guid other) = await Written("Чужое дело о карнизе над подъездом");
        long number = (await running.Find("о карнизе над подъездом")).GetProperty("number").GetInt64();
        Assert.Equal(HttpStatusCode.OK, (await Post(clerk, other, "note", new { text = "Перезвонить Кувыркалову по 89110001122, он сосед" })).StatusCode);
        HttpResponseMessage job = await clerk.PostAsJsonAsync("/api/v1/cases/bulk", new { ids = new[] { other }, action = "note", note = new { text = "Спросить у Кувыркаловых" } }, Stop);
        Assert.True(job.IsSuccessStatusCode);
        string search = $"{own.GetProperty("number").GetInt64():000}";

        JsonElement[] named = [];
        await Eventually.Holds(async () =>
        {
            JsonElement found = Assert.Single((await Running.Json(await admin.PostAsJsonAsync("/api/v1/erasures/preview", new { region = running.Region.Code, search }, Stop))).EnumerateArray());
            return (named = [.. found.GetProperty("mentions").EnumerateArray()]).Length >= 3;
        }, Patience, "the preview names the places", cancellation: Stop);
        JsonElement report = await Erase(admin, lead, await Author_of(own));

        Assert.Contains(named, m => m.GetProperty("place").GetString() == "note" && m.GetProperty("caseNumber").GetInt64() == number && m.GetProperty("excerpt").GetString() == "Перезвонить К•••••••••• по •••••••••••, он сосед");
        JsonElement[] left = [.. report.GetProperty("mentions").EnumerateArray()];
        Assert.Contains(left, m => m.GetProperty("place").GetString() == "note" && m.GetProperty("caseNumber").GetInt64() == number);
        Assert.Contains(left, m => m.GetProperty("place").GetString() == "bulk-job" && m.GetProperty("excerpt").GetString()!.Contains("Спросить у К", StringComparison.Ordinal));
        Assert.DoesNotContain("увыркалов", report.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Needs_a_second_person()
    {
        await running.Write("Просьба об удалении без согласия: скамейка сломана");
        JsonElement resident = await Author_of(await running.Find("Просьба об удалении без согласия"));
        using HttpClient admin = await running.SignIn("test-admin");
        using HttpClient lead = await running.SignIn("test-lead");
        JsonElement asked = await Running.Json(await Ask(admin, resident));
        string address = $"/api/v1/erasures/{asked.GetProperty("id").GetString()}";

        HttpResponseMessage own = await admin.PostAsJsonAsync($"{address}/confirm", new { }, Stop);
        Assert.Equal((HttpStatusCode.Conflict, "own-request"), (own.StatusCode, (await Running.Json(own)).GetProperty("code").GetString()));
        Assert.Equal(HttpStatusCode.Forbidden, (await Ask(lead, resident)).StatusCode);
        Assert.Equal("cancelled", (await Running.Json(await lead.PostAsJsonAsync($"{address}/cancel", new { }, Stop))).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.Conflict, (await lead.PostAsJsonAsync($"{address}/confirm", new { }, Stop)).StatusCode);
        using HttpClient neighbour = await running.SignIn(await Cast.Of("lead", running, running.Neighbour.Code));
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync(address, Stop)).StatusCode);
        Assert.NotEqual("[erased]", (await running.Find("Просьба об удалении без согласия")).GetProperty("residentName").GetString());
    }

    /// <summary>An administrator made themselves a second account and confirmed their own request with it.</summary>
    [Fact]
    public async Task Is_not_confirmed_by_an_account_that_the_requester_made()
    {
        await running.Write("Просьба об удалении от двух учётных записей одного человека");
        JsonElement resident = await Author_of(await running.Find("Просьба об удалении от двух учётных записей"));
        using HttpClient admin = await running.SignIn("test-admin");
        await MadeBy(admin, "erasing-second", "administrator");
        using HttpClient second = await running.SignIn("erasing-second");
        await MadeBy(second, "erasing-third", "lead");
        using HttpClient third = await running.SignIn("erasing-third");

        string mine = $"/api/v1/erasures/{(await Running.Json(await Ask(admin, resident))).GetProperty("id").GetString()}";
        string theirs = $"/api/v1/erasures/{(await Running.Json(await Ask(second, resident))).GetProperty("id").GetString()}";
        foreach ((HttpClient person, string address) in ((HttpClient, string)[])[(second, mine), (third, mine), (admin, theirs), (third, theirs)])
        {
            HttpResponseMessage refused = await person.PostAsJsonAsync($"{address}/confirm", new { }, Stop);
            Assert.Equal((HttpStatusCode.Conflict, "one-made-the-other"), (refused.StatusCode, (await Running.Json(refused)).GetProperty("code").GetString()));
        }

        await admin.PostAsJsonAsync($"{mine}/cancel", new { }, Stop);
        await admin.PostAsJsonAsync($"{theirs}/cancel", new { }, Stop);
        Assert.NotEqual("[erased]", (await running.Find("Просьба об удалении от двух учётных записей")).GetProperty("residentName").GetString());
    }

    private async Task MadeBy(HttpClient administrator, string login, string role)
    {
        HttpResponseMessage made = await administrator.PutAsJsonAsync($"/api/v1/users/{login}", new { name = "Второй", role, region = running.Region.Code, password = TestRegion.Password }, Stop);
        Assert.Equal(HttpStatusCode.NoContent, made.StatusCode);
    }

    [Fact]
    public async Task Stops_at_a_legal_hold()
    {
        const string Words = "Под запретом удаления: спор о снесённом гараже";
        await running.Write(Words);
        JsonElement found = await running.Find(Words);
        using HttpClient clerk = await running.Operator();
        await clerk.PostAsJsonAsync($"/api/v1/cases/{found.GetProperty("id").GetString()}/tags", new { add = new[] { "legal-hold" } }, Stop);
        using HttpClient admin = await running.SignIn("test-admin");
        using HttpClient lead = await running.SignIn("test-lead");

        JsonElement report = await Erase(admin, lead, await Author_of(found));

        Assert.Equal((0, 1), (report.GetProperty("erased").GetInt32(), report.GetProperty("held").GetInt32()));
        Assert.Equal(Words, (await running.Find(Words)).GetProperty("excerpt").GetString());
    }

    [Fact]
    public async Task By_the_regions_terms_begins_with_a_dry_run()
    {
        using HttpClient admin = await running.SignIn("test-admin");
        string address = $"/api/v1/regions/{running.Region.Code}/retention";
        HttpResponseMessage short_ = await admin.PostAsJsonAsync($"{address}/preview", new { rules = new[] { new { id = "all", days = 1 } } }, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, short_.StatusCode);
        JsonElement counted = await Running.Json(await admin.PostAsJsonAsync($"{address}/preview", new { rules = new[] { new { id = "all", days = 30 } } }, Stop));
        Assert.Equal(0, Assert.Single(counted.EnumerateArray()).GetProperty("due").GetInt32());

        int version = (await admin.GetFromJsonAsync<JsonElement>(address, Stop)).GetProperty("version").GetInt32();
        HttpResponseMessage put = await admin.PutAsJsonAsync(address, new { version, rules = new[] { new { id = "all", days = 1825, network = "form" } } }, Stop);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        Assert.Equal(1825, Assert.Single((await admin.GetFromJsonAsync<JsonElement>(address, Stop)).GetProperty("rules").EnumerateArray()).GetProperty("days").GetInt32());
        await admin.PutAsJsonAsync(address, new { version = version + 1, rules = Array.Empty<object>() }, Stop);
    }

    // The feed and an import: a case merged into the neighbour's, and a later message that is shown there.
    private async Task<Guid> FromTheFeed(HttpClient clerk, Guid neighbour)
    {
        using ApiSession vendor = new(running.Dialog.Api);
        // A neighbour's message with half of a character: nobody of this channel could be erased any more.
        using HttpClient other = running.Stranger();
        other.DefaultRequestHeaders.Authorization = new("Bearer", running.Region.FeedSecret);
        using StringContent half = new(JsonSerializer.Serialize(new { network = "vk", id = "half", conversation = "wall-half", author = new { id = "half", name = "Нина" }, text = "Половина §", publishedAt = DateTimeOffset.UtcNow })
            .Replace("\\u00A7", "\\ud83d", StringComparison.Ordinal), Encoding.UTF8, "application/json");
        (await other.PostAsync($"/hooks/feed/{running.Region.Feed}", half, Stop)).EnsureSuccessStatusCode();
        FeedItem first = Item("post-1", $"Гиппопотамус у подъезда! Звоните {Phone}, {Mail}");
        await vendor.PushFeed(running.Region.Feed, running.Region.FeedSecret, [first], Stop);
        using HttpClient admin = await running.SignIn("test-admin");
        using StringContent file = new(JsonSerializer.Serialize(
            new { network = "vk", id = "post-9", conversation = "wall-55443322-b", author = new { id = Author, name = Name }, text = $"Бегемотик во дворе, тел. {Phone}", publishedAt = DateTimeOffset.UtcNow }));
        HttpResponseMessage import = await admin.PostAsync($"/api/v1/imports?channel={running.Region.Feed}&format=jsonl", file, Stop);
        Assert.Equal(HttpStatusCode.Accepted, import.StatusCode);
        await running.Find("Бегемотик");
        Guid id = (await running.Find("Гиппопотамус")).GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.OK, (await Post(clerk, id, "merge", new { with = neighbour })).StatusCode);
        await vendor.PushFeed(running.Region.Feed, running.Region.FeedSecret, [Item("post-2", "Утконосиха пришла вслед")], Stop);
        await Eventually.Holds(
            async () => (await Detail(clerk, neighbour)).GetProperty("summary").GetProperty("excerpt").GetString()!.Contains("Утконосиха", StringComparison.Ordinal),
            Patience, "the words are heard in the neighbour's case", cancellation: Stop);
        return id;
    }

    private async Task<(string Code, Guid Id)> FromTheForm(HttpClient clerk)
    {
        using HttpClient resident = running.Stranger();
        HttpResponseMessage written = await resident.PostAsJsonAsync(
            $"/public/{running.Region.Code}/messages", new { text = $"Муравьедиха перекрыла дорогу, мой телефон {Phone}", name = Name, address = $"ул. {Street}, 77" }, Stop);
        string code = (await Running.Json(written)).GetProperty("code").GetString()!;
        Guid id = (await running.Find("Муравьедиха")).GetProperty("id").GetGuid();
        await Post(clerk, id, "claim", new { });
        await Post(clerk, id, "note", new { text = $"@anna: {Name} звонил с {Phone}" });
        await Post(clerk, id, "tags", new { add = new[] { "щукинлапов" } });
        await clerk.PutAsJsonAsync($"/api/v1/cases/{id}/draft", new { version = 0, mode = "final", text = $"Уважаемый {Name}!" }, Stop);
        await clerk.PostAsJsonAsync("/api/v1/views", new { name = "Мой житель", filter = new { view = "all", search = Name } }, Stop);
        using HttpClient executor = await running.SignIn("test-lead");
        await Post(executor, id, "unmask", new { reason = $"{Name} просил перезвонить" });
        string file = await Upload(clerk, id, "паспорт Щукинлапова.txt", $"{Name}, {Street}");
        HttpResponseMessage answered = await Post(clerk, id, "answer", new { kind = "final", text = $"{Name}, муравьедиха ушла", attachments = new[] { file } });
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await resident.PostAsJsonAsync($"/public/threads/{code}/dispute", new { text = "Нет, муравьедиха вернулась" }, Stop)).StatusCode);
        await Post(clerk, id, "hand-back", new { reason = $"Это не к нам, {Name}" });
        await clerk.PostAsJsonAsync("/api/v1/cases/bulk", new { ids = new[] { id }, action = "note", note = new { text = $"О {Name} спрашивали" } }, Stop);
        HttpResponseMessage formal = await resident.PostAsJsonAsync($"/public/threads/{code}/formal", new { fullName = Name, replyTo = Mail, text = "Прошу ответить по (903) 555-77-11" }, Stop);
        Assert.Equal(HttpStatusCode.OK, formal.StatusCode);
        await Post(clerk, id, "formal/register", new { number = "Щукинлапов-1" });
        await clerk.PutAsJsonAsync($"/api/v1/cases/{id}/draft", new { version = 0, mode = "note", text = $"Перезвонить: {Phone}" }, Stop);
        return (code, id);
    }

    // An external organisation has the case and reports on it: one of its updates is in the journal, one is a dead letter.
    private async Task HandedOn(HttpClient clerk, NpgsqlDataSource database, Guid id, Open311Server organisation)
    {
        await Connect(organisation, enabled: true);
        HttpResponseMessage forwarded = await Post(clerk, id, "forward", new { channel = "erasure-organisation", serviceCode = "001", text = "Тушканчик просит убрать муравьедиху" });
        Assert.Equal(HttpStatusCode.OK, forwarded.StatusCode);
        HttpResponseMessage asked = await Post(clerk, id, "contractor-links", new { contractor = "Горзелень", task = "Проверьте, где живёт вомбат" });
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        using HttpClient contractor = running.Stranger();
        using FormUrlEncodedContent answer = new(new Dictionary<string, string> { ["outcome"] = "done", ["text"] = "Опоссум дома" });
        HttpResponseMessage answered = await contractor.PostAsync(new Uri((await Running.Json(asked)).GetProperty("url").GetString()!).AbsolutePath, answer, Stop);
        Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
        await using NpgsqlCommand there = database.CreateCommand("select network_id from outbox where channel = 'erasure-organisation' and network_id is not null");
        string? number = null;
        await Eventually.Holds(async () => (number = await there.ExecuteScalarAsync(Stop) as string) is not null, Patience, "the external organisation has it", cancellation: Stop);
        await using NpgsqlCommand said = database.CreateCommand(
            """
            insert into inbox (channel, external_id, payload, received_at, state)
            values ('erasure-organisation', 'update:1', $1, now() - interval '1 minute', 'waiting'), ('erasure-organisation', 'update:2', $2, now(), 'poison')
            """);
        said.Parameters.AddWithValue(Update(number!, "Долгопят приехал"));
        said.Parameters.AddWithValue(Update(number!, "Ленивец уехал"));
        await said.ExecuteNonQueryAsync(Stop);
        await using NpgsqlCommand heard = database.CreateCommand("select count(*) from case_events where case_id = $1 and type = 'peer-answered' and data::text like '%Долгопят%'");
        heard.Parameters.AddWithValue(id);
        await Eventually.Holds(async () => await heard.ExecuteScalarAsync(Stop) is 1L, Patience, "its word is heard", cancellation: Stop);
    }

    private static byte[] Update(string request, string text) => Encoding.UTF8.GetBytes(
        $"<service_request_updates><request_update><update_id>1</update_id><service_request_id>{request}</service_request_id><status>investigating</status><description>{text}</description></request_update></service_request_updates>");

    private async Task Connect(Open311Server organisation, bool enabled)
    {
        using ApiSession admin = await running.Dialog.Admin();
        await admin.PutChannel("erasure-organisation", new ChannelSettings
        {
            Region = running.Region.Code,
            Kind = ChannelKinds.ExternalOrganisation,
            Name = "Соседи",
            BaseAddress = organisation.Address,
            Token = organisation.Key,
            Enabled = enabled,
        });
    }

    // What the vendor delivers again stays erased; what the resident writes again is a case of its own.
    private async Task ComesBackAsNobodyKnown(NpgsqlDataSource database)
    {
        using ApiSession vendor = new(running.Dialog.Api);
        await vendor.PushFeed(running.Region.Feed, running.Region.FeedSecret, [Item("post-1", "Гиппопотамус у подъезда ещё раз")], Stop);
        await vendor.PushFeed(running.Region.Feed, running.Region.FeedSecret, [Item("post-77", "Снова я: капибара в лифте")], Stop);
        JsonElement again = await running.Find("капибара");
        Assert.Equal(Name, again.GetProperty("residentName").GetString());
        await using NpgsqlCommand count = database.CreateCommand("select count(*) from messages where text like '%Гиппопотамус%'");
        Assert.Equal(0L, await count.ExecuteScalarAsync(Stop));
    }

    private static FeedItem Item(string id, string text) =>
        new("vk", id, "wall-55443322", new FeedAuthor(Author, Name), text, DateTimeOffset.UtcNow, Link: $"https://vk.example/wall-55443322?{id}", Address: $"ул. {Street}, 77");

    private async Task<JsonElement> Erase(HttpClient admin, HttpClient lead, JsonElement resident)
    {
        HttpResponseMessage asked = await Ask(admin, resident);
        Assert.Equal(HttpStatusCode.Created, asked.StatusCode);
        string address = $"/api/v1/erasures/{(await Running.Json(asked)).GetProperty("id").GetString()}";
        Assert.Equal(HttpStatusCode.OK, (await lead.PostAsJsonAsync($"{address}/confirm", new { }, Stop)).StatusCode);
        JsonElement report = default;
        await Eventually.Holds(
            async () => (report = await admin.GetFromJsonAsync<JsonElement>($"{address}/report", Stop)).GetProperty("state").GetString() == "done", Patience, "the erasure is done", cancellation: Stop);
        return report;
    }

    private Task<HttpResponseMessage> Ask(HttpClient person, JsonElement resident) => person.PostAsJsonAsync(
        "/api/v1/erasures",
        new { region = running.Region.Code, network = resident.GetProperty("network").GetString(), authorId = resident.GetProperty("authorId").GetString(), ground = "request", basis = "Заявление № 12 от 24.11.2026" },
        Stop);

    private async Task<JsonElement> Author_of(JsonElement summary)
    {
        using HttpClient admin = await running.SignIn("test-admin");
        HttpResponseMessage found = await admin.PostAsJsonAsync("/api/v1/erasures/preview", new { region = running.Region.Code, search = $"{summary.GetProperty("number").GetInt64():000}" }, Stop);
        // A number is also a word of messages: of whoever is found it is the one who wrote this case.
        return (await Running.Json(found)).EnumerateArray().Single(r => r.GetProperty("lastAt").GetDateTimeOffset() == summary.GetProperty("receivedAt").GetDateTimeOffset());
    }

    private async Task<(string Code, Guid Id)> Written(string text)
    {
        string code = await running.Write(text);
        return (code, (await running.Find(text)).GetProperty("id").GetGuid());
    }

    private async Task<string> Webhook(HttpClient admin)
    {
        HttpResponseMessage made = await admin.PostAsJsonAsync(
            "/api/v1/webhooks", new { region = running.Region.Code, name = "След", url = "https://receiver.example/hook", events = new[] { "case-opened", "note-added", "answer-given" } }, Stop);
        return (await Running.Json(made)).GetProperty("webhook").GetProperty("id").GetString()!;
    }

    private static async Task<string> Upload(HttpClient person, Guid id, string name, string text)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"/api/v1/cases/{id}/files?name={Uri.EscapeDataString(name)}") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        HttpResponseMessage answer = await person.SendAsync(request, Stop);
        return Assert.Single((await Running.Json(answer)).GetProperty("files").EnumerateArray()).GetProperty("id").GetString()!;
    }

    private static Task<HttpResponseMessage> Post(HttpClient person, Guid id, string verb, object body) => person.PostAsJsonAsync($"/api/v1/cases/{id}/{verb}", body, Stop);

    private static Task<JsonElement> Detail(HttpClient person, Guid id) => person.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}", Stop);

    // The neighbour's own messages; those shown from the erased resident's case are not hers.
    private static async Task<JsonElement> Messages(HttpClient person, Guid id) =>
        JsonSerializer.SerializeToElement((await Detail(person, id)).GetProperty("messages").EnumerateArray().Where(m => m.GetProperty("text").GetString()!.Contains("Соседка", StringComparison.Ordinal)));
}
