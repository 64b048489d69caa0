using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dialog.Channels;
using Dialog.Regions;
using Dialog.Support;
using Dialog.Support.Api;

namespace Dialog.Api.Tests;

/// <summary>Bad input gets a clear error that names the field, and loses nothing.</summary>
public sealed class BadInput(Running running)
{
    private const string BotSecret = "bot-secret-0123456789";

    [Theory]
    [InlineData("{", "$")]
    [InlineData("[]", "$")]
    [InlineData("{\"message\": {}}", "update_id")]
    [InlineData("{\"update_id\": \"seven\"}", "update_id")]
    public async Task From_a_network_is_kept_acknowledged_and_set_aside_with_the_fields_name(string body, string field)
    {
        await EnsureBot();
        using HttpClient admin = await running.SignIn("test-admin");

        HttpResponseMessage answer = await Webhook(body, BotSecret);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        string id = $"sha256:{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(body)))}";
        await Eventually.Holds(async () =>
        {
            JsonElement page = await admin.GetFromJsonAsync<JsonElement>("/api/v1/channels/test-bot/poison");
            return page.GetProperty("items").EnumerateArray().Any(i => i.GetProperty("externalId").GetString() == id
                && i.GetProperty("error").GetString()!.StartsWith(field, StringComparison.Ordinal));
        }, TimeSpan.FromSeconds(20), $"a dead letter for its field {field}");
    }

    [Theory]
    [InlineData("not the secret")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_wrong_secret_is_turned_away(string? secret)
    {
        await EnsureBot();
        HttpResponseMessage answer = await Webhook("{\"update_id\": 1}", secret);
        Assert.Equal((HttpStatusCode.Unauthorized, "wrong-secret"), (answer.StatusCode, (await Running.Json(answer)).GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_megabyte_of_text_is_refused_with_the_limit()
    {
        using HttpClient resident = running.Stranger();
        HttpResponseMessage answer = await resident.PostAsJsonAsync($"/public/{running.Region.Code}/messages", new { text = new string('я', 1_000_000) }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("10000", (await Running.Json(answer)).GetProperty("errors").GetProperty("text")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Во дворе 🔥🔥 горят баки 👨‍👩‍👧‍👦 приезжайте")]
    [InlineData("مياه الشرب مقطوعة ‏في شارع Ленина ‎12")]
    [InlineData("עברית ורוסית: нет отопления")]
    [InlineData("Нулевой знак внутри и <script>alert(1)</script> и 'кавычки' \\ и ''")]
    public async Task Of_no_bad_kind_is_kept_to_the_letter(string text)
    {
        string code = await running.Write(text);
        using HttpClient resident = running.Stranger();
        JsonElement thread = await resident.GetFromJsonAsync<JsonElement>($"/public/threads/{code}", TestContext.Current.CancellationToken);
        Assert.Equal(text, thread.GetProperty("messages")[0].GetProperty("text").GetString());
        string page = await resident.GetStringAsync($"/t/{code}", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_NUL_character_does_not_stop_a_message()
    {
        string code = await running.Write("Прорвало\0 трубу");
        using HttpClient resident = running.Stranger();
        JsonElement thread = await resident.GetFromJsonAsync<JsonElement>($"/public/threads/{code}", TestContext.Current.CancellationToken);
        Assert.Equal("Прорвало  трубу", thread.GetProperty("messages")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task An_unknown_region_is_not_found()
    {
        using HttpClient resident = running.Stranger();
        HttpResponseMessage answer = await resident.PostAsJsonAsync("/public/atlantis/messages", new { text = "Тонем" }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_misspelt_field_is_named()
    {
        using HttpClient resident = running.Stranger();
        HttpResponseMessage answer = await resident.PostAsJsonAsync($"/public/{running.Region.Code}/messages", new { text = "Яма", adress = "Мира, 1" }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("adress", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_twice_is_one_case()
    {
        using HttpClient resident = running.Stranger();
        object form = new { text = "Дважды отправлено: нет воды на Горной", messageId = "0123456789abcdef-form" };
        JsonElement first = await Running.Json(await resident.PostAsJsonAsync($"/public/{running.Region.Code}/messages", form, TestContext.Current.CancellationToken));
        JsonElement second = await Running.Json(await resident.PostAsJsonAsync($"/public/{running.Region.Code}/messages", form, TestContext.Current.CancellationToken));
        Assert.Equal(first.GetProperty("number").GetInt64(), second.GetProperty("number").GetInt64());
        await running.Find("нет воды на Горной");
    }

    [Theory]
    [InlineData("Другой человек: нет света на Лесной", "Олег", null)]
    [InlineData("Первый человек: нет газа на Лесной", "Олег", null)]
    [InlineData("Первый человек: нет газа на Лесной", "Мария", "Лесная, 2")]
    public async Task A_form_sent_again_from_the_same_page_with_other_words_is_another_thread(string text, string name, string? address)
    {
        using HttpClient resident = running.Stranger();
        string messageId = Guid.NewGuid().ToString("N");
        JsonElement first = await Send(new { text = "Первый человек: нет газа на Лесной", name = "Мария", messageId });
        JsonElement second = await Send(new { text, name, address, messageId });
        Assert.NotEqual(first.GetProperty("number").GetInt64(), second.GetProperty("number").GetInt64());
        JsonElement thread = await resident.GetFromJsonAsync<JsonElement>($"/public/threads/{second.GetProperty("code").GetString()}", TestContext.Current.CancellationToken);
        Assert.Equal(text, thread.GetProperty("messages")[0].GetProperty("text").GetString());

        async Task<JsonElement> Send(object form)
        {
            HttpResponseMessage answer = await resident.PostAsJsonAsync($"/public/{running.Region.Code}/messages", form, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            return await Running.Json(answer);
        }
    }

    [Fact]
    public async Task A_region_that_contradicts_itself_is_refused_field_by_field()
    {
        using HttpClient root = await running.SignIn("admin", Installation.AdminPassword);
        HttpResponseMessage answer = await root.PutAsync("/api/v1/regions/broken", JsonContent.Create(
            running.Region.Configuration with { Code = "broken", Version = 7, TimeZone = "Europe/Atlantis", DefaultAuthority = "nobody" }, options: ApiJson.Options), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        JsonElement errors = (await Running.Json(answer)).GetProperty("errors");
        Assert.Equal(["defaultAuthority", "timeZone", "version"], errors.EnumerateObject().Select(e => e.Name).Order());
    }

    [Fact]
    public async Task A_region_sent_again_after_a_lost_answer_is_taken_as_the_same_and_another_under_its_version_is_not()
    {
        using HttpClient root = await running.SignIn("admin", Installation.AdminPassword);
        RegionConfiguration sent = running.Region.Configuration with { Code = "again", Version = 1 };
        foreach ((RegionConfiguration body, HttpStatusCode answer) in ((RegionConfiguration, HttpStatusCode)[])[
            (sent, HttpStatusCode.OK), (sent, HttpStatusCode.OK), (sent with { Name = "Другая область" }, HttpStatusCode.BadRequest)])
        {
            HttpResponseMessage put = await root.PutAsync("/api/v1/regions/again", JsonContent.Create(body, options: ApiJson.Options), TestContext.Current.CancellationToken);
            Assert.Equal(answer, put.StatusCode);
        }
    }

    [Fact]
    public async Task In_a_feed_push_spoils_only_its_own_item()
    {
        using HttpClient vendor = running.Stranger();
        vendor.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", running.Region.FeedSecret);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        HttpResponseMessage answer = await vendor.PostAsJsonAsync($"/hooks/feed/{running.Region.Feed}", new object[]
        {
            new { network = "vk", id = "1", conversation = "wall1", author = new { id = "a", name = "Ира" }, text = "Хороший сосед плохого: лужа на Садовой", publishedAt = now },
            new { network = "vk", id = "2", conversation = "wall1", author = new { id = "b", name = "Юра" }, publishedAt = now },
            new { network = "vk", id = "3", conversation = "wall1", author = new { id = "c", name = "Яна" }, text = "Когда?", publishedAt = "вчера" },
        }, TestContext.Current.CancellationToken);
        JsonElement receipt = await Running.Json(answer);
        Assert.Equal(1, receipt.GetProperty("accepted").GetInt32());
        Assert.Equal([(1, "text"), (2, "publishedAt")], receipt.GetProperty("rejected").EnumerateArray().Select(r => (r.GetProperty("index").GetInt32(), r.GetProperty("field").GetString()!)));
        await Eventually.Holds(async () => await Count("лужа на Садовой") == 1, TimeSpan.FromSeconds(30), "the good item is a case");
    }

    /// <summary>Half of a surrogate pair, a zero character or a byte that is no UTF-8 in one item answered 500, and the vendor sent all of them again for ever.</summary>
    [Fact]
    public async Task In_a_feed_push_that_is_no_text_spoils_only_its_own_item()
    {
        using HttpClient vendor = running.Stranger();
        vendor.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", running.Region.FeedSecret);
        int authors = 0;
        string Item(string id, string text, string more = "") =>
            $$"""{"network": "vk", "id": "{{id}}", "conversation": "wall-broken", "author": {"id": "broken-{{authors++}}", "name": "Ира"}, "text": "{{text}}", "publishedAt": "{{DateTimeOffset.UtcNow:O}}"{{more}}}""";
        string deep = string.Concat(Enumerable.Repeat("[", 100)) + string.Concat(Enumerable.Repeat("]", 100));
        string body = $"[{string.Join(',', [
            Item("b1", "Первый среди плохих: лужа на Озёрной"), Item("b2\\ud800", "?"), Item("b3\\u0000", "?"), Item("b4§", "?"), Item("b5", "Половина знака \\ud83d: лужа на Озёрной"),
            Item("b6", "Чужой байт §: лужа на Озёрной"), Item("b7", "?", $", \"more\": {deep}"), Item("b8", "?", ", \"\\ud800\": 1"), Item("b9", "Последний среди плохих: лужа на Озёрной"),
        ])}]";
        // The section sign is C2 A7: its second byte alone begins no character.
        using ByteArrayContent content = new([.. Encoding.UTF8.GetBytes(body).Where(b => b != 0xC2)]);
        content.Headers.ContentType = new("application/json");

        HttpResponseMessage answer = await vendor.PostAsync($"/hooks/feed/{running.Region.Feed}", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        JsonElement receipt = await Running.Json(answer);
        Assert.Equal([(1, "id"), (2, "id"), (3, "id")], receipt.GetProperty("rejected").EnumerateArray().Select(r => (r.GetProperty("index").GetInt32(), r.GetProperty("field").GetString()!)).Where(r => r.Item1 < 4));
        await Eventually.Holds(async () => await Count("лужа на Озёрной") == 4, TimeSpan.FromSeconds(30), "the good items are cases");
    }

    [Fact]
    public async Task A_file_imported_twice_is_the_same_import()
    {
        using HttpClient admin = await running.SignIn("test-admin");
        string line = JsonSerializer.Serialize(new
        {
            network = "ok",
            id = "77",
            conversation = "group7",
            author = new { id = "z", name = "Зоя" },
            text = "Из файла: сломан светофор на Вокзальной",
            publishedAt = DateTimeOffset.UtcNow,
        });
        byte[] file = Encoding.UTF8.GetBytes(line + "\n" + "{\"network\": \"ok\"}\n" + line + "\n");
        HttpResponseMessage first = await Import(admin, file);
        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        string id = (await Running.Json(first)).GetProperty("id").GetString()!;
        await Eventually.Holds(async () => (await Progress(admin, id)).GetProperty("state").GetString() == "done", TimeSpan.FromSeconds(60), "the import ends");

        JsonElement done = await Progress(admin, id);
        Assert.Equal((1, 1, 1), (done.GetProperty("accepted").GetInt32(), done.GetProperty("duplicates").GetInt32(), done.GetProperty("rejected").GetInt32()));
        Assert.Equal(2, done.GetProperty("errors")[0].GetProperty("line").GetInt32());
        HttpResponseMessage second = await Import(admin, file);
        Assert.Equal((HttpStatusCode.OK, id), (second.StatusCode, (await Running.Json(second)).GetProperty("id").GetString()));
        await running.Find("сломан светофор на Вокзальной");
        Assert.Equal(1, await Count("сломан светофор на Вокзальной"));
    }

    private Task<HttpResponseMessage> Import(HttpClient admin, byte[] file) =>
        admin.PostAsync($"/api/v1/imports?channel={running.Region.Feed}&format=jsonl&name=test.jsonl", new ByteArrayContent(file));

    private static async Task<JsonElement> Progress(HttpClient admin, string id) => await admin.GetFromJsonAsync<JsonElement>($"/api/v1/imports/{id}");

    private async Task<int> Count(string words)
    {
        using HttpClient clerk = await running.Operator();
        JsonElement page = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/cases?view=all&search={Uri.EscapeDataString(words)}");
        return page.GetProperty("items").GetArrayLength();
    }

    private async Task EnsureBot()
    {
        using ApiSession admin = await running.Dialog.Admin();
        await admin.PutChannel("test-bot", new ChannelSettings
        {
            Region = running.Region.Code,
            Kind = "telegram",
            Name = "Бот",
            Mode = ReceiveMode.Webhook,
            Token = "1:unreachable",
            Secret = BotSecret,
            BaseAddress = "http://127.0.0.1:9",
            WebhookAddress = "https://dialog.example/hooks/telegram/test-bot",
        });
    }

    private async Task<HttpResponseMessage> Webhook(string body, string? secret)
    {
        using HttpClient network = running.Stranger();
        using HttpRequestMessage request = new(HttpMethod.Post, "/hooks/telegram/test-bot") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (secret is not null)
        {
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        }

        return await network.SendAsync(request);
    }
}
