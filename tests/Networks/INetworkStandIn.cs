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
    IEnumerable<Heard> Heard();

    /// <summary>A resident presses a button under a message that was heard; networks without buttons have none to press.</summary>
    void Press(int resident, string name, string message, string label) => throw new InvalidOperationException($"{Name} has no buttons.");
}

/// <summary>One message of Dialog.</summary>
/// <param name="Id">the network's</param>
/// <param name="Buttons">the labels of the buttons it shows now</param>
internal sealed record Heard(string Id, string Text, IReadOnlyList<string> Buttons)
{
    public static Heard Plain(string text) => new("", text, []);
}
