using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Dialog.Api.Tests.Files;
using Dialog.Channels;
using Dialog.Support;
using Dialog.Support.Api;
using ImageMagick;
using Microsoft.AspNetCore.Mvc.Testing;
using Npgsql;

namespace Dialog.Api.Tests.Open311;

/// <summary>Requests with files in their parts, as FixMyStreet's client posts them: fields first, then file_… and photo1, photo2.</summary>
public sealed class UploadsOfAClient(Running running)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Are_attachments_of_the_request_made_safe_and_shown_to_who_may_see_the_case()
    {
        using Open311Client client = await Open311Client.Of(running);
        using MultipartFormDataContent form = Report(client.Key, "Снимки с жетоном: разбита плитка", ("file_a1", "смета.txt", "Смета работ"u8.ToArray()), ("photo1", "12.0.full.jpeg", Samples.Phone));

        (HttpStatusCode status, string body) = await client.Post("requests.json", form);

        Assert.True(status == HttpStatusCode.OK, body);
        Assert.DoesNotContain("не принят", body, StringComparison.Ordinal);
        JsonElement[] files = await Files("Снимки с жетоном");
        Assert.Equal(["смета.txt", "12.0.full.jpg"], files.Select(f => f.GetProperty("name").GetString()));
        Assert.Equal(["document", "photo"], files.Select(f => f.GetProperty("kind").GetString()));
        string photo = files[1].GetProperty("url").GetString()!;
        using HttpClient clerk = await running.Operator();
        using MagickImage image = new(await clerk.GetByteArrayAsync(photo, Stop));
        Assert.Null(image.GetExifProfile());
        Assert.NotEmpty(await clerk.GetByteArrayAsync($"{photo}/thumbnail", Stop));
        using HttpClient neighbour = await running.SignIn(running.Neighbour.Operator);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync(photo, Stop)).StatusCode);
        // Files that are kept here are for officials.
        Assert.DoesNotContain("media_url", (await client.Get($"requests/{Number(body)}.json")).Body, StringComparison.Ordinal);
        Assert.Equal("2 true", await Scalar("select count(*) || ' ' || bool_and(f.case_id = c.id) from files f join cases c on c.id = f.case_id where c.number = $1", long.Parse(Number(body), CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task That_are_not_taken_cost_themselves_and_not_the_report()
    {
        using Open311Client client = await Open311Client.Of(running);
        byte[] program = [0x4D, 0x5A, 0, 1, 2, 3];
        (string, string, byte[])[] files =
        [
            ("photo1", "virus.exe", program), ("photo2", "empty.jpg", []), ("photo3", "broken.jpg", [0xFF, 0xD8, 0xFF, 0, 1]), ("photo4", "huge.jpg", new byte[(20 * 1024 * 1024) + 1]),
            .. Enumerable.Range(5, 6).Select(i => ($"photo{i}", $"note{i}.txt", Encoding.UTF8.GetBytes($"Запись {i}"))), ("photo11", "eleventh.txt", "Лишняя"u8.ToArray()),
        ];
        using MultipartFormDataContent form = Report(client.Key, "Отказанные файлы: упал фонарь", files);

        (HttpStatusCode status, string body) = await client.Post("requests.json?locale=en", form);

        Assert.True(status == HttpStatusCode.OK, body);
        string notice = JsonDocument.Parse(body).RootElement[0].GetProperty("service_notice").GetString()!;
        Assert.All(["virus.exe", "empty.jpg", "broken.jpg", "huge.jpg", "eleventh.txt"], name => Assert.Contains(name, notice, StringComparison.Ordinal));
        Assert.Equal(6, (await Files("Отказанные файлы")).Length);
        string text = (await Message("Отказанные файлы")).GetProperty("text").GetString()!;
        Assert.Contains("Файл «photo1, virus.exe» не принят: такой вид файлов не принимается.", text, StringComparison.Ordinal);
        Assert.Contains("Файл «photo4, huge.jpg» не принят: он больше 20 МБ.", text, StringComparison.Ordinal);
        Assert.Contains("Файл «photo11, eleventh.txt» не принят: с одним обращением принимается не больше 10 файлов.", text, StringComparison.Ordinal);
        // For officials: what is published ends before it.
        Assert.DoesNotContain("virus.exe", (await client.Get($"requests/{Number(body)}.json")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Come_once_however_often_the_report_is_sent()
    {
        using Open311Client client = await Open311Client.Of(running);
        string[] answers = new string[2];
        for (int i = 0; i < answers.Length; i++)
        {
            using MultipartFormDataContent form = Report(client.Key, "Повтор со снимком: открыт колодец", ("photo1", "1.jpg", Samples.Phone));
            form.Add(new StringContent("9001"), "attribute[fixmystreet_id]");
            answers[i] = Number((await client.Post("requests.json", form)).Body);
        }

        Assert.Equal(answers[0], answers[1]);
        Assert.Single(await Files("Повтор со снимком"));
        Assert.Equal("1", await Scalar("select count(*)::text from files f join cases c on c.id = f.case_id where c.number = $1", long.Parse(answers[0], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Come_with_an_update_too()
    {
        using Open311Client client = await Open311Client.Of(running);
        string number = await client.Create("Снимок позже: повалено дерево");
        using MultipartFormDataContent form = new() { { new StringContent(client.Key), "api_key" }, { new StringContent(number), "service_request_id" }, { new StringContent("u-1"), "update_id" }, { new StringContent("Вот снимок"), "description" } };
        form.Add(Part(Samples.Phone), "photo1", "later.jpg");

        (HttpStatusCode status, string body) = await client.Post("servicerequestupdates.json", form);

        Assert.True(status == HttpStatusCode.OK, body);
        JsonElement update = (await Messages("Снимок позже")).Single(m => m.GetProperty("text").GetString()!.StartsWith("Вот снимок", StringComparison.Ordinal));
        string photo = Assert.Single(update.GetProperty("attachments").EnumerateArray()).GetProperty("url").GetString()!;
        using HttpClient clerk = await running.Operator();
        Assert.Equal(HttpStatusCode.OK, (await clerk.GetAsync(photo, Stop)).StatusCode);
    }

    [Fact]
    public async Task Wait_with_a_report_that_a_paused_channel_keeps()
    {
        TestRegion region = new("open311files");
        using (ApiSession admin = await running.Dialog.Admin())
        {
            await region.Create(admin);
            await admin.PutChannel("open311files-in", new ChannelSettings { Region = region.Code, Kind = ChannelKinds.Open311, Name = "Open311", Paused = true });
        }

        using Open311Client client = new(running.Stranger(), region.Code, await Open311Client.KeyOf(running, region.Code, "intake:write"));
        await Eventually.Holds(async () => (await client.Get("services.xml")).Status == HttpStatusCode.OK, TimeSpan.FromSeconds(20), "the region speaks Open311");
        using MultipartFormDataContent form = Report(client.Key, "На паузе со снимком", ("photo1", "1.jpg", Samples.Phone));
        string token = JsonDocument.Parse((await client.Post("requests.json", form)).Body).RootElement[0].GetProperty("token").GetString()!;
        using (ApiSession admin = await running.Dialog.Admin())
        {
            await admin.PutChannel("open311files-in", new ChannelSettings { Region = region.Code, Kind = ChannelKinds.Open311, Name = "Open311" });
        }

        string? number = null;
        await Eventually.Holds(
            async () => (await client.Json($"tokens/{token}.json"))[0].TryGetProperty("service_request_id", out JsonElement id) && (number = id.GetString()) is not null,
            TimeSpan.FromSeconds(30), "the number behind the token");
        Assert.Equal("1", await Scalar(
            "select count(*)::text from files f join cases c on c.id = f.case_id join messages m on m.case_id = c.id where c.number = $1 and m.attachments @> jsonb_build_array(jsonb_build_object('fileId', f.id::text))",
            long.Parse(number!, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Are_not_read_for_a_key_that_is_not_shown_before_them()
    {
        using Open311Client client = await Open311Client.Of(running);
        using MultipartFormDataContent late = new() { { Part(new byte[1024 * 1024]), "photo1", "1.jpg" }, { new StringContent(client.Key), "api_key" }, { new StringContent("roads"), "service_code" } };
        (HttpStatusCode status, string body) = await client.Post("requests.json", late);
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains("api_key: must come before the files", body, StringComparison.Ordinal);

        // In the address it stands before everything; a small body may have any order.
        using MultipartFormDataContent inAddress = Report(null, "Ключ в адресе: яма", ("photo1", "1.txt", Encoding.UTF8.GetBytes(new string('я', 300_000))));
        Assert.Equal(HttpStatusCode.OK, (await client.Post($"requests.json?api_key={client.Key}", inAddress)).Status);
        using MultipartFormDataContent first = new() { { Part(Samples.Phone), "photo1", "1.jpg" }, { new StringContent(client.Key), "api_key" }, { new StringContent("roads"), "service_code" }, { new StringContent("55.7"), "lat" }, { new StringContent("37.6"), "long" }, { new StringContent("Файл впереди: яма"), "description" } };
        Assert.Equal(HttpStatusCode.OK, (await client.Post("requests.json", first)).Status);
        Assert.Single(await Files("Файл впереди"));
    }

    [Fact]
    public async Task Are_shown_to_the_virus_scanner_and_wait_for_it()
    {
        if (Clamd.Program is null)
        {
            Assert.Skip("clamd is not installed (Debian: clamav-daemon): the virus scanner was not tested.");
        }

        using Open311Client known = await Open311Client.Of(running);
        await using Clamd clamd = await Clamd.Start();
        await using ApiWithin api = new(running.Dialog, ("Dialog:Files:Antivirus:Address", clamd.Unix));
        using Open311Client client = new(api.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://localhost") }), running.Region.Code, known.Key);
        using MultipartFormDataContent infected = Report(client.Key, "Заражённый снимок: яма", ("photo1", "1.txt", Encoding.ASCII.GetBytes($"Смета {Clamd.Eicar}")));
        (HttpStatusCode status, string body) = await client.Post("requests.json", infected);
        Assert.True(status == HttpStatusCode.OK, body);
        Assert.Contains("антивирус нашёл в нём Eicar", (await Message("Заражённый снимок")).GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Array, (await Message("Заражённый снимок")).GetProperty("attachments").ValueKind);

        clamd.Stop();
        using MultipartFormDataContent unscanned = Report(client.Key, "Непросмотренный снимок: яма", ("photo1", "1.txt", "Смета"u8.ToArray()));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.Post("requests.json", unscanned)).Status);
    }

    private static MultipartFormDataContent Report(string? key, string words, params (string Field, string Name, byte[] Bytes)[] files)
    {
        MultipartFormDataContent form = new() { { new StringContent("roads"), "service_code" }, { new StringContent("55.751244"), "lat" }, { new StringContent("37.618423"), "long" }, { new StringContent(words), "description" } };
        if (key is not null)
        {
            form.Add(new StringContent(key), "api_key");
        }

        foreach ((string field, string name, byte[] bytes) in files)
        {
            form.Add(Part(bytes), field, name);
        }

        return form;
    }

    private static ByteArrayContent Part(byte[] bytes) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } };

    private static string Number(string body) => JsonDocument.Parse(body).RootElement[0].GetProperty("service_request_id").GetString()!;

    private async Task<JsonElement> Message(string words) => (await Messages(words))[0];

    private async Task<JsonElement[]> Messages(string words)
    {
        string caseId = (await running.Find(words)).GetProperty("id").GetString()!;
        using HttpClient clerk = await running.Operator();
        return [.. (await Running.Json(await clerk.GetAsync($"/api/v1/cases/{caseId}", Stop))).GetProperty("messages").EnumerateArray()];
    }

    private async Task<JsonElement[]> Files(string words) => [.. (await Message(words)).GetProperty("attachments").EnumerateArray().Where(a => a.GetProperty("kind").GetString() is "photo" or "document")];

    private async Task<string?> Scalar(string sql, long number)
    {
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        await using NpgsqlCommand command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = number });
        return (await command.ExecuteScalarAsync(Stop))?.ToString();
    }
}
