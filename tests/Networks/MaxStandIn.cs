using Dialog.Channels;
using Dialog.Support.StandIns;

namespace Dialog.Networks;

/// <param name="comments">what is written under a post of a channel, instead of dialogs with the bot</param>
internal sealed class MaxStandIn(MaxServer server, string? comments) : INetworkStandIn
{
    private const string Token = "stand-in-token-of-max";
    private const long Channel = -709;

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

    public IEnumerable<string> Heard() => server.Sent(Token).Where(s => s.Post == comments).Select(s => $"{s.Chat}: {s.Text}");

    public ValueTask DisposeAsync() => comments is null ? server.DisposeAsync() : ValueTask.CompletedTask;
}
