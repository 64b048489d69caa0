using Dialog.Channels;
using Dialog.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dialog.Cluster.Tests.Channels;

/// <summary>What the api does with a network's call, without the api: hands it to the channel's grain and returns the grain's answer.</summary>
public sealed class WebhookGate : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ChannelSilo _silo;
    private int _away;

    private WebhookGate(WebApplication app, string address, ChannelSilo silo) => (this._app, Address, this._silo) = (app, address, silo);

    public string Address { get; }

    /// <summary>Calls answered so far, taken or not.</summary>
    public int Calls { get; private set; }

    public static async Task<WebhookGate> StartAsync(ChannelSilo silo)
    {
        string address = $"http://127.0.0.1:{FreePorts.Next()}";
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        WebApplication app = builder.Build();
        WebhookGate gate = new(app, address, silo);
        app.MapPost("/hooks/{kind}/{channel}", gate.Take);
        await app.StartAsync();
        return gate;
    }

    /// <summary>The next calls are answered with 503.</summary>
    public void BeAway(int calls) => _away = calls;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Take(HttpContext context, string kind, string channel)
    {
        Calls++;
        if (Interlocked.Decrement(ref _away) >= 0)
        {
            context.Response.StatusCode = 503;
            return;
        }
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body);
        InboundWebhookReply reply = await _silo.Channel(channel).ReceiveWebhook(new(kind,
            context.Request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString()), context.Request.QueryString.Value?.TrimStart('?') ?? "", body.ToArray()));
        context.Response.StatusCode = reply.Status;
        await context.Response.WriteAsync(reply.Body);
    }
}
