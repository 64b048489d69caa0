using Dialog.Channels;
using Dialog.Support.StandIns;

namespace Dialog.Cluster.Tests.Channels;

/// <summary>The stand-in of VK and the gate its callbacks come through.</summary>
internal sealed class VkTown(ChannelSilo silo, VkServer vk, WebhookGate gate) : IAsyncDisposable
{
    public const string Secret = "vk-secret";
    public const string Confirmation = "a1b2c3d4";

    public VkServer Vk => vk;

    /// <summary>Where VK calls.</summary>
    public string Callbacks => gate.Address;

    public static async Task<VkTown> Open(ChannelSilo silo) => new(silo, await VkServer.StartAsync(), await WebhookGate.StartAsync(silo));

    /// <summary>The number of next callbacks that find the api without a silo.</summary>
    public void RefuseCalls(int count) => gate.BeAway(count);

    /// <summary>A community and the channel that serves it, with its callback server confirmed where there is one.</summary>
    public async Task<ChannelView> Connect(string channel, long group, ReceiveMode mode, bool readToken = true)
    {
        Vk.Open(group, $"group-{group}", $"user-{group}");
        ChannelView view = await Configure(channel, group, mode, readToken);
        if (mode == ReceiveMode.Polling)
        {
            return view;
        }

        Assert.True(await Vk.SetCallback(group, $"{gate.Address}/hooks/vk/{channel}", Secret, Confirmation));
        return await Configure(channel, group, mode, readToken);
    }

    public Task<ChannelView> Configure(string channel, long group, ReceiveMode mode, bool readToken = true, string? address = null) => silo.Channel(channel).Configure(new ChannelSettings
    {
        Region = ChannelSilo.Region,
        Kind = ChannelKinds.Vk,
        Name = channel,
        Account = $"{group}",
        Token = $"group-{group}",
        ReadToken = readToken ? $"user-{group}" : null,
        Mode = mode,
        Secret = mode == ReceiveMode.Polling ? null : Secret,
        Confirmation = mode == ReceiveMode.Polling ? null : Confirmation,
        BaseAddress = address ?? Vk.Address,
        WebhookAddress = mode == ReceiveMode.Polling ? null : gate.Address,
    });

    public async ValueTask DisposeAsync()
    {
        await vk.DisposeAsync();
        await gate.DisposeAsync();
    }
}
