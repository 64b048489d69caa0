using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dialog.Channels;
using Dialog.Support;
using Dialog.Support.Api;
using Dialog.Support.StandIns;

namespace Dialog.Api.Tests;

/// <summary>What an administrator does with a channel beside its settings.</summary>
public sealed class AdministeringAChannel(Running running)
{
    private const string Bot = "administered-bot";
    private const string Token = "4242:administered";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private static readonly ConcurrentDictionary<int, string> Updates = [];

    [Fact]
    public async Task Keeps_what_comes_during_a_pause_and_goes_on_with_it()
    {
        await using TelegramServer telegram = await TelegramServer.StartAsync();
        using HttpClient admin = await Admin(telegram);
        await Json(await admin.PostAsJsonAsync($"/api/v1/channels/{Bot}/pause", new { }));

        Assert.Equal(HttpStatusCode.OK, (await Webhook(Update(7001, "Во время паузы прорвало трубу"), "first-secret-0123456789")).StatusCode);
        JsonElement paused = await admin.GetFromJsonAsync<JsonElement>($"/api/v1/channels/{Bot}/intake");
        Assert.Equal(1, paused.GetProperty("waiting").GetInt32());
        Assert.Equal(Guid.Empty, await CaseOf("Во время паузы прорвало трубу"));

        await Json(await admin.PostAsJsonAsync($"/api/v1/channels/{Bot}/resume", new { }));
        await Eventually.Holds(async () =>
        {
            JsonElement intake = await admin.GetFromJsonAsync<JsonElement>($"/api/v1/channels/{Bot}/intake");
            return intake.GetProperty("waiting").GetInt32() == 0 && intake.GetProperty("taken").GetInt32() >= 1
                && intake.GetProperty("seenToRegistered").GetProperty("max").GetDouble() > 0;
        }, Soon, "the message of the pause is taken and its leg measured");
    }

    [Fact]
    public async Task Accepts_the_former_secret_beside_a_new_one()
    {
        await using TelegramServer telegram = await TelegramServer.StartAsync();
        using HttpClient admin = await Admin(telegram);

        JsonElement made = await Json(await admin.PostAsJsonAsync($"/api/v1/channels/{Bot}/secret", new { }));
        string secret = made.GetProperty("secret").GetString()!;

        Assert.Equal(HttpStatusCode.OK, (await Webhook(Update(7101, "Старый секрет"), "first-secret-0123456789")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Webhook(Update(7102, "Новый секрет"), secret)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Webhook(Update(7103, "Чужой секрет"), "somebody-elses-secret")).StatusCode);
        JsonElement view = await admin.GetFromJsonAsync<JsonElement>($"/api/v1/channels/{Bot}");
        Assert.True(view.GetProperty("formerSecretUntil").GetDateTimeOffset() > DateTimeOffset.UtcNow);
        Assert.DoesNotContain(secret, view.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removes_one_that_was_mistyped_and_none_that_was_used()
    {
        await using TelegramServer telegram = await TelegramServer.StartAsync();
        using HttpClient admin = await Admin(telegram);
        await Json(await admin.PutAsJsonAsync("/api/v1/channels/test-mistypd", new { region = running.Region.Code, kind = "feed", name = "Опечатка", mode = "webhook", secret = "a-secret-of-the-vendor-0123456789" }));

        Assert.Equal(HttpStatusCode.NoContent, (await admin.DeleteAsync("/api/v1/channels/test-mistypd")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/api/v1/channels/test-mistypd")).StatusCode);
        Assert.DoesNotContain("test-mistypd", await admin.GetStringAsync("/api/v1/channels"), StringComparison.Ordinal);

        await Webhook(Update(7401, "Не удаляйте меня"), "first-secret-0123456789");
        HttpResponseMessage used = await admin.DeleteAsync($"/api/v1/channels/{Bot}");
        Assert.Equal((HttpStatusCode.Conflict, "channel-in-use"), (used.StatusCode, (await Running.Json(used)).GetProperty("code").GetString()));
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync($"/api/v1/channels/{Bot}")).StatusCode);
    }

    [Fact]
    public async Task Sends_a_test_message_and_says_in_words_what_hinders_it()
    {
        await using TelegramServer telegram = await TelegramServer.StartAsync();
        using HttpClient admin = await Admin(telegram);

        JsonElement sent = await Json(await admin.PostAsJsonAsync($"/api/v1/channels/{Bot}/test", new { to = "777", text = "Проверка связи" }));
        telegram.Fail(Token, new TelegramFault.Refuse(403, "Forbidden: bot was blocked by the user"));
        JsonElement refused = await Json(await admin.PostAsJsonAsync($"/api/v1/channels/{Bot}/test", new { to = "777", text = "Проверка связи" }));

        Assert.Equal("sent", sent.GetProperty("state").GetString());
        Assert.Single(telegram.Sent(Token), m => m.Text == "Проверка связи");
        Assert.Equal(("failed", "resident-unreachable: Forbidden: bot was blocked by the user"), (refused.GetProperty("state").GetString(), refused.GetProperty("words").GetString()));
    }

    [Fact]
    public async Task Shows_a_payload_set_aside_takes_it_again_and_lets_it_go()
    {
        await using TelegramServer telegram = await TelegramServer.StartAsync();
        using HttpClient admin = await Admin(telegram);
        await Webhook("""{"update_id": 7201, "message": {"text": "без чата"}}""", "first-secret-0123456789");
        JsonElement item = default;
        await Eventually.Holds(async () => (await DeadLetters(admin)).TryGetValue("7201", out item), Soon, "a dead letter");
        string address = $"/api/v1/channels/{Bot}/poison/{item.GetProperty("id").GetInt64()}";

        JsonElement payload = await admin.GetFromJsonAsync<JsonElement>(address);
        HttpResponseMessage again = await admin.PostAsJsonAsync($"{address}/retry", new { });

        Assert.StartsWith("message.message_id", item.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Contains("без чата", payload.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        JsonElement audit = await admin.GetFromJsonAsync<JsonElement>("/api/v1/audit?who=test-admin&action=channels.poison.read&limit=20");
        Assert.Contains(audit.GetProperty("items").EnumerateArray(), e => e.GetProperty("subject").GetString()!.Contains(item.GetProperty("id").GetRawText(), StringComparison.Ordinal));
        // It is still unreadable: replayed, it becomes a dead letter again, until it is dismissed.
        await Eventually.Holds(async () => (await DeadLetters(admin)).ContainsKey("7201"), Soon, "a dead letter again");
        Assert.Equal(HttpStatusCode.Accepted, (await admin.PostAsJsonAsync($"{address}/dismiss", new { })).StatusCode);
        Assert.False((await DeadLetters(admin)).ContainsKey("7201"));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.PostAsJsonAsync($"{address}/retry", new { })).StatusCode);
    }

    [Fact]
    public async Task Shows_a_failed_answer_and_sends_it_again()
    {
        await using TelegramServer telegram = await TelegramServer.StartAsync();
        using HttpClient admin = await Admin(telegram);
        await Webhook(Update(7301, "Разбили лавку у подъезда 7301"), "first-secret-0123456789");
        Guid id = Guid.Empty;
        await Eventually.Holds(async () => (id = await CaseOf("Разбили лавку у подъезда 7301")) != Guid.Empty, Soon, "a case");
        telegram.Fail(Token, new TelegramFault.Refuse(403, "Forbidden: bot was blocked by the user"));
        using HttpClient clerk = await running.Operator();
        await Json(await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/answer", new { kind = "reply", text = "Лавку починим" }));
        JsonElement lost = default;
        await Eventually.Holds(async () => (await Undelivered(admin, id)) is { ValueKind: JsonValueKind.Object } found && (lost = found).GetProperty("state").GetString() == "failed", Soon, "failed");

        HttpResponseMessage again = await admin.PostAsJsonAsync($"/api/v1/channels/{Bot}/undelivered/{lost.GetProperty("id").GetInt64()}/retry", new { });

        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        Assert.StartsWith("resident-unreachable", lost.GetProperty("error").GetString(), StringComparison.Ordinal);
        await Eventually.Holds(() => telegram.Sent(Token).Count(m => m.Text == "Лавку починим") == 1, Soon, "sent once");
        await Eventually.Holds(async () => (await Undelivered(admin, id)).ValueKind == JsonValueKind.Undefined, Soon, "no longer among the undelivered");
    }

    private async Task<HttpClient> Admin(TelegramServer telegram)
    {
        using ApiSession admin = await running.Dialog.Admin();
        await admin.PutChannel(Bot, new ChannelSettings
        {
            Region = running.Region.Code,
            Kind = "telegram",
            Name = "Бот",
            Mode = ReceiveMode.Webhook,
            Token = Token,
            Secret = "first-secret-0123456789",
            BaseAddress = telegram.Address,
            WebhookAddress = "https://dialog.example",
        });
        return await running.SignIn("test-admin");
    }

    private async Task<Guid> CaseOf(string words)
    {
        using HttpClient clerk = await running.Operator();
        JsonElement page = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/cases?view=all&search={Uri.EscapeDataString(words)}");
        return page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetGuid()).FirstOrDefault();
    }

    private static async Task<Dictionary<string, JsonElement>> DeadLetters(HttpClient admin)
    {
        JsonElement page = await admin.GetFromJsonAsync<JsonElement>($"/api/v1/channels/{Bot}/poison");
        return page.GetProperty("items").EnumerateArray().ToDictionary(i => i.GetProperty("externalId").GetString()!);
    }

    private static async Task<JsonElement> Undelivered(HttpClient admin, Guid caseId)
    {
        JsonElement page = await admin.GetFromJsonAsync<JsonElement>($"/api/v1/channels/{Bot}/undelivered");
        return page.GetProperty("items").EnumerateArray().FirstOrDefault(i => i.GetProperty("caseId").GetGuid() == caseId);
    }

    private static string Update(int id, string text)
    {
        Assert.True(Updates.TryAdd(id, text), $"Another test of this bot sends update {id}: the second one would be known already.");
        return $$"""
            {"update_id": {{id}}, "message": {"message_id": {{id}}, "date": 1767225600, "chat": {"id": {{id}}, "type": "private"}, "from": {"id": {{id}}, "is_bot": false, "first_name": "Анна"}, "text": "{{text}}"} }
            """;
    }

    private async Task<HttpResponseMessage> Webhook(string body, string secret)
    {
        using HttpClient network = running.Stranger();
        using HttpRequestMessage request = new(HttpMethod.Post, $"/hooks/telegram/{Bot}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        return await network.SendAsync(request);
    }

    private static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return await Running.Json(answer);
    }
}
