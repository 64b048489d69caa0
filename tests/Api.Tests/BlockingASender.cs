using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Support;
using Dialog.Support.Api;
using Npgsql;

namespace Dialog.Api.Tests;

/// <summary>An official blocks the sender of a case for a term, reads what is held and lets it go on.</summary>
public sealed class BlockingASender(Running running)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Holds_what_comes_until_it_is_released_and_writes_every_step_into_the_audit_log()
    {
        using HttpClient clerk = await running.Operator();
        Guid id = await Heard("flood-1", "Мотопомпа гудит: первое сообщение");

        JsonElement block = await Running.Json(await Post(clerk, id, "block", new { term = "1d", reason = "Сотни одинаковых сообщений" }));
        await Say("flood-1", "second", "Мотопомпа, второе: звоните 89123456789");
        await Eventually.Holds(async () => (await Detail(clerk, id)).GetProperty("senderBlock").GetProperty("held").GetInt32() == 1, Patience, "the message is held", cancellation: Stop);

        Assert.Equal(TimeSpan.FromDays(1), block.GetProperty("until").GetDateTimeOffset() - block.GetProperty("blockedAt").GetDateTimeOffset());
        JsonElement detail = await Detail(clerk, id);
        Assert.Single(detail.GetProperty("messages").EnumerateArray());
        JsonElement held = Assert.Single((await Running.Json(await clerk.GetAsync($"/api/v1/cases/{id}/held", Stop))).GetProperty("items").EnumerateArray());
        Assert.Contains("89123456789", held.GetProperty("text").GetString(), StringComparison.Ordinal);

        Assert.Equal(1, (await Running.Json(await Post(clerk, id, "held/release", new { messages = new[] { held.GetProperty("id").GetInt64() } }))).GetProperty("released").GetInt32());
        Assert.Equal(0, (await Running.Json(await Post(clerk, id, "held/release", new { }))).GetProperty("released").GetInt32());
        await Eventually.Holds(async () => (await Detail(clerk, id)).GetProperty("messages").GetArrayLength() == 2, Patience, "the released message is in the case", cancellation: Stop);

        JsonElement ended = await Running.Json(await Post(clerk, id, "unblock", new { }));
        Assert.NotEqual(JsonValueKind.Null, ended.GetProperty("endedAt").ValueKind);
        Assert.Equal(HttpStatusCode.OK, (await Post(clerk, id, "unblock", new { })).StatusCode);
        await Say("flood-1", "third", "Мотопомпа: третье");
        await Eventually.Holds(async () => (await Detail(clerk, id)).GetProperty("messages").GetArrayLength() == 3, Patience, "the sender is served again", cancellation: Stop);
        Assert.Equal(
            ["cases.block: 1d: Сотни одинаковых сообщений", "cases.held.read: count=1", "cases.held.release: count=1", "cases.held.release: count=0", "cases.unblock: ", "cases.unblock: "],
            await Audited(id));
    }

    [Theory]
    [InlineData("""{"term":"2y","reason":"Поток сообщений"}""", "term")]
    [InlineData("""{"reason":"Поток сообщений"}""", "term")]
    [InlineData("""{"term":"1h","reason":"  да "}""", "reason")]
    [InlineData("""{"term":"1h"}""", "reason")]
    public async Task Needs_a_term_and_a_reason(string body, string field)
    {
        using HttpClient clerk = await running.Operator();
        Guid id = await Heard("flood-2", "Бетономешалка под окнами");

        using StringContent json = new(body, System.Text.Encoding.UTF8, "application/json");
        HttpResponseMessage answer = await clerk.PostAsync($"/api/v1/cases/{id}/block", json, Stop);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await Running.Json(answer)).GetProperty("errors").TryGetProperty(field, out _));
        Assert.Equal(JsonValueKind.Null, BlockOf(await Detail(clerk, id)));
    }

    [Fact]
    public async Task Is_not_possible_where_there_is_no_sender()
    {
        using HttpClient clerk = await running.Operator();
        await running.Write("Электропилорама с формы: у формы нет отправителя");
        Guid id = (await running.Find("Электропилорама")).GetProperty("id").GetGuid();

        HttpResponseMessage answer = await Post(clerk, id, "block", new { term = "1h", reason = "Поток сообщений" });

        Assert.Equal((HttpStatusCode.Conflict, "no-sender"), (answer.StatusCode, (await Running.Json(answer)).GetProperty("code").GetString()));
        Assert.False((await Detail(clerk, id)).GetProperty("hasSender").GetBoolean());
    }

    [Fact]
    public async Task Refuses_to_release_a_list_without_numbers_and_to_unblock_whom_nobody_blocked()
    {
        using HttpClient clerk = await running.Operator();
        Guid id = await Heard("flood-3", "Экскаваторщик спит");

        Assert.Equal(HttpStatusCode.BadRequest, (await Post(clerk, id, "held/release", new { messages = Array.Empty<long>() })).StatusCode);
        HttpResponseMessage unblocked = await Post(clerk, id, "unblock", new { });
        Assert.Equal((HttpStatusCode.Conflict, "not-blocked"), (unblocked.StatusCode, (await Running.Json(unblocked)).GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Is_listed_for_leads_and_administrators_who_see_no_more_of_a_resident_than_elsewhere()
    {
        using HttpClient clerk = await running.Operator();
        using HttpClient lead = await running.SignIn("test-lead");
        using HttpClient admin = await running.SignIn("test-admin");
        Guid id = await Heard("flood-4", "Асфальтоукладчик едет");
        await Post(clerk, id, "block", new { term = "7d", reason = "Поток, звонил с 89123456789" });
        await Say("flood-4", "second", "Асфальтоукладчик, второе: звоните 89123456789");
        await Eventually.Holds(async () => (await Detail(clerk, id)).GetProperty("senderBlock").GetProperty("held").GetInt32() == 1, Patience, "the message is held", cancellation: Stop);

        JsonElement ofLead = await Listed(lead, id);
        JsonElement ofAdmin = await Listed(admin, id);
        JsonElement read = await Running.Json(await lead.GetAsync($"/api/v1/cases/{id}/held", Stop));

        Assert.Equal("Пётр Настойчивый", ofLead.GetProperty("residentName").GetString());
        Assert.Equal("Поток, звонил с •••••••••89", ofLead.GetProperty("block").GetProperty("reason").GetString());
        Assert.Equal(1, ofLead.GetProperty("block").GetProperty("held").GetInt32());
        Assert.Equal("П••• Н••••••••••", ofAdmin.GetProperty("residentName").GetString());
        Assert.DoesNotContain("89123456789", read.ToString(), StringComparison.Ordinal);
        using HttpClient neighbour = await running.SignIn(await Cast.Of("lead", running, running.Neighbour.Code));
        Assert.DoesNotContain(id.ToString(), (await Running.Json(await neighbour.GetAsync("/api/v1/blocks", Stop))).ToString(), StringComparison.Ordinal);
        await Post(clerk, id, "unblock", new { });
    }

    [Fact]
    public async Task Ends_with_all_that_is_held_when_the_resident_is_erased()
    {
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        using HttpClient clerk = await running.Operator();
        using HttpClient admin = await running.SignIn("test-admin");
        using HttpClient lead = await running.SignIn("test-lead");
        Guid id = await Heard("flood-author-5", "Снегоуборщик стоит");
        await Post(clerk, id, "block", new { term = "30d", reason = "Поток сообщений" });
        await Say("flood-author-5", "second", "Снегоуборщик: удержанное");
        await Eventually.Holds(async () => (await Detail(clerk, id)).GetProperty("senderBlock").GetProperty("held").GetInt32() == 1, Patience, "the message is held", cancellation: Stop);

        HttpResponseMessage asked = await admin.PostAsJsonAsync(
            "/api/v1/erasures", new { region = running.Region.Code, network = "vk", authorId = "flood-author-5", ground = "request", basis = "Заявление № 15" }, Stop);
        string address = $"/api/v1/erasures/{(await Running.Json(asked)).GetProperty("id").GetString()}";
        Assert.Equal(HttpStatusCode.OK, (await lead.PostAsJsonAsync($"{address}/confirm", new { }, Stop)).StatusCode);
        await Eventually.Holds(async () => (await admin.GetFromJsonAsync<JsonElement>(address, Stop)).GetProperty("state").GetString() == "done", Patience, "the erasure is done", cancellation: Stop);

        await using NpgsqlCommand left = database.CreateCommand(
            "select (select count(*) from sender_blocks where author_id = 'flood-author-5') + (select count(*) from inbox where position(convert_to('flood-author-5', 'UTF8') in payload) > 0)");
        Assert.Equal(0L, await left.ExecuteScalarAsync(Stop));
    }

    private async Task<Guid> Heard(string author, string text)
    {
        await Say(author, "first", text);
        return (await running.Find(text.Split(' ')[0])).GetProperty("id").GetGuid();
    }

    private async Task Say(string author, string message, string text)
    {
        using ApiSession vendor = new(running.Dialog.Api);
        await vendor.PushFeed(
            running.Region.Feed, running.Region.FeedSecret, [new("vk", $"{author}-{message}", $"wall-{author}", new FeedAuthor(author, "Пётр Настойчивый"), text, DateTimeOffset.UtcNow)], Stop);
    }

    private static Task<HttpResponseMessage> Post(HttpClient person, Guid id, string verb, object body) => person.PostAsJsonAsync($"/api/v1/cases/{id}/{verb}", body, Stop);

    private static Task<JsonElement> Detail(HttpClient person, Guid id) => person.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}", Stop);

    private static JsonValueKind BlockOf(JsonElement detail) => detail.TryGetProperty("senderBlock", out JsonElement block) ? block.ValueKind : JsonValueKind.Null;

    private static async Task<JsonElement> Listed(HttpClient person, Guid id) =>
        Assert.Single((await Running.Json(await person.GetAsync("/api/v1/blocks", Stop))).EnumerateArray(), b => b.GetProperty("caseId").GetGuid() == id);

    private async Task<string[]> Audited(Guid id)
    {
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        await using NpgsqlCommand command = database.CreateCommand(
            "select coalesce(array_agg(action || ': ' || coalesce(detail, '') order by id), '{}') from audit where case_id = $1 and outcome = 'done' and action ~ '(block|held)'");
        command.Parameters.AddWithValue(id);
        return (string[])(await command.ExecuteScalarAsync(Stop))!;
    }
}
