using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dialog.Regions;
using Dialog.Support;
using Dialog.Support.Api;

namespace Dialog.Api.Tests;

/// <summary>Every change of a region is a version with its author, is read before it is made, and can be taken back; what cases need stays.</summary>
public sealed class AChangeOfARegion(Running running) : IAsyncLifetime
{
    private const string Code = "changing";
    private HttpClient _admin = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _admin = await running.SignIn("admin", Installation.AdminPassword);
        HttpResponseMessage made = await _admin.PostAsJsonAsync("/api/v1/regions", new NewRegion(Code, "Меняющаяся область", "Europe/Moscow", "Центр"), ApiJson.Options, Cancellation);
        Assert.True(made.StatusCode is HttpStatusCode.Created or HttpStatusCode.BadRequest);
    }

    public ValueTask DisposeAsync()
    {
        _admin.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Is_a_version_with_its_author_and_difference_and_can_be_taken_back()
    {
        RegionConfiguration before = await Stored();
        await Put(before with { SilenceDays = before.SilenceDays + 1 });

        JsonElement last = (await Get("/versions")).GetProperty("items")[0];
        Assert.Equal((before.Version + 1, "admin"), (last.GetProperty("version").GetInt32(), last.GetProperty("by").GetString()));
        Assert.Equal("silenceDays", Assert.Single(last.GetProperty("differences").EnumerateArray().ToArray()).GetProperty("part").GetString());
        JsonElement former = await Get($"/versions/{before.Version}");
        Assert.Equal($"{before.SilenceDays}", Assert.Single(former.GetProperty("differences").EnumerateArray().ToArray()).GetProperty("after").GetString());

        HttpResponseMessage restored = await Post($"/versions/{before.Version}/restore", new { version = before.Version + 1 });

        Assert.Equal(HttpStatusCode.OK, restored.StatusCode);
        Assert.Equal((before.Version + 2, before.SilenceDays), ((await Stored()).Version, (await Stored()).SilenceDays));
    }

    [Fact]
    public async Task Of_the_calendar_names_its_author_too()
    {
        HttpResponseMessage declared = await Post("/calendar/emergencies", new { date = "2026-03-17", reason = "паводок" });

        Assert.Equal(HttpStatusCode.OK, declared.StatusCode);
        JsonElement[] versions = [.. (await Get("/versions")).GetProperty("items").EnumerateArray()];
        JsonElement version = versions.First(v => v.GetProperty("differences").EnumerateArray().Any(d => d.GetProperty("part").GetString() == "calendar.emergencies"));
        Assert.Equal("admin", version.GetProperty("by").GetString());
    }

    [Fact]
    public async Task By_somebody_who_has_not_seen_the_last_one_is_refused_and_overwrites_nothing()
    {
        RegionConfiguration seen = await Stored();
        await Put(seen with { LeaseMinutes = seen.LeaseMinutes + 1 });

        HttpResponseMessage late = await _admin.PutAsJsonAsync($"/api/v1/regions/{Code}", seen with { Version = seen.Version + 1, Name = "Поверх чужого" }, ApiJson.Options, Cancellation);
        HttpResponseMessage restored = await Post("/versions/1/restore", new { version = seen.Version });

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (late.StatusCode, restored.StatusCode));
        Assert.True((await Running.Json(late)).GetProperty("errors").TryGetProperty("version", out _));
        Assert.Equal((seen.Version + 1, seen.LeaseMinutes + 1), ((await Stored()).Version, (await Stored()).LeaseMinutes));
    }

    [Fact]
    public async Task Is_read_before_it_is_made()
    {
        RegionConfiguration stored = await Stored();

        JsonElement preview = await Running.Json(await Post("/preview", stored with { Version = stored.Version + 1, Name = "Другое имя", SilenceDays = 0 }));

        Assert.Equal(["silenceDays"], preview.GetProperty("errors").EnumerateObject().Select(e => e.Name));
        Assert.Equal(["name", "silenceDays"], preview.GetProperty("differences").EnumerateArray().Select(d => d.GetProperty("part").GetString()));
        Assert.Equal(stored.Version, (await Stored()).Version);
    }

    [Theory]
    [InlineData("utf-8", ";")]
    [InlineData("utf-8", ",")]
    [InlineData("windows-1251", ";")]
    public async Task Comes_from_a_table_after_a_preview_that_loses_nothing(string charset, string separator)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        string name = $"Отдел {charset} {(separator == ";" ? "а" : "б")}";
        byte[] content = Encoding.GetEncoding(charset).GetBytes($"Название{separator}Вышестоящий орган\r\n{name}{separator}Центр\r\n");
        RegionConfiguration stored = await Stored();

        JsonElement preview = await Running.Json(await Post("/authorities/import", new { content, apply = false, version = stored.Version }));
        Assert.Equal((1, 0, 1), (preview.GetProperty("rows").GetInt32(), preview.GetProperty("faults").GetArrayLength(), preview.GetProperty("differences").GetArrayLength()));
        Assert.Equal(stored.Version, (await Stored()).Version);

        JsonElement applied = await Running.Json(await Post("/authorities/import", new { content, apply = true, version = stored.Version }));
        Assert.Equal(stored.Version + 1, applied.GetProperty("configuration").GetProperty("version").GetInt32());
        Assert.Equal("centre", Assert.Single((await Stored()).Authorities, a => a.Name == name).Parent);
        Assert.Equal(stored.Authorities, (await Stored()).Authorities.Take(stored.Authorities.Length));
    }

    [Fact]
    public async Task Comes_from_a_workbook_that_names_row_and_column_of_a_fault()
    {
        byte[] content = Workbook.Of(["Название", "Телефон"], ["Отдел мостов", "1"], ["", "2"]);

        JsonElement preview = await Running.Json(await Post("/authorities/import", new { content, apply = true, version = (await Stored()).Version }));

        JsonElement fault = Assert.Single(preview.GetProperty("faults").EnumerateArray().ToArray());
        Assert.Equal((3, "Название", "name-empty"), (fault.GetProperty("row").GetInt32(), fault.GetProperty("column").GetString(), fault.GetProperty("code").GetString()));
        Assert.DoesNotContain((await Stored()).Authorities, a => a.Name == "Отдел мостов");
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK and no workbook")]
    [InlineData("\0\u0001")]
    public async Task Does_not_come_from_what_is_no_table(string text)
    {
        HttpResponseMessage answer = await Post("/authorities/import", new { content = Encoding.UTF8.GetBytes(text), apply = true, version = (await Stored()).Version });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await Running.Json(answer)).GetProperty("errors").TryGetProperty("content", out _));
    }

    [Fact]
    public async Task Closes_no_body_with_open_cases_and_removes_none_that_had_some()
    {
        const string Words = "Закрываемый орган: сломан светофор у рынка";
        TestRegion closing = new("closing");
        using (ApiSession admin = await running.Dialog.Admin())
        {
            await closing.Create(admin, Cancellation);
        }

        await running.Write(Words, closing.Code);
        using HttpClient clerk = await running.SignIn(closing.Operator);
        JsonElement found = default;
        await Eventually.Holds(async () =>
        {
            JsonElement page = await clerk.GetFromJsonAsync<JsonElement>("/api/v1/cases?view=all", Cancellation);
            found = page.GetProperty("items").EnumerateArray().FirstOrDefault();
            return found.ValueKind == JsonValueKind.Object;
        }, TimeSpan.FromSeconds(20), "the message is a case", cancellation: Cancellation);
        HttpResponseMessage assigned = await clerk.PostAsJsonAsync($"/api/v1/cases/{found.GetProperty("id").GetString()}/assign", new { authority = "roads", reason = "их дорога" }, Cancellation);
        Assert.Equal(HttpStatusCode.OK, assigned.StatusCode);

        RegionConfiguration stored = (await _admin.GetFromJsonAsync<RegionConfiguration>($"/api/v1/regions/{closing.Code}", ApiJson.Options, Cancellation))!;
        RegionConfiguration empty = stored with
        {
            Version = stored.Version + 1,
            Officials = [.. stored.Officials.Select(o => o with { Authority = "centre", IsHead = o.Id == "anna" })],
            Routing = [],
        };
        HttpResponseMessage closed = await PutTo(closing.Code, empty with { Authorities = [.. stored.Authorities.Select(a => a.Id == "roads" ? a with { Closed = true } : a)] });
        HttpResponseMessage removed = await PutTo(closing.Code, empty with { Authorities = [.. stored.Authorities.Where(a => a.Id != "roads")] });

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (closed.StatusCode, removed.StatusCode));
        Assert.StartsWith("open-cases", (await Running.Json(closed)).GetProperty("errors").GetProperty("authorities[1].closed")[0].GetString(), StringComparison.Ordinal);
        Assert.StartsWith("authority-used", (await Running.Json(removed)).GetProperty("errors").GetProperty("authorities")[0].GetString(), StringComparison.Ordinal);

        HttpResponseMessage done = await clerk.PostAsJsonAsync($"/api/v1/cases/{found.GetProperty("id").GetString()}/close", new { reason = "Проверка окончена" }, Cancellation);
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        HttpResponseMessage then = await PutTo(closing.Code, empty with { Authorities = [.. stored.Authorities.Select(a => a.Id == "roads" ? a with { Closed = true } : a)] });
        Assert.Equal(HttpStatusCode.OK, then.StatusCode);
        JsonElement directory = await clerk.GetFromJsonAsync<JsonElement>("/api/v1/directory", Cancellation);
        Assert.True(directory.GetProperty("authorities").EnumerateArray().Single(a => a.GetProperty("id").GetString() == "roads").GetProperty("closed").GetBoolean());
    }

    [Fact]
    public async Task Is_tried_on_a_text_before_it_is_saved()
    {
        RoutingRule[] routing = [new("roads", "centre", "Мира")];

        JsonElement told = await Running.Json(await Post("/routing/try", new { text = "Огромная яма на дороге, машины бьют колёса", address = "улица Мира, 5", routing }));

        Assert.Equal("roads", told.GetProperty("topics")[0].GetProperty("topic").GetString());
        Assert.Equal((0, "centre"), (told.GetProperty("rule").GetInt32(), told.GetProperty("authority").GetString()));
        Assert.True((await Running.Json(await Post("/routing/try", new { text = " " }))).GetProperty("errors").TryGetProperty("text", out _));
    }

    private async Task<RegionConfiguration> Stored() => (await _admin.GetFromJsonAsync<RegionConfiguration>($"/api/v1/regions/{Code}", ApiJson.Options, Cancellation))!;

    private async Task Put(RegionConfiguration region) =>
        Assert.Equal(HttpStatusCode.OK, (await PutTo(Code, region with { Version = region.Version + 1 })).StatusCode);

    private Task<HttpResponseMessage> PutTo(string code, RegionConfiguration region) => _admin.PutAsJsonAsync($"/api/v1/regions/{code}", region, ApiJson.Options, Cancellation);

    private Task<JsonElement> Get(string what) => _admin.GetFromJsonAsync<JsonElement>($"/api/v1/regions/{Code}{what}", Cancellation);

    private Task<HttpResponseMessage> Post(string what, object body) => _admin.PostAsJsonAsync($"/api/v1/regions/{Code}{what}", body, ApiJson.Options, Cancellation);
}
