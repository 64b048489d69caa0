using Dialog.Channels;
using Dialog.Support.StandIns;

namespace Dialog.Networks;

/// <param name="comments">what is written under a post of a channel, instead of dialogs with the bot</param>
internal sealed class MaxStandIn(MaxServer server, string? comments) : INetworkStandIn
{
    private const string Token = "stand-in-token-of-max";
    private const long Channel = -709;

    private IEnumerable<MaxSent> Sent => server.Sent(Token).Where(s => s.Post == comments);

    public string Name => comments is null ? ChannelKinds.Max : $"{ChannelKinds.Max}-comments";

    /// <summary>Two streets of one bot.</summary>
    public static async Task<INetworkStandIn[]> Start()
    {
        MaxServer server = await MaxServer.StartAsync();
        return [new MaxStandIn(server, null), new MaxStandIn(server, server.Publish(Token, Channel, "Новости района"))];
    }

    public ChannelSettings Settings(string region, Uri api) => new()
    {
        Region = region,
        Kind = ChannelKinds.Max,
        Name = "MAX (стенд)",
        Mode = ReceiveMode.Webhook,
        Token = Token,
        Secret = "stand-in-secret-max",
        BaseAddress = server.Address,
        WebhookAddress = api.ToString().TrimEnd('/'),
    };

    public void Say(int resident, string name, string text)
    {
        if (comments is { } post)
        {
            server.Comment(Token, Channel, post, resident, name, text);
        }
        else
        {
            server.Say(Token, resident, name, text);
        }
    }

    public IEnumerable<Heard> Heard() => Sent.Select(s => new Heard(s.Mid, $"{s.Chat}: {s.Text}", [.. s.Buttons.Select(b => b.Label)]));

    public void Press(int resident, string name, string message, string label) => server.Press(Token, resident, name, Sent.First(s => s.Mid == message), label);

    public ValueTask DisposeAsync() => comments is null ? server.DisposeAsync() : ValueTask.CompletedTask;
}
