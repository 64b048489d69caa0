using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Support.Api;

namespace Dialog.Api.Tests;

public sealed class SigningIn(Running running)
{
    [Fact]
    public async Task Gives_a_session_that_ends_with_signing_out()
    {
        using HttpClient person = await running.Operator();
        JsonElement session = await Running.Json(await person.GetAsync("/api/v1/session", TestContext.Current.CancellationToken));
        Assert.Equal(("operator", "test", "Тестовая область"), (session.GetProperty("role").GetString(), session.GetProperty("region").GetString(), session.GetProperty("regionName").GetString()));

        await person.DeleteAsync("/api/v1/session", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, (await person.GetAsync("/api/v1/session", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Is_closed_after_ten_failures_even_for_the_right_password()
    {
        using ApiSession admin = await running.Dialog.Admin();
        await admin.PutUser("test-guessed", "Жертва", "operator", running.Region.Code, TestRegion.Password, cancellation: TestContext.Current.CancellationToken);
        using HttpClient guesser = running.Stranger();
        for (int i = 0; i < 10; i++)
        {
            HttpResponseMessage wrong = await guesser.PostAsJsonAsync("/api/v1/session", new { login = "test-guessed", password = $"guess {i}" }, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
            Assert.Equal("wrong-credentials", (await Running.Json(wrong)).GetProperty("code").GetString());
        }

        HttpResponseMessage right = await guesser.PostAsJsonAsync("/api/v1/session", new { login = "test-guessed", password = TestRegion.Password }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        Assert.NotNull(right.Headers.RetryAfter);
    }

    [Theory]
    [InlineData("/api/v1/session", """{"login":"adm\u0000in","password":"x"}""", 401)]
    [InlineData("/api/v1/session", """{"login":"admin\u0000","password":"x"}""", 401)]
    [InlineData("/api/v1/session", """{"login":"guess\u0085ed","password":"x"}""", 400)]
    [InlineData("/api/v1/session", """{"login":"nobody","password":"\u0000"}""", 401)]
    [InlineData("/api/v1/session", """{"login":null,"password":null}""", 400)]
    [InlineData("/api/v1/session", """{"login":7}""", 400)]
    [InlineData("/api/v1/session", """{"login":"\ud800","password":"x"}""", 400)]
    [InlineData("/api/v1/session", "null", 400)]
    [InlineData("/api/v1/session", "[]", 400)]
    [InlineData("/api/v1/session", "", 400)]
    [InlineData("/api/v1/session", "{", 400)]
    [InlineData("/api/v1/session/second-factor", """{"code":"\u0000","recoveryCode":"\u0000"}""", 401)]
    [InlineData("/api/v1/session/second-factor", "null", 400)]
    [InlineData("/api/v1/session/passkey", "{}", 401)]
    [InlineData("/api/v1/session/passkey", """{"credential":null}""", 401)]
    [InlineData("/api/v1/session/passkey", """{"credential":"\u0000"}""", 401)]
    [InlineData("/api/v1/session/passkey", """{"credential":{"id":"\u0000"}}""", 401)]
    [InlineData("/api/v1/session/passkey", "null", 400)]
    [InlineData("/api/v1/session/invitation", """{"token":"\u0000"}""", 404)]
    [InlineData("/api/v1/session/invitation", "{}", 400)]
    public async Task With_nonsense_is_refused_and_is_no_failure_of_ours(string path, string body, int status)
    {
        using HttpClient stranger = running.Stranger();
        using StringContent content = new(body, System.Text.Encoding.UTF8, "application/json");
        HttpResponseMessage answer = await stranger.PostAsync(path, content, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Sets_a_cookie_that_scripts_and_other_sites_do_not_get()
    {
        using HttpClient person = running.Stranger();
        HttpResponseMessage answer = await person.PostAsJsonAsync("/api/v1/session", new { login = running.Region.Operator, password = TestRegion.Password }, TestContext.Current.CancellationToken);
        string cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Does_not_let_a_change_through_without_the_header_other_sites_cannot_send()
    {
        using HttpClient person = await running.Operator();
        person.DefaultRequestHeaders.Remove("X-Dialog");
        HttpResponseMessage answer = await person.PostAsJsonAsync($"/api/v1/cases/{Guid.NewGuid()}/claim", new { }, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.BadRequest, "missing-header"), (answer.StatusCode, (await Running.Json(answer)).GetProperty("code").GetString()));
    }
}
