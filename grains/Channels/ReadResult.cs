using Dialog.Cases;

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
    public sealed record Message(IncomingMessage Incoming) : ReadResult
    {
        /// <summary>The network's ids of what it replies to, nearest first: if one is an answer of ours to this author, its thread is this message's.</summary>
        public IReadOnlyList<string> RepliesTo { get; init; } = [];

        /// <summary>
        /// What its conversation begins with, where the network does not tell whose message it is (a removed comment): the thread
        /// that holds the message is this one's.
        /// </summary>
        public string? Among { get; init; }

        /// <summary>The author's name is made of their id: the payload carries none.</summary>
        public bool Nameless { get; init; }

        /// <summary>What each line looks like, where it replies to one of ours: those that repeat what was said are shown folded.</summary>
        public IReadOnlyList<LineKind> Lines { get; init; } = [];

        /// <summary>The case it names: if that is this author's on this channel, its thread is this message's.</summary>
        public long? CaseNumber { get; init; }
    }

    /// <summary>The outcome of an answer of ours, reported by the network later: a bounce, a receipt.</summary>
    /// <param name="NetworkId">The network's id of that answer.</param>
    /// <param name="Failure">Why it did not arrive, <c>code: words</c>; null when it did.</param>
    public sealed record Report(string NetworkId, string? Failure) : ReadResult;

    /// <summary>What an external organisation reports of a case that was forwarded to it.</summary>
    /// <param name="NetworkId">The organisation's id of it, as the outbox keeps it.</param>
    /// <param name="Becomes">The id it has from now on; null when it stays.</param>
    /// <param name="Status">As the organisation words it; null when it gives none.</param>
    /// <param name="IsClosed">The organisation is done with it and is polled seldom.</param>
    public sealed record ExternalUpdate(string NetworkId, string? Becomes, string? Status, bool IsClosed, string? Notes, DateTimeOffset? At) : ReadResult
    {
        /// <summary>The request itself says that it is open: again, if it was closed.</summary>
        public bool IsOpen { get; init; }
    }

    /// <summary>Several messages of one conversation and one author, in their order: what a network reports of them together.</summary>
    public sealed record Several(IReadOnlyList<IncomingMessage> Incoming) : ReadResult;

    /// <summary>A press of a button under an answer of ours.</summary>
    /// <param name="Id">The network's id of the press: it is answered by that, and under the same id it is the same press.</param>
    /// <param name="Data">What the button carries, as <see cref="Buttons.AnswerButton.Data"/> has it. Strangers can send anything here.</param>
    public sealed record Press(string Id, string Data, string AuthorId, string AuthorName) : ReadResult
    {
        /// <summary>
        /// Where it happened: conversations, or what the conversations of a group begin with, up to and with a colon. Empty: the network
        /// does not tell.
        /// </summary>
        public IReadOnlyList<string> Places { get; init; } = [];

        /// <summary>The network's id of the message with the button, as it was returned when that was sent; null: the network does not tell.</summary>
        public string? MessageId { get; init; }

        /// <summary>The resident's language, as the network knows it: <c>ru</c>, <c>en-GB</c>.</summary>
        public string? Language { get; init; }
    }

    /// <summary>Reactions on a message, perhaps one of ours. Who reacted is not read.</summary>
    /// <param name="Places">As of <see cref="Press.Places"/>.</param>
    /// <param name="Changes">By how much the count of each changes; with <paramref name="AreTotals"/> the counts themselves.</param>
    public sealed record Reaction(string MessageId, IReadOnlyList<string> Places, IReadOnlyDictionary<string, int> Changes, bool AreTotals) : ReadResult
    {
        /// <summary>The message is named by its number within the conversation.</summary>
        public bool IsInner { get; init; }
    }

    /// <summary>Nothing a person should see, with the reason.</summary>
    public sealed record Ignored(string Because) : ReadResult;

    /// <summary>The payload contradicts the network's format.</summary>
    /// <param name="Field">Path of the field, e.g. <c>message.chat.id</c>.</param>
    public sealed record Broken(string Field, string Problem) : ReadResult;
}
