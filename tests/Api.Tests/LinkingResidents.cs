using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Support;
using Dialog.Support.Api;
using Npgsql;

namespace Dialog.Api.Tests;

/// <summary>One resident writes in several networks; an official says so, or says that they are two.</summary>
public sealed class LinkingResidents(Running running)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Suggests_by_the_same_telephone_and_shows_all_cases_once_an_official_has_said_so()
    {
        using HttpClient clerk = await running.Operator();
        Guid ours = await Heard("vk", "links-1", "Ника Подорожная", "Провисший кабель над тротуаром, мой номер 8 (913) 700-00-01");
        Guid theirs = await Heard("ok", "links-1-ok", "Ника П.", "Обледенелая лесенка, звоните +7 913 700 00 01");

        JsonElement suggested = Assert.Single((await Resident(clerk, ours, r => Suggestions(r).Length == 1)).GetProperty("suggestions").EnumerateArray());
        Assert.Equal(("ok", "likely"), (suggested.GetProperty("network").GetString(), suggested.GetProperty("strength").GetString()));
        Assert.Equal(["phone"], suggested.GetProperty("why").EnumerateArray().Select(w => w.GetString()!));
        Assert.Equal(theirs, Assert.Single(suggested.GetProperty("cases").EnumerateArray()).GetProperty("id").GetGuid());

        long other = suggested.GetProperty("id").GetInt64();
        JsonElement linked = await Done(clerk, ours, "link", other);
        Assert.Equal([ours, theirs], Cases(linked));
        Assert.Empty(Suggestions(linked));
        // Harmless to repeat, and the same from the other side.
        Assert.Equal([ours, theirs], Cases(await Done(clerk, ours, "link", other)));
        Assert.Equal([theirs, ours], Cases(await Resident(clerk, theirs, _ => true)));

        JsonElement undone = await Done(clerk, ours, "undo", other);
        Assert.Equal([ours], Cases(undone));
        Assert.Single(Suggestions(undone));
        JsonElement refused = await Done(clerk, ours, "refuse", other);
        Assert.Empty(Suggestions(refused));
        Assert.Equal(other, Assert.Single(refused.GetProperty("refused").EnumerateArray()).GetProperty("id").GetInt64());
        Assert.Empty(Suggestions(await Resident(clerk, theirs, _ => true)));
        HttpResponseMessage contrary = await Post(clerk, ours, "link", other);
        Assert.Equal((HttpStatusCode.Conflict, "different-people"), (contrary.StatusCode, (await Running.Json(contrary)).GetProperty("code").GetString()));
        Assert.Single(Suggestions(await Done(clerk, ours, "undo", other)));
        string[] entries = await Audited(ours);
        long[] numbers = [.. new[] { await Number(ours), await Number(theirs) }.Order()];
        Assert.Contains($"cases.resident.read: count=2, cases={numbers[0]} {numbers[1]}", entries);
        Assert.Contains($"cases.resident.link: profile={other}, count=2, cases={numbers[0]} {numbers[1]}", entries);
        Assert.Equal(5, entries.Count(e => e.Contains($"profile={other},", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Makes_one_person_of_three_networks_and_parts_whom_an_undo_means()
    {
        using HttpClient clerk = await running.Operator();
        Guid first = await Heard("vk", "links-2", "Борис Камышин", "Треснувший бордюр, 89137000002");
        Guid second = await Heard("ok", "links-2-ok", "Борис Камышин", "Мерцающий прожектор, 89137000002, boris-kamyshin@example.org");
        Guid third = await Heard("max", "links-2-max", "Б. К.", "Затопленный подвальчик, boris-kamyshin@example.org");
        JsonElement[] two = Suggestions(await Resident(clerk, second, r => Suggestions(r).Length == 2));
        Assert.Equal("strong", two.Single(s => s.GetProperty("network").GetString() == "vk").GetProperty("strength").GetString());

        foreach (JsonElement one in two)
        {
            await Done(clerk, second, "link", one.GetProperty("id").GetInt64());
        }

        JsonElement whole = await Resident(clerk, first, _ => true);
        Assert.Equal(new[] { first, second, third }.Order(), Cases(whole).Order());
        long last = whole.GetProperty("profiles").EnumerateArray().Single(p => p.GetProperty("network").GetString() == "max").GetProperty("id").GetInt64();
        Assert.Equal(new[] { first, second }.Order(), Cases(await Done(clerk, first, "undo", last)).Order());
        Assert.Equal([third], Cases(await Resident(clerk, third, _ => true)));
    }

    [Fact]
    public async Task Keeps_one_decision_when_two_officials_decide_differently_at_once()
    {
        using HttpClient clerk = await running.Operator();
        using HttpClient lead = await running.SignIn("test-lead");
        Guid ours = await Heard("vk", "links-3", "Вера Лопухова", "Покосившийся указатель, 89137000003");
        await Heard("ok", "links-3-ok", "Вера Лопухова", "Расшатанная скамья, 89137000003");
        long other = Suggestions(await Resident(clerk, ours, r => Suggestions(r).Length == 1))[0].GetProperty("id").GetInt64();

        HttpResponseMessage[] answers = await Task.WhenAll(
            Post(clerk, ours, "link", other), Post(lead, ours, "refuse", other), Post(lead, ours, "link", other), Post(clerk, ours, "refuse", other));

        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict));
        Assert.Equal(2, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        JsonElement left = await Resident(clerk, ours, _ => true);
        bool linked = Cases(left).Length == 2;
        Assert.Equal(linked ? 0 : 1, left.GetProperty("refused").GetArrayLength());
    }

    [Fact]
    public async Task Shows_nobody_a_case_they_do_not_see_and_links_nobody_with_it()
    {
        using HttpClient clerk = await running.Operator();
        using HttpClient executor = await running.SignIn("test-roads");
        Guid ours = await Heard("vk", "links-4", "Глеб Осокин", "Выбоина на перекрёстке у водокачки, 89137000004");
        Guid theirs = await Heard("ok", "links-4-ok", "Глеб Осокин", "Вонючая голубятня, 89137000004");
        Assert.Equal(HttpStatusCode.OK, (await clerk.PostAsJsonAsync($"/api/v1/cases/{ours}/assign", new { authority = "roads", reason = "Проверка видимости" }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await clerk.PostAsJsonAsync($"/api/v1/cases/{theirs}/assign", new { authority = "centre", reason = "Проверка видимости" }, Stop)).StatusCode);
        long other = Suggestions(await Resident(clerk, ours, r => Suggestions(r).Length == 1))[0].GetProperty("id").GetInt64();

        Assert.Empty(Suggestions(await Resident(executor, ours, _ => true)));
        HttpResponseMessage blind = await Post(executor, ours, "link", other);
        Assert.Equal(HttpStatusCode.BadRequest, blind.StatusCode);
        Assert.True((await Running.Json(blind)).GetProperty("errors").TryGetProperty("profile", out _));
        await Done(clerk, ours, "link", other);
        Assert.Equal([ours], Cases(await Resident(executor, ours, _ => true)));
        using HttpClient neighbour = await running.SignIn(await Cast.Of("operator", running, running.Neighbour.Code));
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"/api/v1/cases/{ours}/resident", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Post(neighbour, ours, "undo", other)).StatusCode);
    }

    [Fact]
    public async Task Masks_every_case_of_the_overview_as_elsewhere()
    {
        using HttpClient clerk = await running.Operator();
        using HttpClient lead = await running.SignIn("test-lead");
        Guid ours = await Heard("vk", "links-5", "Дарья Репейникова", "Ржавые качели, 89137000005");
        await Heard("ok", "links-5-ok", "Дарья Репейникова", "Сухое дерево, 89137000005");
        await Done(clerk, ours, "link", Suggestions(await Resident(clerk, ours, r => Suggestions(r).Length == 1))[0].GetProperty("id").GetInt64());

        Assert.Contains("89137000005", (await Resident(clerk, ours, _ => true)).ToString(), StringComparison.Ordinal);
        string masked = (await Resident(lead, ours, r => Cases(r).Length == 2)).ToString();
        Assert.DoesNotContain("89137000005", masked, StringComparison.Ordinal);
        Assert.Contains("Репейникова", masked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suggests_no_blocked_sender()
    {
        using HttpClient clerk = await running.Operator();
        Guid ours = await Heard("vk", "links-6", "Егор Хвощёв", "Гнилая беседка, 89137000006");
        Guid theirs = await Heard("ok", "links-6-ok", "Егор Хвощёв", "Мутный фонтан, 89137000006");
        await Resident(clerk, ours, r => Suggestions(r).Length == 1);

        Assert.Equal(HttpStatusCode.OK, (await clerk.PostAsJsonAsync($"/api/v1/cases/{theirs}/block", new { term = "1h", reason = "Поток сообщений" }, Stop)).StatusCode);
        Assert.Empty(Suggestions(await Resident(clerk, ours, _ => true)));
        Assert.Empty(Suggestions(await Resident(clerk, theirs, _ => true)));
        await clerk.PostAsJsonAsync($"/api/v1/cases/{theirs}/unblock", new { }, Stop);
    }

    [Fact]
    public async Task Erases_the_person_in_every_linked_network_but_those_left_out()
    {
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        using HttpClient clerk = await running.Operator();
        using HttpClient admin = await running.SignIn("test-admin");
        using HttpClient lead = await running.SignIn("test-lead");
        Guid first = await Heard("vk", "links-author-7", "Жанна Мятликова", "Пыльный пустырь, 89137000007");
        Guid second = await Heard("ok", "links-author-7-ok", "Жанна Мятликова", "Кривой дорожный знак, 89137000007");
        Guid third = await Heard("max", "links-author-7-max", "Жанна Мятликова", "Битое стекло, 89137000007");
        foreach (JsonElement one in Suggestions(await Resident(clerk, first, r => Suggestions(r).Length == 2)))
        {
            await Done(clerk, first, "link", one.GetProperty("id").GetInt64());
        }

        JsonElement found = Assert.Single((await Running.Json(await admin.PostAsJsonAsync(
            "/api/v1/erasures/preview", new { region = running.Region.Code, network = "vk", authorId = "links-author-7" }, Stop))).EnumerateArray());
        Assert.Equal(["max", "ok"], found.GetProperty("linked").EnumerateArray().Select(l => l.GetProperty("network").GetString()!).Order());
        Assert.Equal(["Жанна Мятликова"], found.GetProperty("linked").EnumerateArray().Select(l => l.GetProperty("name").GetString()!).Distinct());

        foreach (object?[] strangers in (object?[][])[[new { network = "ok", authorId = "links-1-ok" }], [null]])
        {
            HttpResponseMessage refused = await Ask(admin, strangers);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains((await Running.Json(refused)).GetProperty("errors").EnumerateObject(), e => e.Name.StartsWith("linked", StringComparison.Ordinal));
        }

        HttpResponseMessage asked = await Ask(admin, [new { network = "ok", authorId = "links-author-7-ok" }]);
        JsonElement made = await Running.Json(asked);
        Assert.Equal(["vk", "ok"], made.GetProperty("networks").EnumerateArray().Select(n => n.GetString()!));
        JsonElement report = await Confirmed(admin, lead, made);

        Assert.Equal(2, report.GetProperty("erased").GetInt32());
        Assert.True(report.GetProperty("rows").GetProperty("profile_keys").GetInt32() >= 2);
        Assert.Equal(2, report.GetProperty("rows").GetProperty("profile_links").GetInt32());
        Assert.Equal(["[erased]", "[erased]", "Жанна Мятликова"], await Task.WhenAll(new[] { first, second, third }.Select(c => Name(clerk, c))));
        JsonElement left = await Resident(clerk, third, _ => true);
        Assert.Equal([third], Cases(left));
        Assert.Empty(Suggestions(left));
        Assert.Empty(Cases(await Resident(clerk, first, _ => true)));
        await using NpgsqlCommand profiles = database.CreateCommand("select coalesce(string_agg(author_id, ' ' order by author_id), '') from profiles where author_id like 'links-author-7%'");
        Assert.Equal("links-author-7-max", await profiles.ExecuteScalarAsync(Stop));
    }

    [Fact]
    public async Task Erases_all_that_are_linked_where_nobody_is_left_out()
    {
        using HttpClient clerk = await running.Operator();
        using HttpClient admin = await running.SignIn("test-admin");
        using HttpClient lead = await running.SignIn("test-lead");
        Guid first = await Heard("vk", "links-author-8", "Зоя Тимофеевка", "Шаткая урна, 89137000008");
        Guid second = await Heard("ok", "links-author-8-ok", "Зоя Тимофеевка", "Мокрая остановка, 89137000008");
        await Done(clerk, first, "link", Suggestions(await Resident(clerk, first, r => Suggestions(r).Length == 1))[0].GetProperty("id").GetInt64());

        HttpResponseMessage asked = await admin.PostAsJsonAsync(
            "/api/v1/erasures", new { region = running.Region.Code, network = "ok", authorId = "links-author-8-ok", ground = "request", basis = "Заявление № 18" }, Stop);
        JsonElement report = await Confirmed(admin, lead, await Running.Json(asked));

        Assert.Equal(2, report.GetProperty("erased").GetInt32());
        Assert.Equal(["[erased]", "[erased]"], await Task.WhenAll(new[] { first, second }.Select(c => Name(clerk, c))));
    }

    private Task<HttpResponseMessage> Ask(HttpClient admin, object?[] linked) => admin.PostAsJsonAsync(
        "/api/v1/erasures", new { region = running.Region.Code, network = "vk", authorId = "links-author-7", ground = "request", basis = "Заявление № 17", linked }, Stop);

    private static async Task<JsonElement> Confirmed(HttpClient admin, HttpClient lead, JsonElement asked)
    {
        string address = $"/api/v1/erasures/{asked.GetProperty("id").GetString()}";
        Assert.Equal(HttpStatusCode.OK, (await lead.PostAsJsonAsync($"{address}/confirm", new { }, Stop)).StatusCode);
        JsonElement report = default;
        await Eventually.Holds(
            async () => (report = await admin.GetFromJsonAsync<JsonElement>(address, Stop)).GetProperty("state").GetString() == "done", Patience, "the erasure is done", cancellation: Stop);
        return report;
    }

    private async Task<Guid> Heard(string network, string author, string name, string text)
    {
        using ApiSession vendor = new(running.Dialog.Api);
        await vendor.PushFeed(running.Region.Feed, running.Region.FeedSecret, [new(network, $"{author}-first", $"wall-{author}", new FeedAuthor(author, name), text, DateTimeOffset.UtcNow)], Stop);
        return (await running.Find(text[..text.IndexOf(',', StringComparison.Ordinal)])).GetProperty("id").GetGuid();
    }

    // The projection is a moment behind.
    private static async Task<JsonElement> Resident(HttpClient person, Guid id, Func<JsonElement, bool> wanted)
    {
        JsonElement last = default;
        await Eventually.Holds(
            async () => wanted(last = await person.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}/resident", Stop)), Patience, "the resident's overview", () => $"It stayed {last}.", cancellation: Stop);
        return last;
    }

    private static async Task<JsonElement> Done(HttpClient person, Guid id, string verb, long profile)
    {
        HttpResponseMessage answer = await Post(person, id, verb, profile);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Running.Json(answer);
    }

    private static Task<HttpResponseMessage> Post(HttpClient person, Guid id, string verb, long profile) => person.PostAsJsonAsync($"/api/v1/cases/{id}/resident/{verb}", new { profile }, Stop);

    private static JsonElement[] Suggestions(JsonElement resident) => [.. resident.GetProperty("suggestions").EnumerateArray()];

    private static Guid[] Cases(JsonElement resident) =>
        [.. resident.GetProperty("profiles").EnumerateArray().SelectMany(p => p.GetProperty("cases").EnumerateArray()).Select(c => c.GetProperty("id").GetGuid())];

    private static async Task<string> Name(HttpClient person, Guid id) =>
        (await person.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}", Stop)).GetProperty("summary").GetProperty("residentName").GetString()!;

    private async Task<long> Number(Guid id)
    {
        using HttpClient clerk = await running.Operator();
        return (await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}", Stop)).GetProperty("summary").GetProperty("number").GetInt64();
    }

    private async Task<string[]> Audited(Guid id)
    {
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        await using NpgsqlCommand command = database.CreateCommand(
            "select coalesce(array_agg(action || ': ' || coalesce(detail, '') order by id), '{}') from audit where case_id = $1 and outcome = 'done' and action ~ 'resident'");
        command.Parameters.AddWithValue(id);
        return (string[])(await command.ExecuteScalarAsync(Stop))!;
    }
}
