using System.Text;
using Dialog.Channels.Buttons;

namespace Dialog.Channels;

/// <summary>One kind of network: receive, reconcile, send, health. Knows nothing but the settings it is given; holds no state of a channel.</summary>
public interface IChannel
{
    string Kind { get; }

    ChannelTraits Traits { get; }

    /// <summary>The network's id of our own account, as far as the settings tell.</summary>
    string? Own(ChannelSettings settings);

    /// <summary>One raw payload, however it came, as a message of ours. Pure.</summary>
    ReadResult Read(ReadOnlySpan<byte> payload, ReadContext context);

    /// <summary>
    /// One call of the network's webhook: whether it is the network, what to keep and what to answer. Pure. Whatever shows the
    /// secret is kept, even an unreadable one: <see cref="Read"/> reports that later, where a person sees it.
    /// </summary>
    WebhookReading ReadWebhook(ChannelSettings settings, InboundWebhookCall call) => WebhookReading.NoSuchWebhook;

    /// <summary>Brings the network in line with the settings: webhook set or removed, token tried.</summary>
    /// <exception cref="NetworkException">It could not; the message is human-readable.</exception>
    Task Prepare(ChannelSettings settings, CancellationToken stop) => Task.CompletedTask;

    /// <summary>The state the network reports; asked every minute.</summary>
    /// <exception cref="NetworkException">It did not say.</exception>
    Task<NetworkHealth> Health(ChannelSettings settings, CancellationToken stop) => Task.FromResult(new NetworkHealth(null, null));

    /// <summary>The settings with a secret that the network replaced while it was used; null while they stand as they are.</summary>
    ChannelSettings? Renewed(ChannelSettings settings) => null;

    /// <summary>Waits for the next payloads after <paramref name="cursor"/>; asking with a later cursor acknowledges them.</summary>
    /// <exception cref="NetworkException">The network refused or did not answer; the message is human-readable.</exception>
    Task<PolledPayloads> Poll(ChannelSettings settings, string? cursor, CancellationToken stop) =>
        throw new NotSupportedException($"{Kind} is not polled.");

    /// <summary>The same for a network that must be asked for each thing by its id: what is under way is known by the channel's id.</summary>
    /// <exception cref="NetworkException">The network refused or did not answer; the message is human-readable.</exception>
    Task<PolledPayloads> Poll(string channel, ChannelSettings settings, string? cursor, CancellationToken stop) => Poll(settings, cursor, stop);

    /// <summary>
    /// Crawls what residents published between two moments, for what the push lost. Payloads are such as <see cref="Read"/> takes,
    /// each under the same id at every crawl until it changes.
    /// </summary>
    /// <exception cref="NetworkException">The network refused or did not answer; the message is human-readable.</exception>
    Task<IReadOnlyList<Payload>> Reconcile(ChannelSettings settings, DateTimeOffset since, DateTimeOffset until, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<Payload>>([]);

    /// <summary>Fetches a file a resident sent. Most networks give an address instead of an id and need none of this.</summary>
    /// <exception cref="NetworkException">The network refused or did not answer; the message is human-readable.</exception>
    Task<NetworkFile> Fetch(ChannelSettings settings, string fileId, int maxBytes, CancellationToken stop) =>
        Task.FromResult(new NetworkFile(null, null, "this network does not give its files"));

    /// <summary>What these authors are called, where the network's payloads carry ids only: see <see cref="ReadResult.Message.Nameless"/>.</summary>
    /// <returns>names by id; for ids not in it the network returns none</returns>
    /// <exception cref="NetworkException">The network refused or did not answer; the message is human-readable.</exception>
    Task<IReadOnlyDictionary<string, string>> Names(ChannelSettings settings, IReadOnlyList<string> authors, CancellationToken stop) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>());

    /// <summary>The services of an external organisation; none for a network of residents.</summary>
    /// <exception cref="NetworkException">The organisation did not answer; the message is human-readable.</exception>
    Task<IReadOnlyList<ExternalService>> Services(ChannelSettings settings, CancellationToken stop) => Task.FromResult<IReadOnlyList<ExternalService>>([]);

    /// <summary>Attributes that an external organisation requires and that have no value in the settings.</summary>
    /// <param name="service">its code of one service; null: all of them</param>
    /// <exception cref="NetworkException">The organisation did not answer; the message is human-readable.</exception>
    Task<IReadOnlyList<ServiceGap>> Gaps(ChannelSettings settings, string? service, CancellationToken stop) => Task.FromResult<IReadOnlyList<ServiceGap>>([]);

    /// <summary>Sends one answer. Never throws for what a network can do; never tries twice.</summary>
    Task<SendOutcome> Send(ChannelSettings settings, OutgoingMessage message, CancellationToken stop);

    /// <summary>Sends several in one call, at most <see cref="ChannelTraits.Batch"/>.</summary>
    /// <returns>one outcome for each, in their order</returns>
    Task<SendOutcome[]> Send(ChannelSettings settings, IReadOnlyList<OutgoingMessage> messages, CancellationToken stop) =>
        Task.WhenAll(messages.Select(m => Send(settings, m, stop)));

    /// <summary>Puts a copy of an answer that was sent where the settings want one. Asked once for each answer: what fails is not repeated.</summary>
    /// <exception cref="NetworkException">There is no copy; the message is human-readable.</exception>
    Task KeepCopy(ChannelSettings settings, OutgoingMessage message, CancellationToken stop) => Task.CompletedTask;

    /// <summary>
    /// Tells whoever pressed a button what came of it and replaces the buttons where that is settled. Tried once: nothing depends on it.
    /// </summary>
    /// <exception cref="NetworkException">The network refused or did not answer; the message is human-readable.</exception>
    Task Tell(ChannelSettings settings, ReadResult.Press press, PressResult result, CancellationToken stop) => Task.CompletedTask;

    /// <summary>
    /// Checks whether an answer of unknown outcome arrived: <see cref="SendOutcome.Sent"/>; <see cref="SendOutcome.Later"/> when it
    /// certainly did not; null when the network does not show it.
    /// </summary>
    /// <exception cref="NetworkException">The network refused or did not answer; the message is human-readable.</exception>
    Task<SendOutcome?> FindSent(ChannelSettings settings, OutgoingMessage message, DateTimeOffset attemptedAt, CancellationToken stop) =>
        Task.FromResult<SendOutcome?>(null);
}

/// <summary>What a network allows.</summary>
/// <param name="Polls">Has something to poll; otherwise only webhooks and files deliver messages.</param>
/// <param name="TakesKey">A repeated send is recognised by its key: after an unknown outcome it may be repeated.</param>
/// <param name="PerSecond">Calls of one account that send; <see cref="int.MaxValue"/> for no limit.</param>
/// <param name="ChatRest">Pause between two sends into one private chat.</param>
/// <param name="GroupRest">Pause between two sends into one group.</param>
public sealed record ChannelTraits(bool Polls, bool TakesKey, int PerSecond, TimeSpan ChatRest, TimeSpan GroupRest)
{
    public static ChannelTraits Unlimited { get; } = new(Polls: false, TakesKey: true, int.MaxValue, TimeSpan.Zero, TimeSpan.Zero);

    public bool Paced => PerSecond != int.MaxValue;

    /// <summary>Answers one call can carry.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>How often what the push lost is looked for; null: the network shows no history.</summary>
    public TimeSpan? ReconcileEvery { get; init; }

    /// <summary>Payloads carry authors' ids and no names.</summary>
    public bool NamesApart { get; init; }

    /// <summary>Tells of messages that were removed, before or after it brings them.</summary>
    public bool Removes { get; init; }

    /// <summary>Whether an answer of unknown outcome arrived can be checked.</summary>
    public bool FindsSent { get; init; }

    /// <summary>Messages have a subject: answers carry what theirs is about (<see cref="OutgoingMessage.About"/>).</summary>
    public bool HasSubjects { get; init; }

    /// <summary>
    /// Has buttons: answers tell whether they ask for the address (<see cref="OutgoingMessage.AsksAddress"/>) and whether they are final
    /// (<see cref="OutgoingMessage.AsksWhetherSolved"/>).
    /// </summary>
    public bool HasButtons { get; init; }

    /// <summary>How long a question for new payloads may take at most.</summary>
    public TimeSpan LongestPoll { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>A cursor older than this is worth nothing; null: cursors do not age.</summary>
    public TimeSpan? CursorLife { get; init; }
}

/// <param name="Pending">Messages waiting in the network, when it reports them.</param>
/// <param name="Problem">What the network complains of, <c>code: words</c> as of <see cref="NetworkException"/>; null when all is well.</param>
public sealed record NetworkHealth(int? Pending, string? Problem);

/// <param name="Cursor">To ask with next time; null when it stays. At most 1,000 characters.</param>
/// <param name="Gap">The network admits that something was lost: a crawl is due now.</param>
public sealed record PolledPayloads(IReadOnlyList<Payload> Payloads, string? Cursor, bool Gap = false)
{
    /// <summary>What is wrong with the answer although its payloads are good, <c>code: words</c> as of <see cref="NetworkException"/>; the next question waits.</summary>
    public string? Problem { get; init; }
}

/// <summary>Raw bytes of the network under its own id.</summary>
public sealed record Payload
{
    // The index of the inbox takes 2,700 bytes.
    private const int LongestId = 2000;

    /// <param name="externalId">what cannot be kept as an id is replaced by one made of the bytes</param>
    public Payload(string externalId, byte[] bytes) =>
        (ExternalId, Bytes) = (externalId.Length > 0 && PlainText.Of(externalId) == externalId && Encoding.UTF8.GetByteCount(externalId) <= LongestId ? externalId : WebhookReading.IdOf(bytes), bytes);

    public string ExternalId { get; }

    public byte[] Bytes { get; }
}

/// <summary>
/// The network is unreachable or refuses us. The message is for a person to read, after a stable code that the console
/// translates: <c>wrong-token: Telegram does not know this token</c>. Codes: wrong-token, no-access, too-many-requests,
/// network-unreachable, no-answer, unexpected-answer, webhook-lost, call-failed, webhook-conflict, polled-elsewhere, refused-by-network.
/// </summary>
public sealed class NetworkException : Exception
{
    public NetworkException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
