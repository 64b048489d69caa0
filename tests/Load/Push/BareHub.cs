using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dialog.Load.Push;

/// <summary>
/// SignalR and nothing else, in a process of its own: to all connections, frames of a given size at a given rate, each
/// carrying the moment it was sent in the place of <c>after</c>. <c>/start?bytes=&amp;perSecond=</c> starts the flow.
/// </summary>
internal sealed class BareHub : Hub
{
    public const string Route = "/bare";

    public static async Task Serve(CancellationToken stop)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR();
        WebApplication app = builder.Build();
        app.MapHub<BareHub>(Route);
        app.MapGet("/health", () => "ready");
        app.MapPost("/start", (int bytes, double perSecond, IHubContext<BareHub> hub) =>
        {
            _ = Flow(hub, bytes, perSecond, stop);
            return Results.Ok();
        });
        await app.StartAsync(stop);
        await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await app.StopAsync(CancellationToken.None);
    }

    private static async Task Flow(IHubContext<BareHub> hub, int bytes, double perSecond, CancellationToken stop)
    {
        string filling = new('x', Math.Max(1, bytes - 150));
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(1 / perSecond));
        while (await timer.WaitForNextTickAsync(stop))
        {
            await hub.Clients.All.SendAsync("Changes", new BareBatch("bare", Stopwatch.GetTimestamp(), filling), stop);
        }
    }
}

internal sealed record BareBatch(string View, long After, string Filling);
