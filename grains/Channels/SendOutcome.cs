using System.Globalization;
using Dialog.Cases;

namespace Dialog.Channels;

/// <summary>One answer to send.</summary>
/// <param name="Key">The same for every attempt at this answer: letters, digits, '-' and ':'.</param>
/// <param name="ReplyTo">The network's id of the message it answers.</param>
/// <param name="Link">Where that message can be seen, when public.</param>
public sealed record OutgoingMessage(
    string Key, string Conversation, string? ReplyTo, string Text, IReadOnlyList<Attachment> Attachments, string? Link)
{
    /// <summary>The case it belongs to, as residents know it; null for a test message.</summary>
    public long? CaseNumber { get; init; }

    /// <summary>First line of the message that opened the case, for networks whose messages have a subject (<see cref="ChannelTraits.HasSubjects"/>).</summary>
    public string? About { get; init; }

    /// <summary>It asks for the address: a network that has buttons for a place or a contact (<see cref="ChannelTraits.HasButtons"/>) shows them in private.</summary>
    public bool AsksAddress { get; init; }

    /// <summary>It is a final answer: a network that has buttons shows those of <see cref="Buttons.AnswerButton"/> under it.</summary>
    public bool AsksWhetherSolved { get; init; }

    /// <summary>Other answers of ours with the same text in this chat, given with one of unknown outcome.</summary>
    public SameWords Twins { get; init; } = SameWords.None;

    /// <summary>The <see cref="Key"/> of the answer that a version of a case gives.</summary>
    public static string KeyOf(Guid caseId, int version) => string.Create(CultureInfo.InvariantCulture, $"{caseId:N}:{version}");
}

/// <summary>Answers that say the same in the same chat at about the same time.</summary>
/// <param name="Known">The network's ids of those that are known to be there.</param>
/// <param name="Open">How many others are of unknown outcome too.</param>
public sealed record SameWords(IReadOnlyList<string> Known, int Open)
{
    public static SameWords None { get; } = new([], 0);
}

/// <summary>The outcome of one attempt to send.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The network has it, under its id.</summary>
    public sealed record Sent(string? NetworkId) : SendOutcome
    {
        /// <summary>Its number within its conversation, where the network names messages by that too.</summary>
        public string? InnerId { get; init; }
    }

    /// <summary>The resident can read it.</summary>
    public sealed record Delivered : SendOutcome;

    /// <summary>It will never go out like this.</summary>
    /// <param name="Code">Stable, kebab-case.</param>
    public sealed record Failed(string Code, string Words) : SendOutcome;

    /// <summary>Certainly not sent, worth another attempt.</summary>
    /// <param name="Words">Why, <c>code: words</c> as of <see cref="NetworkException"/>.</param>
    /// <param name="After">What the network asked us to wait.</param>
    /// <param name="Everybody">The account or the network is the trouble, not this conversation.</param>
    public sealed record Later(string Words, TimeSpan? After, bool Everybody) : SendOutcome;

    /// <summary>Perhaps sent.</summary>
    public sealed record Unknown(string Words) : SendOutcome;
}
