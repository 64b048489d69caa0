using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dialog.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dialog.Support.StandIns;

/// <summary>What a receiver of webhooks does with one call.</summary>
public enum WebhookFault
{
    /// <summary>Takes it and confirms it.</summary>
    None,

    /// <summary>500, not taken.</summary>
    ServerError,

    /// <summary>Taken, but the answer never comes.</summary>
    SilenceAfterTaking,

    /// <summary>The connection breaks before anything is taken.</summary>
    Reset,

    /// <summary>410: for good.</summary>
    Gone,
}

/// <summary>A message as the receiver took it.</summary>
/// <param name="Signatures">How many of its signatures are right for the secret.</param>
public sealed record ReceivedWebhook(string Id, string Type, Guid? CaseId, int? Version, string Body, int Signatures, bool DialogSigned);

/// <summary>Somebody else's system that receives webhooks, in this process, with faults on demand.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stop = new();

    private WebhookReceiver(WebApplication app, string address) => (_app, Address) = (app, address);

    public string Address { get; }

    /// <summary>What the receiver checks signatures with.</summary>
    public string Secret { get; set; } = "";

    /// <summary>Everything taken, repetitions included, in the order it came.</summary>
    public ConcurrentQueue<ReceivedWebhook> Taken { get; } = new();

    /// <summary>The faults of the next calls; when it is empty they are taken.</summary>
    public ConcurrentQueue<WebhookFault> Faults { get; } = new();

    /// <summary>The fault of every call while it is set.</summary>
    public WebhookFault Always { get; set; }

    public int Calls => _calls;

    private int _calls;

    public static async Task<WebhookReceiver> StartAsync(int? port = null)
    {
        string address = $"http://127.0.0.1:{port ?? FreePorts.Next()}";
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        WebApplication app = builder.Build();
        WebhookReceiver receiver = new(app, address);
        app.MapPost("/{**path}", (Delegate)receiver.Take);
        await app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _app.DisposeAsync();
        _stop.Dispose();
    }

    private async Task<IResult> Take(HttpContext http)
    {
        Interlocked.Increment(ref _calls);
        WebhookFault fault = Always != WebhookFault.None ? Always : Faults.TryDequeue(out WebhookFault next) ? next : WebhookFault.None;
        switch (fault)
        {
            case WebhookFault.ServerError:
                return Results.StatusCode(500);
            case WebhookFault.Gone:
                return Results.StatusCode(410);
            case WebhookFault.Reset:
                http.Abort();
                return Results.Empty;
        }

        Taken.Enqueue(await Read(http.Request));
        if (fault == WebhookFault.SilenceAfterTaking)
        {
            using CancellationTokenSource gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, _stop.Token);
            await Task.Delay(Timeout.Infinite, gone.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        return Results.NoContent();
    }

    private async Task<ReceivedWebhook> Read(HttpRequest request)
    {
        using StreamReader reader = new(request.Body, Encoding.UTF8);
        string body = await reader.ReadToEndAsync();
        string id = request.Headers["webhook-id"].ToString(), at = request.Headers["webhook-timestamp"].ToString();
        string[] signatures = request.Headers["webhook-signature"].ToString().Split(' ');
        string[] dialog = request.Headers["Dialog-Signature"].ToString().Split(',');
        JsonElement json = JsonSerializer.Deserialize<JsonElement>(body);
        bool hasData = json.TryGetProperty("data", out JsonElement data);
        return new ReceivedWebhook(
            json.GetProperty("id").GetString() == id ? id : "another id in the header",
            json.GetProperty("type").GetString()!,
            hasData ? data.GetProperty("caseId").GetGuid() : null,
            hasData ? data.GetProperty("version").GetInt32() : null,
            body,
            signatures.Count(s => s == "v1," + Convert.ToBase64String(Hash($"{id}.{at}.{body}"))),
            dialog[0] == $"t={at}" && dialog.Contains("v1=" + Convert.ToHexStringLower(Hash($"{at}.{body}"))));
    }

    private byte[] Hash(string signed) =>
        Secret.Length == 0 ? [] : HMACSHA256.HashData(Convert.FromBase64String(Secret["whsec_".Length..]), Encoding.UTF8.GetBytes(signed));
}
