using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dialog.Api.Tests.Files;
using Dialog.Api.Tests.Open311;
using Dialog.Support;

namespace Dialog.Api.Tests;

/// <summary>An official sends a part of a case to a contractor, who has no account and answers by the link.</summary>
public sealed partial class AContractorsLink(Running running)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shows_the_task_and_no_contact_and_takes_one_answer_with_a_photo()
    {
        (JsonElement about, string code) = await Written("Провал асфальта подрядный, звоните 8 912 345-67-89");
        Guid id = about.GetProperty("id").GetGuid();
        using HttpClient clerk = await running.Operator();
        string path = await Sent(clerk, id, new { contractor = "МУП «Дорсервис»", task = "Заделать провал, прислать фото", days = 3 });
        using HttpClient contractor = running.Stranger();

        HttpResponseMessage opened = await contractor.GetAsync(path, Stop);
        string page = await Text(opened);
        Assert.Contains("Заделать провал, прислать фото", page, StringComparison.Ordinal);
        Assert.Contains("Провал асфальта подрядный", page, StringComparison.Ordinal);
        Assert.DoesNotContain("345-67", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Мария", page, StringComparison.Ordinal);
        Assert.Equal(("no-referrer", "noindex, nofollow"), (Header(opened, "Referrer-Policy"), Header(opened, "X-Robots-Tag")));
        Assert.Contains("form-action 'self'", Header(opened, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.True(Encoding.UTF8.GetByteCount(page) < 50 * 1024, "The page is larger than a slow phone loads.");

        HttpResponseMessage first = await Answer(contractor, path, "done", "Заделано 30 ноября", Samples.Phone);
        HttpResponseMessage again = await Answer(contractor, path, "done", "Заделано 30 ноября", Samples.Phone);
        Assert.Contains("Ответ отправлен", await Text(first), StringComparison.Ordinal);
        Assert.Contains("Ответ отправлен", await Text(again), StringComparison.Ordinal);

        JsonElement detail = await Detail(clerk, id);
        JsonElement said = Assert.Single(detail.GetProperty("messages").EnumerateArray(), m => m.TryGetProperty("contractor", out _));
        Assert.Equal(("note", "МУП «Дорсервис»", "Заделано 30 ноября"), (said.GetProperty("direction").GetString(), said.GetProperty("authorName").GetString(), said.GetProperty("text").GetString()));
        JsonElement link = Assert.Single(detail.GetProperty("contractors").EnumerateArray());
        Assert.Equal(("answered", "done", false, "Заделать провал, прислать фото"), (State(link), link.GetProperty("outcome").GetString(), link.GetProperty("withContact").GetBoolean(), link.GetProperty("task").GetString()));

        // The photo may go out with the official's answer as it is; the resident has seen nothing of it until then.
        Assert.DoesNotContain("Заделано", await running.Stranger().GetStringAsync($"/public/threads/{code}", Stop), StringComparison.Ordinal);
        Guid photo = Assert.Single(said.GetProperty("attachments").EnumerateArray()).GetProperty("fileId").GetGuid();
        Assert.Equal(HttpStatusCode.OK, (await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/answer", new { kind = "final", text = "Провал заделан", attachments = new[] { photo } }, Stop)).StatusCode);
        Assert.DoesNotContain("Заделано", await running.Stranger().GetStringAsync($"/public/threads/{code}", Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_written_down_at_each_opening_with_the_network_and_not_the_address()
    {
        (JsonElement about, _) = await Written("Открытый люк подрядный записанный");
        using HttpClient clerk = await running.Operator();
        string path = await Sent(clerk, about.GetProperty("id").GetGuid(), new { contractor = "Горсвет", task = "Закрыть люк" });
        using HttpClient contractor = running.Stranger();
        using HttpRequestMessage asked = new(HttpMethod.Get, path);
        asked.Headers.Add("X-Forwarded-For", "203.0.113.77");
        await contractor.SendAsync(asked, Stop);
        await Answer(contractor, path, "not-ours", "Люк водоканала");

        using HttpClient lead = await running.SignIn("test-lead");
        JsonElement[] lines = [.. (await Running.Json(await lead.GetAsync($"/api/v1/audit?case={about.GetProperty("number").GetInt64()}", Stop))).GetProperty("items").EnumerateArray().Reverse()];
        Assert.Equal(
            ["cases.contractor-links done", "contractor.open done", "contractor.answer done", "contractor.open answered"],
            lines.Where(l => l.GetProperty("action").GetString()!.Contains("contractor", StringComparison.Ordinal)).Select(l => $"{l.GetProperty("action").GetString()} {l.GetProperty("outcome").GetString()}"));
        Assert.DoesNotContain("203.0.113.77", lines.Select(l => l.ToString()).Aggregate(string.Concat), StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single((await Detail(clerk, about.GetProperty("id").GetGuid())).GetProperty("contractors").EnumerateArray()).GetProperty("opens").GetInt32());
    }

    [Fact]
    public async Task Gives_the_form_back_filled_with_the_error_of_its_field_and_the_files_that_were_taken()
    {
        (JsonElement about, _) = await Written("Лужа подрядная во дворе");
        using HttpClient clerk = await running.Operator();
        string path = await Sent(clerk, about.GetProperty("id").GetGuid(), new { contractor = "Водосток", task = "Откачать" });
        using HttpClient contractor = running.Stranger();

        HttpResponseMessage refused = await Answer(contractor, path, "more-time", "Ждём насос", Samples.Phone);
        string page = await Text(refused);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Назовите день", page, StringComparison.Ordinal);
        Assert.Contains(">Ждём насос</textarea>", page, StringComparison.Ordinal);
        string kept = Kept().Match(page).Groups[1].Value;
        Assert.True(Guid.TryParse(kept, out _), "The photo is kept.");
        Assert.Contains("Напишите несколько слов", await Text(await Answer(contractor, path, "not-ours", " ")), StringComparison.Ordinal);
        Assert.Contains("Выберите один", await Text(await Answer(contractor, path, "", "Что-то")), StringComparison.Ordinal);
        Assert.Contains("не фотография", await Text(await Answer(contractor, path, "done", "x", [0x4D, 0x5A, 0, 1])), StringComparison.Ordinal);

        using MultipartFormDataContent more = Form("more-time", "Ждём насос");
        more.Add(new StringContent(TimeProvider.System.GetUtcNow().AddDays(5).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), "until");
        more.Add(new StringContent(kept), "kept");
        Assert.Contains("Вы попросили время до", await Text(await Posted(contractor, path, more)), StringComparison.Ordinal);
        Assert.Equal("moreTime", State(await Link(clerk, about)));
        Assert.Contains("Ответ отправлен", await Text(await Answer(contractor, path, "done", "Откачали")), StringComparison.Ordinal);
        JsonElement[] said = [.. (await Detail(clerk, about.GetProperty("id").GetGuid())).GetProperty("messages").EnumerateArray().Where(m => m.TryGetProperty("contractor", out _))];
        Assert.Equal([1, 0], said.Select(m => m.GetProperty("attachments").GetArrayLength()));
    }

    [Fact]
    public async Task Shows_the_photos_that_were_chosen_until_it_is_revoked()
    {
        using Open311Client client = await Open311Client.Of(running);
        using MultipartFormDataContent report = new()
        {
            { new StringContent("roads"), "service_code" }, { new StringContent("55.75"), "lat" }, { new StringContent("37.61"), "long" },
            { new StringContent("Снимки для подрядчика: скол плитки"), "description" }, { new StringContent(client.Key), "api_key" },
            { new ByteArrayContent(Samples.Phone), "photo1", "1.jpg" },
        };
        Assert.Equal(HttpStatusCode.OK, (await client.Post("requests.json", report)).Status);
        JsonElement about = await running.Find("Снимки для подрядчика");
        Guid id = about.GetProperty("id").GetGuid();
        using HttpClient clerk = await running.Operator();
        string all = await Sent(clerk, id, new { contractor = "Плитка", task = "Заменить плитку" });
        string none = await Sent(clerk, id, new { contractor = "Плитка", task = "Заменить плитку", photos = Array.Empty<object>() });
        using HttpClient contractor = running.Stranger();

        HttpResponseMessage photo = await contractor.GetAsync($"{all}/photos/0/small", Stop);
        Assert.Equal((HttpStatusCode.OK, "image/jpeg", "no-store"), (photo.StatusCode, photo.Content.Headers.ContentType!.MediaType, photo.Headers.CacheControl!.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, (await contractor.GetAsync($"{all}/photos/1", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await contractor.GetAsync($"{none}/photos/0", Stop)).StatusCode);

        Guid link = (await Detail(clerk, id)).GetProperty("contractors").EnumerateArray().First().GetProperty("link").GetGuid();
        Assert.Equal(HttpStatusCode.OK, (await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/contractor-links/{link}/revoke", new { }, Stop)).StatusCode);
        Assert.Contains("Эту ссылку закрыли", await Text(await contractor.GetAsync(all, Stop)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await contractor.GetAsync($"{all}/photos/0/small", Stop)).StatusCode);
        Assert.Contains("Заменить плитку", await Text(await contractor.GetAsync(none, Stop)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_contact_shows_it_for_a_reason_that_is_written_down()
    {
        (JsonElement about, _) = await Written("Засор подрядный, звоните 8 912 345-67-89");
        Guid id = about.GetProperty("id").GetGuid();
        using HttpClient clerk = await running.Operator();
        HttpResponseMessage refused = await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/contractor-links", new { contractor = "Водоканал", task = "Прочистить", withContact = true }, Stop);
        Assert.Equal((HttpStatusCode.BadRequest, true), (refused.StatusCode, (await Text(refused)).Contains("contactReason", StringComparison.Ordinal)));

        string path = await Sent(clerk, id, new { contractor = "Водоканал", task = "Прочистить", withContact = true, contactReason = "нужен доступ в квартиру" });
        string page = await running.Stranger().GetStringAsync(path, Stop);
        Assert.Contains("345-67-89", page, StringComparison.Ordinal);
        Assert.Contains("Мария", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        using HttpClient lead = await running.SignIn("test-lead");
        Assert.Contains("нужен доступ в квартиру", (await Running.Json(await lead.GetAsync($"/api/v1/audit?case={about.GetProperty("number").GetInt64()}", Stop))).GetProperty("items").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_made_by_those_who_may_answer_the_case_within_the_regions_limits()
    {
        (JsonElement about, _) = await Written("Граффити подрядные на стене");
        Guid id = about.GetProperty("id").GetGuid();
        using HttpClient neighbour = await running.SignIn(running.Neighbour.Operator);
        using HttpClient clerk = await running.Operator();
        object body = new { contractor = "Чистота", task = "Закрасить", days = 5 };

        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.PostAsJsonAsync($"/api/v1/cases/{id}/contractor-links", body, Stop)).StatusCode);
        HttpResponseMessage longer = await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/contractor-links", new { contractor = "Чистота", task = "Закрасить", days = 31 }, Stop);
        Assert.Contains("days", await Text(longer), StringComparison.Ordinal);
        HttpResponseMessage foreign = await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/contractor-links", new { contractor = "Чистота", task = "Закрасить", photos = new[] { new { messageId = "1", index = 0 } } }, Stop);
        Assert.Contains("photos", await Text(foreign), StringComparison.Ordinal);
        string path = await Sent(clerk, id, body);
        Assert.Equal(HttpStatusCode.NotFound, (await running.Stranger().GetAsync(path[..^2] + "AA", Stop)).StatusCode);

        await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/close", new { reason = "сделано" }, Stop);
        string closed = await running.Stranger().GetStringAsync(path, Stop);
        Assert.Contains("Обращение уже закрыто", WebUtility.HtmlDecode(closed), StringComparison.Ordinal);
        Assert.DoesNotContain("Закрасить", WebUtility.HtmlDecode(closed), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/contractor-links", body, Stop)).StatusCode);
    }

    private async Task<(JsonElement About, string Code)> Written(string text)
    {
        string code = await running.Write(text);
        return (await running.Find(text.Split(',')[0]), code);
    }

    private static async Task<string> Sent(HttpClient clerk, Guid id, object body)
    {
        HttpResponseMessage made = await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/contractor-links", body, Stop);
        Assert.True(made.StatusCode == HttpStatusCode.OK, await made.Content.ReadAsStringAsync(Stop));
        return new Uri((await Running.Json(made)).GetProperty("url").GetString()!).AbsolutePath;
    }

    private static MultipartFormDataContent Form(string outcome, string text) => new() { { new StringContent(outcome), "outcome" }, { new StringContent(text), "text" } };

    private static async Task<HttpResponseMessage> Answer(HttpClient contractor, string path, string outcome, string text, byte[]? photo = null)
    {
        using MultipartFormDataContent form = Form(outcome, text);
        // A browser sends an empty file where none was chosen.
        ByteArrayContent file = new(photo ?? []);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"files\"", FileName = photo is null ? "\"\"" : "\"IMG_1.jpg\"" };
        form.Add(file);
        return await Posted(contractor, path, form);
    }

    private static async Task<HttpResponseMessage> Posted(HttpClient contractor, string path, HttpContent form)
    {
        HttpResponseMessage answer = await contractor.PostAsync(path, form, Stop);
        return answer.Headers.Location is { } next ? await contractor.GetAsync(next, Stop) : answer;
    }

    private static async Task<JsonElement> Detail(HttpClient clerk, Guid id) => await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}", Stop);

    private static async Task<JsonElement> Link(HttpClient clerk, JsonElement about) => Assert.Single((await Detail(clerk, about.GetProperty("id").GetGuid())).GetProperty("contractors").EnumerateArray());

    private static string State(JsonElement link) => link.GetProperty("state").GetString()!;

    private static async Task<string> Text(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));

    private static string Header(HttpResponseMessage answer, string name) => string.Join(",", answer.Headers.GetValues(name));

    [GeneratedRegex("name=\"kept\" value=\"([0-9a-f-]{36})\"")]
    private static partial Regex Kept();
}
