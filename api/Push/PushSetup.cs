using Dialog.Api.Setup;
using Microsoft.AspNetCore.SignalR;

namespace Dialog.Api.Push;

/// <summary>What the live push needs.</summary>
internal static class PushSetup
{
    public static void AddLivePush(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<ScreenMetrics>();
        builder.Services.AddSingleton<LiveConnections>();
        builder.Services.AddSingleton<FeedNode>();
        builder.Services.AddHostedService(s => s.GetRequiredService<FeedNode>());
        builder.Services.AddHostedService<LiveRights>();
        builder.Services.AddSingleton<ViewerTokens>();
        builder.Services.AddSingleton<CasePresence>();
        builder.Services.AddHostedService(s => s.GetRequiredService<CasePresence>());
        builder.Services.AddSingleton<LiveCounts>();
        builder.Services.AddHostedService(s => s.GetRequiredService<LiveCounts>());
        builder.Services
            .AddSignalR(o =>
            {
                o.MaximumReceiveMessageSize = 16 * 1024;
                o.KeepAliveInterval = TimeSpan.FromSeconds(10);
                o.ClientTimeoutInterval = TimeSpan.FromSeconds(30);
                o.MaximumParallelInvocationsPerClient = 2;
            })
            .AddJsonProtocol(o => Json.Apply(o.PayloadSerializerOptions));
        builder.Services.AddSingleton<HubLifetimeManager<LiveHub>, LiveLifetime>();
    }
}
