using System.Net;
using System.Net.Http.Json;
using System.Text;
using Dialog.Api.Public;
using Dialog.Cases;
using Dialog.Support.Api;
using Microsoft.AspNetCore.Http;

namespace Dialog.Api.Tests;

/// <summary>What the fuzz of every endpoint found once: each is answered as the caller's error.</summary>
public sealed class BadRequests(Running running)
{
    [Theory]
    [InlineData("application/json; charset=windows-1251")]
    [InlineData("application/json; charset=\"bogus\"")]
    [InlineData("application/json; charset=utf-7")]
    public async Task In_a_charset_that_is_not_JSONs_are_refused_as_that(string type)
    {
        using HttpClient person = await running.Operator();
        using HttpResponseMessage answer = await Send(person, "POST", "/api/v1/cases/next", type);
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "unsupported-media-type"), (answer.StatusCode, (await Running.Json(answer)).GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json; charset=\"UTF-8\"")]
    [InlineData("application/json")]
    public async Task In_JSONs_own_charset_are_read(string type)
    {
        using HttpClient person = await running.Operator();
        using HttpResponseMessage answer = await Send(person, "POST", $"/api/v1/cases/{Guid.NewGuid()}/claim", type);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("not-found", (await Running.Json(answer)).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task In_a_format_that_is_not_taken_name_the_one_that_is(string type)
    {
        using HttpClient person = await running.Operator();
        using HttpResponseMessage answer = await Send(person, "POST", "/API/v1/session", type);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Contains("application/json", (await Running.Json(answer)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE", "/api/v1/cases", "GET")]
    [InlineData("GET", "/api/v1/session/second-factor", "POST")]
    [InlineData("PUT", "/API/V1/Session", "DELETE, GET, POST")]
    public async Task By_a_method_that_is_not_taken_name_those_that_are(string method, string address, string allowed)
    {
        using HttpClient stranger = running.Stranger();
        using HttpResponseMessage answer = await Send(stranger, method, address, null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(allowed, string.Join(", ", answer.Content.Headers.Allow));
    }

    [Fact]
    public async Task To_an_unknown_address_are_not_found_whatever_their_format()
    {
        using HttpClient stranger = running.Stranger();
        using HttpResponseMessage answer = await Send(stranger, "POST", "/api/v1/no/such/thing", "text/plain");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task For_a_passkey_nobody_began_to_add_say_what_comes_first()
    {
        using HttpClient person = await running.Operator();
        HttpResponseMessage answer = await person.PostAsJsonAsync("/api/v1/me/passkeys", new { name = "Ноутбук", credential = new { id = "AAAA" } }, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Conflict, "no-first-step"), (answer.StatusCode, (await Running.Json(answer)).GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("/api/v1/channels/%20")]
    [InlineData("/api/v1/regions/%20")]
    [InlineData("/api/v1/channels/%20/poison")]
    public async Task For_a_thing_without_a_name_find_nothing(string address)
    {
        using HttpClient administrator = await running.SignIn("test-admin");
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/audit/export?Who=%00", "Who")]
    [InlineData("/api/v1/audit?Action=a%00b", "Action")]
    public async Task With_a_NUL_in_the_question_name_it(string address, string field)
    {
        using HttpClient administrator = await running.SignIn("test-admin");
        HttpResponseMessage answer = await administrator.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await Running.Json(answer)).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("a\u0001b")]
    [InlineData(" ")]
    public async Task For_a_thing_no_thing_can_be_called_find_nothing(string name)
    {
        using HttpClient administrator = await running.SignIn("test-admin");
        using StringContent file = new("{}");
        HttpResponseMessage answer = await administrator.PostAsync($"/api/v1/imports?channel={Uri.EscapeDataString(name)}&format=jsonl", file, TestContext.Current.CancellationToken);
        Assert.Equal(name.Contains('\0') ? HttpStatusCode.BadRequest : HttpStatusCode.NotFound, answer.StatusCode);
        HttpResponseMessage preview = await administrator.PostAsJsonAsync("/api/v1/deadlines/simulate", new { region = name, @case = new { receivedAt = DateTimeOffset.UtcNow, kind = "complaint", topic = "roads" } }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, preview.StatusCode);
    }

    [Theory]
    [InlineData("POST", "/api/v1/deadlines/simulate", """{ "region": "test" }""", "case")]
    [InlineData("POST", "/api/v1/deadlines/simulate", """{ "region": "test", "case": { "receivedAt": "2026-06-01T09:00:00Z", "kind": "complaint", "topic": null } }""", "topic")]
    [InlineData("POST", "/api/v1/deadlines/simulate", """{ "region": "test", "case": { "receivedAt": "2026-06-01T09:00:00Z", "kind": "complaint", "topic": "roads", "pauses": [null] } }""", "pauses")]
    [InlineData("POST", "/api/v1/regions/test/calendar/import", """{ "format": "shipped", "kind": "federal", "content": null }""", "content")]
    [InlineData("POST", "/api/v1/regions/test/retention/preview", """{ "rules": [null] }""", "rules")]
    [InlineData("PUT", "/api/v1/channels/test-nameless", """{ "region": "test", "kind": "feed", "name": null }""", "name")]
    [InlineData("POST", "/api/v1/webhooks", """{ "region": "test", "name": "\u0000", "url": "https://integrator.example/", "events": ["case-opened"] }""", "name")]
    public async Task That_leave_a_hole_where_a_value_must_be_name_the_field(string method, string address, string body, string field)
    {
        using HttpClient administrator = await running.SignIn("test-admin");
        using HttpRequestMessage request = new(new HttpMethod(method), address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        using HttpResponseMessage answer = await administrator.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await Running.Json(answer)).GetProperty("errors").TryGetProperty(field, out _), await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task That_leave_a_hole_in_a_list_of_words_change_nothing()
    {
        await running.Write("Ярлыки с дырой: скамейка у пруда");
        string id = (await running.Find("Ярлыки с дырой")).GetProperty("id").GetString()!;
        using HttpClient clerk = await running.Operator();
        HttpResponseMessage answer = await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/tags", new { add = new string?[] { "двор", null } }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await Running.Json(answer)).GetProperty("errors").TryGetProperty("add", out _));
    }

    [Fact]
    public async Task With_letters_no_header_takes_are_sent_on_escaped()
    {
        using HttpClient resident = running.Stranger();
        using FormUrlEncodedContent nothing = new([]);
        HttpResponseMessage answer = await resident.PostAsync("/t/%D1%8F%EF%BB%BF/confirm", nothing, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/t/%D1%8F%EF%BB%BF", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public void Are_none_when_a_resident_looks_at_a_case_in_any_state(string language)
    {
        DefaultHttpContext http = new();
        http.Request.Headers.AcceptLanguage = language;
        PublicTexts texts = PublicTexts.For(http.Request);
        string[] keys =
        [
            .. Enum.GetValues<CaseStatus>().Where(s => s != CaseStatus.None).Select(s => $"status.{s}"),
            .. new[] { "open", "broken", "late", "kept", "dropped" }.Select(s => $"promise.{s}"),
            .. Enum.GetValues<FormalState>().Where(s => s != FormalState.None).Select(s => $"formal.{s}"),
        ];
        Assert.All(keys, key => Assert.NotEmpty(texts[key]));
    }

    private static async Task<HttpResponseMessage> Send(HttpClient client, string method, string address, string? type)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), address);
        if (type is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes("{}"));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
