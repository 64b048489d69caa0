namespace Dialog.Networks;

/// <summary>All networks that have a stand-in; the stand-ins end together.</summary>
internal sealed class StandIns(IReadOnlyList<INetworkStandIn> all) : IAsyncDisposable
{
    public IReadOnlyList<INetworkStandIn> All => all;

    public static async Task<StandIns> Start() => new([await TelegramStandIn.Start(), .. await VkStandIn.Start(), new EmailStandIn(), .. await MaxStandIn.Start(), await OkStandIn.Start()]);

    public async ValueTask DisposeAsync()
    {
        foreach (INetworkStandIn network in all)
        {
            await network.DisposeAsync();
        }
    }
}
