namespace Dialog.Channels;

/// <summary>One kind of network. Knows nothing but the settings it is given; holds no state of a channel.</summary>
public interface IChannel
{
    string Kind { get; }

    ChannelTraits Traits { get; }

    /// <summary>The network's id of our own account, as far as the settings tell.</summary>
    string? Own(ChannelSettings settings);

    /// <summary>Pure.</summary>
    ReadResult Read(ReadOnlySpan<byte> payload, ReadContext context);

    /// <summary>Brings the network in line with the settings: webhook set or removed, token tried.</summary>
    /// <exception cref="NetworkException">It could not, in words.</exception>
    Task Prepare(ChannelSettings settings, CancellationToken stop);

    /// <summary>What the network says of itself.</summary>
    /// <exception cref="NetworkException">It did not say.</exception>
    Task<NetworkHealth> Health(ChannelSettings settings, CancellationToken stop);

    /// <summary>Waits for the next payloads after <paramref name="cursor"/>; asking with a later cursor acknowledges them.</summary>
    /// <exception cref="NetworkException">The network refused or did not answer, in words.</exception>
    Task<PolledPayloads> Poll(ChannelSettings settings, long? cursor, CancellationToken stop);

    /// <summary>Fetches a file a resident sent. Most networks give an address instead of an id and need none of this.</summary>
    /// <exception cref="NetworkException">The network refused or did not answer, in words.</exception>
    Task<NetworkFile> Fetch(ChannelSettings settings, string fileId, int maxBytes, CancellationToken stop) =>
        Task.FromResult(new NetworkFile(null, null, "this network does not give its files"));

    /// <summary>Sends one answer. Never throws for what a network can do; never tries twice.</summary>
    Task<SendOutcome> Send(ChannelSettings settings, OutgoingMessage message, CancellationToken stop);
}

/// <summary>What a network allows.</summary>
/// <param name="Polls">Has something to poll; otherwise only webhooks and files bring messages.</param>
/// <param name="TakesKey">A repeated send is recognised by its key: after an unknown outcome it may be repeated.</param>
/// <param name="PerSecond">Sends of one account; <see cref="int.MaxValue"/> for no limit.</param>
/// <param name="ChatRest">Pause between two sends into one private chat.</param>
/// <param name="GroupRest">Pause between two sends into one group.</param>
public sealed record ChannelTraits(bool Polls, bool TakesKey, int PerSecond, TimeSpan ChatRest, TimeSpan GroupRest)
{
    public static ChannelTraits Unlimited { get; } = new(Polls: false, TakesKey: true, int.MaxValue, TimeSpan.Zero, TimeSpan.Zero);

    public bool Paced => PerSecond != int.MaxValue;
}

/// <param name="Pending">Messages waiting in the network, when it tells.</param>
/// <param name="Problem">What the network complains of; null when all is well.</param>
public sealed record NetworkHealth(int? Pending, string? Problem);

/// <param name="Cursor">To ask with next time; null when nothing came.</param>
public sealed record PolledPayloads(IReadOnlyList<Payload> Payloads, long? Cursor);

/// <summary>Raw bytes of the network under its own id.</summary>
public sealed record Payload(string ExternalId, byte[] Bytes);

/// <summary>The network is unreachable or refuses us; the message is for a person to read.</summary>
public sealed class NetworkException : Exception
{
    public NetworkException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
