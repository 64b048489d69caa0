using Dialog.Api.Push;
using Dialog.Platform;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Dialog.Api.Platform;

/// <summary>What this api listens at, and <c>screens</c>: how many are connected to it.</summary>
internal sealed class ApiNode(IServer server, ScreenMetrics screens) : INodeAddress, INodeFigures
{
    public string Address => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";

    public IEnumerable<KeyValuePair<string, double>> Read(TimeSpan since) => [new("screens", screens.Connected)];
}
