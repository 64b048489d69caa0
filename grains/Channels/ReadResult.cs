using Dialog.Intake;

namespace Dialog.Channels;

/// <summary>What the reader of a payload needs to know beside it.</summary>
/// <param name="SeenAt">When the payload reached this installation.</param>
/// <param name="Own">The network's id of our own account, when known: its messages are not a resident's.</param>
public sealed record ReadContext(string Channel, string Region, DateTimeOffset SeenAt, string? Own = null);

/// <summary>What a payload turned out to be.</summary>
public abstract record ReadResult
{
    private ReadResult()
    {
    }

    /// <summary>A resident's message.</summary>
    /// <param name="RepliesToOurs">The network's id of the answer of ours it replies to: its thread is that answer's thread.</param>
    public sealed record Message(IncomingMessage Incoming, string? RepliesToOurs = null) : ReadResult;

    /// <summary>Nothing a person should see, with the reason.</summary>
    public sealed record Ignored(string Because) : ReadResult;

    /// <summary>The payload contradicts the network's format.</summary>
    /// <param name="Field">Path of the field, e.g. <c>message.chat.id</c>.</param>
    public sealed record Broken(string Field, string Problem) : ReadResult;
}
