using Dialog.Channels;
using Dialog.Support.StandIns;

namespace Dialog.Networks;

/// <param name="comments">what is written under a post on the community's wall, instead of messages to the community</param>
internal sealed class VkStandIn(VkServer server, bool comments) : INetworkStandIn
{
    private const long Community = 709;
    private const string Token = "stand-in-token-of-vk";
    private const string UserToken = "stand-in-user-of-vk";
    private const string Post = "-709_33";

    private IEnumerable<VkSent> Sent => server.Sent(Community).Where(s => s.Place == Post == comments);

    public string Name => comments ? $"{ChannelKinds.Vk}-comments" : ChannelKinds.Vk;

    /// <summary>Two streets of one community.</summary>
    public static async Task<INetworkStandIn[]> Start()
    {
        VkServer server = await VkServer.StartAsync();
        server.Open(Community, Token, UserToken);
        return [new VkStandIn(server, comments: false), new VkStandIn(server, comments: true)];
    }

    public ChannelSettings Settings(string region, Uri api) => new()
    {
        Region = region,
        Kind = ChannelKinds.Vk,
        Name = "ВКонтакте (стенд)",
        Mode = ReceiveMode.Polling,
        Token = Token,
        ReadToken = UserToken,
        Account = $"{Community}",
        BaseAddress = server.Address,
    };

    public void Say(int resident, string name, string text)
    {
        if (comments)
        {
            server.Comment(Community, Post, resident, name, text);
        }
        else
        {
            server.Say(Community, resident, name, text);
        }
    }

    public IEnumerable<Heard> Heard() => Sent.Select(s => new Heard($"{s.Id}", $"{s.Place}: {s.Text}", [.. s.Buttons.Select(b => b.Label)]));

    public void Press(int resident, string name, string message, string label) => server.Press(Community, resident, Sent.First(s => $"{s.Id}" == message), label);

    public ValueTask DisposeAsync() => comments ? ValueTask.CompletedTask : server.DisposeAsync();
}
