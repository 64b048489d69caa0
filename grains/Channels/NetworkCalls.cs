using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Dialog.Files;
using Dialog.Outbound;

namespace Dialog.Channels;

/// <summary>Calls of networks that speak JSON over HTTP, over one pool of connections per silo.</summary>
public sealed class NetworkCalls : IDisposable
{
    private const int MaxAnswer = 8 * 1024 * 1024;

    private readonly HttpClient _http;

    public NetworkCalls(OutboundGuard guard)
    {
        ArgumentNullException.ThrowIfNull(guard);
        SocketsHttpHandler handler = guard.Handler();
        handler.MaxConnectionsPerServer = 64;
        // Each call has its own limit; a long poll waits longer than a send may.
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MaxAnswer };
    }

    internal async Task<NetworkAnswer> Send(HttpRequestMessage request, CancellationToken stop)
    {
        using HttpResponseMessage response = await _http.SendAsync(request, stop);
        byte[] body = await response.Content.ReadAsByteArrayAsync(stop);
        return new(response.StatusCode, Json(body), body, response.Headers.RetryAfter?.Delta);
    }

    /// <summary>Uploads one file to the address the network gave, as a form of one field.</summary>
    internal async Task<NetworkAnswer> Upload(string address, string field, OutgoingFile file, CancellationToken stop)
    {
        using ByteArrayContent part = new(file.Bytes);
        part.Headers.ContentType = new MediaTypeHeaderValue(file.MimeType);
        using MultipartFormDataContent form = new() { { part, field, file.Name } };
        using HttpRequestMessage request = new(HttpMethod.Post, address) { Content = form };
        return await Send(request, stop);
    }

    /// <summary>A call that is no send: it ends within a time limit, and its failure has a human-readable reason.</summary>
    /// <param name="isTrouble">what a network can do; anything else is a defect of ours</param>
    /// <exception cref="NetworkException">The network refused or did not answer.</exception>
    internal static async Task<T> Within<T>(
        TimeProvider time, TimeSpan within, Func<CancellationToken, Task<T>> call, Func<Exception, bool> isTrouble, Func<Exception, string> words, CancellationToken stop)
    {
        using CancellationTokenSource limit = new(within, time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            return await call(both.Token);
        }
        catch (Exception e) when (isTrouble(e) && !stop.IsCancellationRequested)
        {
            throw new NetworkException(words(e), e);
        }
    }

    public void Dispose() => _http.Dispose();

    private static JsonElement? Json(byte[] body)
    {
        try
        {
            return body.Length == 0 ? null : RawJson.Value(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What a network answered.</summary>
/// <param name="Json">null: a page, or nothing</param>
internal sealed record NetworkAnswer(HttpStatusCode Status, JsonElement? Json, byte[] Body, TimeSpan? RetryAfter)
{
    public bool IsSuccess => (int)Status is >= 200 and <= 299;
}

/// <summary>What an exception of HTTP says about the delivery of a request. Pure.</summary>
internal static class NetworkDoubt
{
    /// <summary>Only what happens before the first byte of the request is out leaves no doubt.</summary>
    public static bool NeverLeft(Exception error) => (error as HttpRequestException)?.HttpRequestError
        is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
        or HttpRequestError.ProxyTunnelError;

    public static string Code(Exception error) => error switch
    {
        OperationCanceledException => "no-answer",
        HttpRequestException => "network-unreachable",
        _ => "unexpected-answer",
    };

    public static string Words(Exception error) => error switch
    {
        OperationCanceledException => "no answer in time",
        HttpRequestException { InnerException: PrivateAddressException } => OutboundGuard.Refusal,
        HttpRequestException http => http.HttpRequestError.ToString(),
        _ => error.GetType().Name,
    };
}
