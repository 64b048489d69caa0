using System.Globalization;
using Dialog.Channels;
using Dialog.Support.StandIns;

namespace Dialog.Networks;

internal sealed class OkStandIn(OkServer server) : INetworkStandIn
{
    private const string Token = "stand-in-key-of-ok";

    public string Name => ChannelKinds.Ok;

    public static async Task<INetworkStandIn> Start() => new OkStandIn(await OkServer.StartAsync(Token));

    public ChannelSettings Settings(string region, Uri api) => new()
    {
        Region = region,
        Kind = ChannelKinds.Ok,
        Name = "Одноклассники (стенд)",
        Mode = ReceiveMode.Webhook,
        Token = Token,
        Secret = "stand-in-secret-ok",
        BaseAddress = server.Address,
        WebhookAddress = api.ToString().TrimEnd('/'),
    };

    public void Say(int resident, string name, string text) =>
        server.Say($"C{resident.ToString("x", CultureInfo.InvariantCulture)}", resident.ToString(CultureInfo.InvariantCulture), name, text);

    public IEnumerable<Heard> Heard() => server.Sent.Select(s => Networks.Heard.Plain($"{s.Chat}: {s.Text}"));

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
