using Dialog.Channels;

namespace Dialog.Networks;

/// <summary>A network simulated on this machine: the settings the channel needs for it, and what a resident can do in it.</summary>
internal interface INetworkStandIn : IAsyncDisposable
{
    /// <summary>As <see cref="ChannelKinds"/> names it; with <c>-comments</c> behind it for what is written in public.</summary>
    string Name { get; }

    /// <param name="api">where the network calls Dialog</param>
    ChannelSettings Settings(string region, Uri api);

    /// <param name="resident">a number that stands for the person; the same one writes in the same thread</param>
    void Say(int resident, string name, string text);

    /// <summary>What Dialog sent so far, oldest first.</summary>
    IEnumerable<string> Heard();
}
