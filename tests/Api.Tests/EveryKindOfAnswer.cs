using System.Net;
using System.Net.Http.Json;
using System.Text;
using Dialog.Support.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Dialog.Api.Tests;

/// <summary>The headers that bind a browser stand on whatever is answered: pages, data, files, pieces of the console, redirects, refusals, failures.</summary>
public sealed class EveryKindOfAnswer(Running running, EveryKindOfAnswer.Node node) : IClassFixture<EveryKindOfAnswer.Node>
{
    private const string Failing = "X-Failing";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    // Pages and data for anybody.
    [InlineData("GET", "/r/test", 200)]
    [InlineData("GET", "/public/threads/test-0000000000000000", 404)]
    [InlineData("GET", "/t/test-0000000000000000", 404)]
    [InlineData("GET", "/open311/discovery.json", 200)]
    [InlineData("GET", "/open311/discovery.xml", 200)]
    [InlineData("GET", "/open311/v2/no-such-region/services.xml", 404)]
    [InlineData("PUT", "/open311/v2/test/requests.json", 405)]
    [InlineData("GET", "/health/live", 200)]
    [InlineData("GET", "/openapi/v1.json", 200)]
    [InlineData("GET", "/reference/v1", 200)]
    [InlineData("GET", "/.well-known/security.txt", 200)]
    [InlineData("POST", "/hooks/telegram/no-such-bot", 404)]
    [InlineData("POST", "/hooks/feed/no-such-feed", 401)]
    // The console and its pieces.
    [InlineData("GET", "/", 200)]
    [InlineData("HEAD", "/", 200)]
    [InlineData("GET", "/cases/1", 200)]
    [InlineData("GET", "/piece.js", 200)]
    [InlineData("GET", "/no-such-piece.js", 401)]
    // Redirects.
    [InlineData("GET", "/reference", 302)]
    // Refusals and failures of each kind.
    [InlineData("POST", "/api/v1/session", 400)]
    [InlineData("GET", "/api/v1/cases", 401)]
    [InlineData("GET", "/f/no-such-file", 404)]
    [InlineData("GET", "/no/such/thing.txt", 401)]
    [InlineData("DELETE", "/api/v1/cases", 405)]
    [InlineData("OPTIONS", "/api/v1/cases", 405)]
    public async Task To_a_stranger_carries_the_headers(string method, string address, int status)
    {
        using HttpClient stranger = Client();
        using HttpRequestMessage request = new(new HttpMethod(method), address) { Content = method == "POST" ? new StringContent("{", Encoding.UTF8, "application/json") : null };
        await Expect(stranger, request, status);
    }

    [Theory]
    [InlineData("GET", "/api/v1/cases", null, 200)]
    [InlineData("GET", "/api/v1/users", null, 403)]
    [InlineData("POST", "/api/v1/cases/next", "text/plain", 415)]
    [InlineData("POST", "/api/v1/cases/00000000-0000-0000-0000-000000000000/claim", "application/json", 404)]
    [InlineData("POST", "/live/negotiate?negotiateVersion=1", "application/json", 200)]
    [InlineData("GET", "/live", null, 400)]
    public async Task To_an_official_carries_the_headers(string method, string address, string? type, int status)
    {
        using HttpClient clerk = await Clerk();
        using HttpRequestMessage request = new(new HttpMethod(method), address) { Content = type is null ? null : new StringContent("{}", Encoding.UTF8, type) };
        await Expect(clerk, request, status);
    }

    [Theory]
    [InlineData("fault", 500)]
    [InlineData("outage", 503)]
    public async Task That_is_a_failure_of_ours_carries_the_headers(string failure, int status)
    {
        using HttpClient stranger = Client();
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/v1/session") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Dialog", "1");
        request.Headers.Add(Failing, failure);
        await Expect(stranger, request, status);
    }

    [Fact]
    public async Task That_is_too_large_or_too_much_carries_the_headers()
    {
        using HttpClient network = Client();
        using HttpRequestMessage large = new(HttpMethod.Post, "/hooks/telegram/no-such-bot") { Content = new ByteArrayContent(new byte[2 * 1024 * 1024]) };
        await Expect(network, large, 413);

        await using ApiWithin strict = new(running.Dialog, ("Dialog:Public:PerMinute", "1"));
        using HttpClient stranger = strict.CreateClient();
        await stranger.GetAsync("/r/test", Stop);
        using HttpRequestMessage second = new(HttpMethod.Get, "/r/test");
        await Expect(stranger, second, 429);
    }

    [Fact]
    public async Task That_is_a_file_somebody_sent_may_run_nothing_at_all()
    {
        using HttpClient clerk = await Clerk();
        await running.Write("К ответу с файлом: заголовки");
        string id = (await running.Find("К ответу с файлом")).GetProperty("id").GetString()!;
        using ByteArrayContent sent = new("<script>alert(1)</script>"u8.ToArray());
        HttpResponseMessage made = await clerk.PostAsync($"/api/v1/cases/{id}/files?name=a.txt", sent, Stop);
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        using HttpRequestMessage request = new(HttpMethod.Get, $"/api/v1/files/{(await Running.Json(made)).GetProperty("files")[0].GetProperty("id").GetString()}");
        using HttpResponseMessage answer = await clerk.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Bound(answer);
        string policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.True(answer.Headers.CacheControl?.Private);
    }

    private HttpClient Client() => node.Api.CreateClient(new() { AllowAutoRedirect = false });

    private async Task<HttpClient> Clerk()
    {
        HttpClient clerk = Client();
        clerk.DefaultRequestHeaders.Add("X-Dialog", "1");
        HttpResponseMessage signedIn = await clerk.PostAsJsonAsync("/api/v1/session", new { login = running.Region.Operator, password = TestRegion.Password }, Stop);
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        return clerk;
    }

    private static async Task Expect(HttpClient client, HttpRequestMessage request, int status)
    {
        using HttpResponseMessage answer = await client.SendAsync(request, Stop);
        Assert.True(status == (int)answer.StatusCode, $"{request.Method} {request.RequestUri} answered {(int)answer.StatusCode}, not {status}: {await answer.Content.ReadAsStringAsync(Stop)}");
        Bound(answer);
        Assert.Contains("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        if (status >= 400)
        {
            Assert.True(answer.Headers.CacheControl?.NoStore, $"{answer.Headers.CacheControl}");
            Assert.DoesNotContain("   at ", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }
    }

    private static void Bound(HttpResponseMessage answer)
    {
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Contains("camera=()", Assert.Single(answer.Headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("X-Powered-By"));
        Assert.Empty(answer.Headers.Server);
    }

    /// <summary>A node with a console of two files, and with addresses that fail.</summary>
    public sealed class Node(Running running) : IAsyncLifetime
    {
        private readonly string _root = Directory.CreateTempSubdirectory("dialog-root-").FullName;

        public ApiWithin Api { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await File.WriteAllTextAsync(Path.Combine(_root, "piece.js"), "export {};");
            await File.WriteAllTextAsync(Path.Combine(_root, "index.html"), "<!doctype html><title>Dialog</title>");
            Api = new ApiWithin(running.Dialog, ("webroot", _root), ("Dialog:Public:SecurityContact", "security@dialog.example")) { Extra = services => services.AddSingleton<IStartupFilter>(new Fails()) };
        }

        public async ValueTask DisposeAsync()
        {
            await Api.DisposeAsync();
            Directory.Delete(_root, recursive: true);
        }
    }

    /// <summary>A body that cannot be read: what an endpoint throws comes to the same handler.</summary>
    private sealed class Fails : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, further) =>
            {
                http.Request.Body = http.Request.Headers[Failing].ToString() switch
                {
                    "fault" => new Unreadable(new NotSupportedException("a fault of ours")),
                    "outage" => new Unreadable(new TimeoutException("a silo is restarting")),
                    _ => http.Request.Body,
                };
                return further(http);
            });
            next(app);
        };
    }

    private sealed class Unreadable(Exception why) : MemoryStream([123, 125])
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw why;

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => throw why;

        public override int Read(byte[] buffer, int offset, int count) => throw why;

        public override int Read(Span<byte> buffer) => throw why;
    }
}
