using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Dialog.Outbound;
using Dialog.Projections.Webhooks.Domain;
using Microsoft.Extensions.Options;

namespace Dialog.Projections.Webhooks;

/// <summary>One attempt to hand a message over. Follows no redirect, reads no answer, and connects only where it may.</summary>
internal sealed class WebhookSender : IDisposable
{
    private readonly HttpClient _http;
    private readonly WebhookOptions _options;
    private readonly TimeProvider _time;

    public WebhookSender(OutboundGuard guard, IOptions<WebhookOptions> options, TimeProvider time)
    {
        _options = options.Value;
        _time = time;
        _http = new HttpClient(guard.Handler(_options.AllowPrivateAddresses, mayUseProxy: false))
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Dialog-Webhooks", "1"));
    }

    public async Task<WebhookAttempt> Send(string url, string id, string body, IReadOnlyList<string> secrets)
    {
        long started = _time.GetTimestamp();
        using CancellationTokenSource patience = new(_options.Timeout, _time);
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            foreach ((string name, string value) in WebhookSignature.Headers(id, _time.GetUtcNow(), body, secrets))
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            using HttpResponseMessage answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return new WebhookAttempt((int)answer.StatusCode, null, _time.GetElapsedTime(started), answer.Headers.RetryAfter?.Delta);
        }
        catch (OperationCanceledException)
        {
            return Failed("timeout");
        }
        catch (HttpRequestException e)
        {
            return Failed(Reason(e));
        }

        WebhookAttempt Failed(string error) => new(null, error, _time.GetElapsedTime(started));
    }

    public void Dispose() => _http.Dispose();

    private static string Reason(HttpRequestException e) => e.InnerException switch
    {
        PrivateAddressException => "private-address",
        AuthenticationException => "tls",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => "name-not-found",
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "connection-refused",
        _ when e.HttpRequestError is HttpRequestError.NameResolutionError => "name-not-found",
        _ when e.HttpRequestError is HttpRequestError.SecureConnectionError => "tls",
        _ when e.HttpRequestError is HttpRequestError.ConnectionError => "unreachable",
        _ => "connection-lost",
    };
}
