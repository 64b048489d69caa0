using Dialog.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Dialog.Support.StandIns;

/// <summary>
/// A proxy before a network that carries every request through. On demand it withholds the answer to one request: the
/// network has done it, and the caller never receives the answer.
/// </summary>
public sealed class SilentProxy : IAsyncDisposable
{
    private static readonly string[] NotCarried = ["Transfer-Encoding", "Connection", "Host"];

    private readonly WebApplication _app;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly CancellationTokenSource _stop = new();
    private readonly string _network;
    private Func<string, bool>? _silent;
    private TaskCompletionSource _swallowed = new();

    private SilentProxy(WebApplication app, string address, string network) => (_app, Address, _network) = (app, address, network);

    public string Address { get; }

    /// <param name="network">base address of the network</param>
    public static async Task<SilentProxy> StartAsync(string network)
    {
        string address = $"http://127.0.0.1:{FreePorts.Next()}";
        WebApplication app = StandInApp.At(address);
        SilentProxy proxy = new(app, address, network.TrimEnd('/'));
        app.Map("/{**path}", proxy.Carry);
        await app.StartAsync();
        return proxy;
    }

    /// <summary>The answer to the next request to a path of this kind is kept back.</summary>
    /// <returns>ends when the network has done what it was asked</returns>
    public Task KeepBack(Func<string, bool> path)
    {
        _swallowed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _silent = path;
        return _swallowed.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _app.DisposeAsync();
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task Carry(HttpContext http)
    {
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, _stop.Token);
        using HttpRequestMessage request = Copy(http.Request);
        bool silent = _silent?.Invoke(http.Request.Path) == true;
        if (silent)
        {
            _silent = null;
        }

        using HttpResponseMessage answer = await _http.SendAsync(request, over.Token);
        byte[] body = await answer.Content.ReadAsByteArrayAsync(over.Token);
        if (silent)
        {
            _swallowed.TrySetResult();
            await Task.Delay(Timeout.Infinite, over.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            http.Abort();
            return;
        }

        http.Response.StatusCode = (int)answer.StatusCode;
        foreach ((string name, IEnumerable<string> values) in answer.Headers.Concat(answer.Content.Headers).Where(h => !NotCarried.Contains(h.Key)))
        {
            http.Response.Headers[name] = values.ToArray();
        }

        await http.Response.Body.WriteAsync(body, over.Token);
    }

    private HttpRequestMessage Copy(HttpRequest from)
    {
        HttpRequestMessage request = new(new HttpMethod(from.Method), $"{_network}{from.Path}{from.QueryString}") { Content = new StreamContent(from.Body) };
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues values) in from.Headers.Where(h => !NotCarried.Contains(h.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                request.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        return request;
    }
}
