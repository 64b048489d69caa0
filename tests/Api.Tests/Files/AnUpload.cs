using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ImageMagick;

namespace Dialog.Api.Tests.Files;

public sealed class AnUpload(Running running)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_a_phones_photo_loses_its_place_and_goes_out_with_the_answer_to_the_residents_page()
    {
        string code = await running.Write("Фото ответа: разбита лавочка у дома 12");
        Guid id = (await running.Find("разбита лавочка")).GetProperty("id").GetGuid();
        using HttpClient clerk = await running.Operator();

        JsonElement file = Assert.Single((await Accepted(clerk, id, Samples.Phone, "IMG_0001.HEIC.exe")).EnumerateArray());
        Assert.Equal(("photo", "image/jpeg", "IMG_0001.HEIC.jpg"), (Text(file, "kind"), Text(file, "mimeType"), Text(file, "name")));
        HttpResponseMessage kept = await clerk.GetAsync(Text(file, "url"), Stop);
        byte[] bytes = await kept.Content.ReadAsByteArrayAsync(Stop);
        Assert.Equal(("inline", "nosniff"), (kept.Content.Headers.ContentDisposition!.DispositionType, Header(kept, "X-Content-Type-Options")));
        Assert.Contains("sandbox", Header(kept, "Content-Security-Policy"), StringComparison.Ordinal);
        using (MagickImage image = new(bytes))
        {
            Assert.Null(image.GetExifProfile());
            // Turned upright: the sample lies on its side.
            Assert.Equal((64u, 96u), (image.Width, image.Height));
        }

        HttpResponseMessage answered = await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/answer", new { kind = "final", text = "Лавочка новая", attachments = new[] { Text(file, "id") } }, Stop);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);

        using HttpClient resident = running.Stranger();
        JsonElement thread = await resident.GetFromJsonAsync<JsonElement>($"/public/threads/{code}", Stop);
        JsonElement shown = Assert.Single(thread.GetProperty("messages").EnumerateArray().Last().GetProperty("files").EnumerateArray());
        Assert.Equal(bytes, await resident.GetByteArrayAsync(Text(shown, "url"), Stop));
        Assert.Equal(HttpStatusCode.NotFound, (await resident.GetAsync(Text(shown, "url") + "x", Stop)).StatusCode);
        Assert.Contains("<img src=\"/f/", await resident.GetStringAsync($"/t/{code}", Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_for_those_who_may_see_the_case()
    {
        await running.Write("Чужие файлы: упал забор на Зелёной");
        Guid id = (await running.Find("упал забор")).GetProperty("id").GetGuid();
        using HttpClient clerk = await running.Operator();
        JsonElement file = Assert.Single((await Accepted(clerk, id, Samples.Phone, "a.jpg")).EnumerateArray());

        using HttpClient neighbour = await running.SignIn(running.Neighbour.Operator);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync(Text(file, "url"), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync(Text(file, "thumbnailUrl"), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Upload(neighbour, id, Samples.Phone, "a.jpg")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await clerk.GetAsync(Text(file, "thumbnailUrl"), Stop)).StatusCode);
    }

    [Fact]
    public async Task Of_another_case_cannot_be_attached()
    {
        await running.Write("Файл одного дела: снег на Мирной");
        await running.Write("Файл другого дела: лёд на Садовой");
        Guid one = (await running.Find("снег на Мирной")).GetProperty("id").GetGuid();
        Guid other = (await running.Find("лёд на Садовой")).GetProperty("id").GetGuid();
        using HttpClient clerk = await running.Operator();
        JsonElement file = Assert.Single((await Accepted(clerk, one, Samples.Phone, "a.jpg")).EnumerateArray());

        HttpResponseMessage refused = await clerk.PostAsJsonAsync($"/api/v1/cases/{other}/answer", new { kind = "reply", text = "Вот фото", attachments = new[] { Text(file, "id") } }, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.True((await Running.Json(refused)).GetProperty("errors").TryGetProperty("attachments", out _));
    }

    [Fact]
    public async Task Names_the_part_that_is_wrong_and_why()
    {
        await running.Write("Плохие файлы: шум на Тихой");
        Guid id = (await running.Find("шум на Тихой")).GetProperty("id").GetGuid();
        using HttpClient clerk = await running.Operator();
        using MultipartFormDataContent form = new()
        {
            { new ByteArrayContent(Samples.Phone), "file", "a.jpg" },
            { new ByteArrayContent([0x4D, 0x5A, 0, 0, 1]), "file", "b.jpg" },
        };

        HttpResponseMessage refused = await clerk.PostAsync($"/api/v1/cases/{id}/files", form, Stop);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("JPEG", (await Running.Json(refused)).GetProperty("errors").GetProperty("file[1]")[0].GetString()!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Upload(clerk, id, new byte[(20 * 1024 * 1024) + 1], "big.txt")).StatusCode);
    }

    [Fact]
    public async Task Of_a_document_is_handed_on_and_never_shown()
    {
        await running.Write("Документ: справка о ремонте на Речной");
        Guid id = (await running.Find("справка о ремонте")).GetProperty("id").GetGuid();
        using HttpClient clerk = await running.Operator();
        JsonElement file = Assert.Single((await Accepted(clerk, id, Encoding.UTF8.GetBytes("<script>alert(1)</script>"), "акт.html")).EnumerateArray());

        HttpResponseMessage kept = await clerk.GetAsync(Text(file, "url"), Stop);

        Assert.Equal(("document", "attachment", "text/plain"), (Text(file, "kind"), kept.Content.Headers.ContentDisposition!.DispositionType, kept.Content.Headers.ContentType!.MediaType));
        Assert.Equal("акт.txt", kept.Content.Headers.ContentDisposition.FileNameStar);
    }

    private static async Task<JsonElement> Accepted(HttpClient person, Guid id, byte[] bytes, string name)
    {
        HttpResponseMessage answer = await Upload(person, id, bytes, name);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await Running.Json(answer)).GetProperty("files");
    }

    private static async Task<HttpResponseMessage> Upload(HttpClient person, Guid id, byte[] bytes, string name)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"/api/v1/cases/{id}/files?name={Uri.EscapeDataString(name)}") { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        // Asks first: a refusal by size must arrive before the body breaks off.
        request.Headers.ExpectContinue = true;
        return await person.SendAsync(request, Stop);
    }

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;

    private static string Header(HttpResponseMessage answer, string name) => string.Join(",", answer.Headers.TryGetValues(name, out IEnumerable<string>? v) ? v : []);
}
