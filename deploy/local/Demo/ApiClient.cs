using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Dialog.Local.Demo;

/// <summary>The public HTTP API as anybody outside sees it. Busy answers (429, 503) are repeated when the api asks for it.</summary>
internal sealed class ApiClient : IDisposable
{
    private const int Attempts = 8;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly HttpClient _http;
    private readonly TimeProvider _time;

    public ApiClient(Uri address) : this(address, new HttpClientHandler(), TimeProvider.System) { }

    internal ApiClient(Uri address, HttpMessageHandler handler, TimeProvider time)
    {
        this._time = time;
        _http = new HttpClient(handler) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        _http.DefaultRequestHeaders.Add("X-Dialog", "1");
    }

    public Task<HttpResponseMessage> GetAsync(string path, CancellationToken cancellation) =>
        SendAsync(() => new HttpRequestMessage(HttpMethod.Get, path), cancellation);

    public Task<HttpResponseMessage> PutAsync(string path, object body, CancellationToken cancellation) =>
        SendAsync(() => new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body, options: Json) }, cancellation);

    public Task<HttpResponseMessage> PostAsync(string path, object body, CancellationToken cancellation, string? bearer = null) =>
        SendAsync(
            () => new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = JsonContent.Create(body, options: Json),
                Headers = { Authorization = bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer) },
            },
            cancellation);

    public static async Task<T> ReadAsync<T>(HttpResponseMessage answer, CancellationToken cancellation) =>
        await answer.Content.ReadFromJsonAsync<T>(Json, cancellation) ?? throw new JsonException($"{answer.RequestMessage?.RequestUri} answered with nothing.");

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> request, CancellationToken cancellation)
    {
        for (int attempt = 1; ; attempt++)
        {
            HttpResponseMessage answer = await _http.SendAsync(request(), cancellation);
            if (answer.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests) || attempt == Attempts)
            {
                return answer;
            }

            TimeSpan wait = answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1);
            answer.Dispose();
            await Task.Delay(wait, _time, cancellation);
        }
    }
}
