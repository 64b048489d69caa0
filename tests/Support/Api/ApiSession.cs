using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Cases;
using Dialog.Channels;
using Dialog.Regions;

namespace Dialog.Support.Api;

/// <summary>
/// One person at one api, as a browser is: cookie, X-Dialog header, retries. Busy answers and broken connections are repeated
/// with the same Idempotency-Key, as docs/api.md asks.
/// </summary>
public sealed class ApiSession : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly HttpClient _http;

    public ApiSession(Uri address)
    {
        Address = address;
        SocketsHttpHandler handler = new()
        {
            CookieContainer = Cookies,
            // A killed api's address may be taken over by its successor: an old connection must not be trusted for long.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5),
            ConnectTimeout = TimeSpan.FromSeconds(5),
        };
        _http = new HttpClient(handler) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        _http.DefaultRequestHeaders.Add("X-Dialog", "1");
    }

    public Uri Address { get; }

    public CookieContainer Cookies { get; } = new();

    /// <summary>Answers that were busy (503, 429), failed (500) or never came, all of them repeated.</summary>
    public int Repeated => _repeated;

    /// <summary>Of those, answers that said 500: the api must never say that of an outage.</summary>
    public int Failed => _failed;

    private int _repeated;
    private int _failed;

    public Task SignIn(string login, string password, CancellationToken cancellation = default) =>
        Expect(HttpMethod.Post, "/api/v1/session", new { login, password }, HttpStatusCode.OK, cancellation);

    public Task PutRegion(RegionConfiguration region, CancellationToken cancellation = default) =>
        Expect(HttpMethod.Put, $"/api/v1/regions/{region.Code}", region, HttpStatusCode.OK, cancellation);

    public Task PutUser(string login, string name, string role, string region, string password, string? authority = null, string? official = null, CancellationToken cancellation = default) =>
        Expect(HttpMethod.Put, $"/api/v1/users/{login}", new { name, role, region, authority, official, password }, HttpStatusCode.NoContent, cancellation);

    public Task PutChannel(string id, ChannelSettings settings, CancellationToken cancellation = default) =>
        Expect(HttpMethod.Put, $"/api/v1/channels/{id}", settings, HttpStatusCode.OK, cancellation);

    /// <summary>Gives the vendor's receipt: accepted, duplicates. Returns only when the items are durably taken.</summary>
    public async Task<FeedReceipt> PushFeed(string channel, string secret, IReadOnlyList<FeedItem> items, CancellationToken cancellation = default)
    {
        using HttpResponseMessage answer = await Send(
            () =>
            {
                HttpRequestMessage request = new(HttpMethod.Post, $"/hooks/feed/{channel}") { Content = JsonContent.Create(items, options: ApiJson.Options) };
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
                return request;
            },
            cancellation);
        return await Read<FeedReceipt>(answer, HttpStatusCode.OK, cancellation);
    }

    /// <summary>One page of a queue.</summary>
    public async Task<CasePage> List(string query, CancellationToken cancellation = default)
    {
        using HttpResponseMessage answer = await Send(() => new HttpRequestMessage(HttpMethod.Get, $"/api/v1/cases?{query}"), cancellation);
        return await Read<CasePage>(answer, HttpStatusCode.OK, cancellation);
    }

    /// <summary>All pages of a queue.</summary>
    public async Task<List<CaseSummary>> ListAll(string query, CancellationToken cancellation = default)
    {
        List<CaseSummary> all = [];
        string? cursor = null;
        do
        {
            CasePage page = await List($"{query}&limit=200{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}", cancellation);
            all.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        return all;
    }

    /// <summary>
    /// A command under a key of the caller: repeated until the api has said yes or no. Null: the rules refused it (409) or the
    /// case is not this person's (404).
    /// </summary>
    public async Task<CommandReply?> Command(Guid caseId, string verb, object body, string key, CancellationToken cancellation = default)
    {
        using HttpResponseMessage answer = await Send(
            () =>
            {
                HttpRequestMessage request = new(HttpMethod.Post, $"/api/v1/cases/{caseId}/{verb}") { Content = JsonContent.Create(body, body.GetType(), options: ApiJson.Options) };
                request.Headers.Add("Idempotency-Key", key);
                return request;
            },
            cancellation);
        return answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.NotFound
            ? null
            : await Read<CommandReply>(answer, HttpStatusCode.OK, cancellation);
    }

    public void Dispose() => _http.Dispose();

    private async Task Expect(HttpMethod method, string path, object body, HttpStatusCode wanted, CancellationToken cancellation)
    {
        using HttpResponseMessage answer = await Send(
            () => new HttpRequestMessage(method, path) { Content = JsonContent.Create(body, body.GetType(), options: ApiJson.Options) }, cancellation);
        await Check(answer, wanted, cancellation);
    }

    private async Task<HttpResponseMessage> Send(Func<HttpRequestMessage> request, CancellationToken cancellation)
    {
        using PeriodicTimer pause = new(Pause);
        while (true)
        {
            try
            {
                HttpResponseMessage answer = await _http.SendAsync(request(), cancellation);
                if (answer.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError))
                {
                    return answer;
                }

                if (answer.StatusCode == HttpStatusCode.InternalServerError)
                {
                    Interlocked.Increment(ref _failed);
                }

                answer.Dispose();
            }
            catch (Exception e) when (e is HttpRequestException or IOException || (e is TaskCanceledException && !cancellation.IsCancellationRequested))
            {
                // The connection broke or nobody answered: nobody knows whether it was done, the key makes the repetition harmless.
            }

            Interlocked.Increment(ref _repeated);
            await pause.WaitForNextTickAsync(cancellation);
        }
    }

    private static async Task<T> Read<T>(HttpResponseMessage answer, HttpStatusCode wanted, CancellationToken cancellation)
    {
        await Check(answer, wanted, cancellation);
        return await answer.Content.ReadFromJsonAsync<T>(ApiJson.Options, cancellation) ?? throw new JsonException("null");
    }

    private static async Task Check(HttpResponseMessage answer, HttpStatusCode wanted, CancellationToken cancellation)
    {
        if (answer.StatusCode != wanted)
        {
            string body = await answer.Content.ReadAsStringAsync(cancellation);
            throw new HttpRequestException(
                $"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri!.AbsolutePath} answered {(int)answer.StatusCode}, not {(int)wanted}: {body}",
                null, answer.StatusCode);
        }
    }
}

/// <summary>An item of a vendor's push; the format is in docs/api.md.</summary>
public sealed record FeedItem(
    string Network, string Id, string Conversation, FeedAuthor Author, string Text, DateTimeOffset PublishedAt, string? Topic = null, string? Address = null, string? Link = null, bool? Public = null)
{
    /// <summary>Where the product keeps it: each author's branch is a thread of its own.</summary>
    public string ThreadIn(string channel) => $"{channel}/{Network}:{Conversation}:{Author.Id}";
}

public sealed record FeedAuthor(string Id, string Name);

public sealed record FeedReceipt(int Accepted, int Duplicates);

/// <param name="Next">The cursor of the next page; null on the last.</param>
public sealed record CasePage(List<CaseSummary> Items, string? Next);
