using System.Net.Http.Json;
using System.Text;
using Dialog.Support.Api;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Dialog.Api.Tests;

/// <summary>Headers that tell a browser what it must not do with us.</summary>
public sealed class EveryAnswer(Running running)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/api/v1/session")]
    [InlineData("/r/test")]
    [InlineData("/no/such/thing")]
    public async Task Carries_the_policy(string address)
    {
        using HttpClient stranger = running.Stranger();
        using HttpResponseMessage answer = await stranger.GetAsync(address, TestContext.Current.CancellationToken);
        string policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
    }

    [Theory]
    [InlineData("POST", "/api/v1/session", "{", 400)]
    [InlineData("POST", "/hooks/telegram/no-such-bot", null, 404)]
    [InlineData("PUT", "/no/such/thing", null, 404)]
    [InlineData("DELETE", "/api/v1/session", null, 401)]
    public async Task Carries_the_policy_when_it_is_a_refusal_or_a_failure(string method, string address, string? body, int status)
    {
        using HttpClient stranger = running.Stranger();
        using HttpRequestMessage request = new(new HttpMethod(method), address) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        using HttpResponseMessage answer = await stranger.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains("default-src 'self'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task About_cases_is_kept_in_no_cache()
    {
        using HttpClient person = await running.Operator();
        using HttpResponseMessage answer = await person.GetAsync("/api/v1/cases", TestContext.Current.CancellationToken);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Over_https_asks_for_https_for_a_year_and_gives_cookies_that_go_over_nothing_else()
    {
        using HttpClient secure = running.InProcess.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://dialog.example"), HandleCookies = false });
        secure.DefaultRequestHeaders.Add("X-Dialog", "1");
        using HttpResponseMessage answer = await secure.PostAsJsonAsync("/api/v1/session", new { login = running.Region.Operator, password = TestRegion.Password }, TestContext.Current.CancellationToken);
        Assert.Contains("max-age=31536000", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
        Assert.Contains("secure", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
    }
}
