namespace Dialog.Support.StandIns;

/// <summary>What a stand-in does to one message of ours instead of taking it.</summary>
public abstract record NetworkFault
{
    private NetworkFault()
    {
    }

    /// <summary>429; with <c>Retry-After</c> where seconds are given.</summary>
    public sealed record TooMany(int? RetryAfter = null) : NetworkFault;

    /// <summary>An error in the network's own words.</summary>
    public sealed record Refuse(int Status, string Code, string Message) : NetworkFault;

    /// <summary>A proxy's page with a status, and no answer of the network.</summary>
    public sealed record Gateway(int Status) : NetworkFault;

    /// <summary>The message arrives in the chat, the network says 500 all the same.</summary>
    public sealed record TakeAndFail : NetworkFault;

    /// <summary>The message arrives in the chat, the connection breaks before the answer.</summary>
    public sealed record TakeAndReset : NetworkFault;

    /// <summary>The connection breaks before the message is taken.</summary>
    public sealed record Reset : NetworkFault;
}
