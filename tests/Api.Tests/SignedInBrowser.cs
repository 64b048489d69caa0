using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Dialog.Api.Tests;

/// <summary>A browser somebody signed in with, and a copy of the cookie it got.</summary>
internal sealed class SignedInBrowser : IDisposable
{
    private SignedInBrowser(HttpClient http, string cookie) => (Http, Cookie) = (http, cookie);

    public HttpClient Http { get; }

    /// <summary>As it was issued, whatever the browser did with it since.</summary>
    public string Cookie { get; }

    public static async Task<SignedInBrowser> Open(Uri api, string login, string password, string? agent = null)
    {
        HttpClient http = new(new DeclaredAnswers(new SocketsHttpHandler { CookieContainer = new CookieContainer() })) { BaseAddress = api };
        http.DefaultRequestHeaders.Add("X-Dialog", "1");
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", agent);
        HttpResponseMessage answer = await http.PostAsJsonAsync("/api/v1/session", new { login, password }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new SignedInBrowser(http, Assert.Single(answer.Headers.GetValues("Set-Cookie")).Split(';')[0]);
    }

    public async Task<JsonElement[]> Sessions() =>
        [.. (await Running.Json(await Http.GetAsync("/api/v1/me/sessions", TestContext.Current.CancellationToken))).EnumerateArray()];

    public async Task<JsonElement> Current() => (await Sessions()).Single(s => s.GetProperty("current").GetBoolean());

    public async Task<HttpStatusCode> Ask() => (await Http.GetAsync("/api/v1/session", TestContext.Current.CancellationToken)).StatusCode;

    /// <summary>What another node says to the cookie.</summary>
    public Task<HttpStatusCode> AskAt(ApiWithin node) => AskAt(node, Cookie);

    public static async Task<HttpStatusCode> AskAt(ApiWithin node, string cookie)
    {
        using HttpClient there = node.CreateClient(new() { HandleCookies = false });
        there.DefaultRequestHeaders.Add("Cookie", cookie);
        return (await there.GetAsync("/api/v1/session", TestContext.Current.CancellationToken)).StatusCode;
    }

    public void Dispose() => Http.Dispose();
}
