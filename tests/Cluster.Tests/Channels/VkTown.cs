using Dialog.Channels;
using Dialog.Hosting;
using Dialog.Support.StandIns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dialog.Cluster.Tests.Channels;

/// <summary>The stand-in of VK and the door its callbacks come through, which does what the api's does.</summary>
internal sealed class VkTown : IAsyncDisposable
{
    public const string Secret = "vk-secret";
    public const string Confirmation = "a1b2c3d4";
    private readonly WebApplication door;
    private readonly ChannelSilo silo;
    private int refusing;

    private VkTown(ChannelSilo silo, VkServer vk, WebApplication door, string address) => (this.silo, Vk, this.door, Address) = (silo, vk, door, address);

    public VkServer Vk { get; }

    /// <summary>Where callbacks go.</summary>
    public string Address { get; }

    public static async Task<VkTown> Open(ChannelSilo silo)
    {
        string address = $"http://127.0.0.1:{FreePorts.Next()}";
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        WebApplication door = builder.Build();
        var town = new VkTown(silo, await VkServer.StartAsync(), door, address);
        door.MapPost("/hooks/{kind}/{channel}", town.Called);
        await door.StartAsync();
        return town;
    }

    /// <summary>The next so many callbacks meet an api whose silo is away.</summary>
    public void RefuseCalls(int count) => Volatile.Write(ref refusing, count);

    /// <summary>A community and the channel that serves it, with its callback server confirmed where there is one.</summary>
    public async Task<ChannelView> Connect(string channel, long group, ReceiveMode mode, bool readToken = true)
    {
        Vk.Open(group, $"group-{group}", $"user-{group}");
        ChannelView view = await Configure(channel, group, mode, readToken);
        if (mode == ReceiveMode.Polling)
            return view;
        Assert.True(await Vk.SetCallback(group, $"{Address}/hooks/vk/{channel}", Secret, Confirmation));
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
        WebhookAddress = mode == ReceiveMode.Polling ? null : Address,
    });

    public async ValueTask DisposeAsync()
    {
        await Vk.DisposeAsync();
        await door.DisposeAsync();
    }

    private async Task<IResult> Called(HttpRequest request, string kind, string channel)
    {
        if (Interlocked.Decrement(ref refusing) >= 0)
            return Results.StatusCode(503);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        HookReply reply = await silo.Channel(channel).Hook(new HookCall(kind, [], "", body.ToArray()));
        return Results.Text(reply.Body, reply.ContentType, System.Text.Encoding.UTF8, reply.Status);
    }
}
