using Dialog.Channels;
using Dialog.Support.StandIns;

namespace Dialog.Networks;

internal sealed class TelegramStandIn(TelegramServer server) : INetworkStandIn
{
    private const string Token = "1001:stand-in";

    public string Name => ChannelKinds.Telegram;

    public static async Task<INetworkStandIn> Start() => new TelegramStandIn(await TelegramServer.StartAsync());

    public ChannelSettings Settings(string region, Uri api) => new()
    {
        Region = region,
        Kind = ChannelKinds.Telegram,
        Name = "Telegram (стенд)",
        Mode = ReceiveMode.Webhook,
        Token = Token,
        Secret = "stand-in-secret-telegram",
        BaseAddress = server.Address,
        WebhookAddress = api.ToString().TrimEnd('/'),
    };

    public void Say(int resident, string name, string text) => server.Say(Token, resident, name, text);

    public IEnumerable<Heard> Heard() => server.Sent(Token).Select(s => new Heard($"{s.MessageId}", $"{s.Chat}: {s.Text}", [.. s.Buttons.Select(b => b.Label)]));

    public void Press(int resident, string name, string message, string label) =>
        server.Press(Token, resident, name, int.Parse(message, System.Globalization.CultureInfo.InvariantCulture), label);

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
