using Microsoft.AspNetCore.SignalR;

namespace Dialog.Api.Push;

/// <summary>Registers every connection of the hub with <see cref="LiveConnections"/>: what is sent to many screens is written to bytes once.</summary>
internal sealed class LiveLifetime(LiveConnections connections, ScreenMetrics metrics, ILogger<DefaultHubLifetimeManager<LiveHub>> logger)
    : DefaultHubLifetimeManager<LiveHub>(logger)
{
    public override async Task OnConnectedAsync(HubConnectionContext connection)
    {
        await base.OnConnectedAsync(connection);
        connections.Add(new LiveConnection(connection, metrics));
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        connections.Remove(connection.ConnectionId);
        return base.OnDisconnectedAsync(connection);
    }
}
