namespace Dialog.Networks;

/// <summary>All networks there are stand-ins for; they end together.</summary>
internal sealed class StandIns(IReadOnlyList<INetworkStandIn> all) : IAsyncDisposable
{
    public IReadOnlyList<INetworkStandIn> All => all;

    public static async Task<StandIns> Start() => new(await Task.WhenAll(TelegramStandIn.Start()));

    public async ValueTask DisposeAsync()
    {
        foreach (INetworkStandIn network in all)
            await network.DisposeAsync();
    }
}
