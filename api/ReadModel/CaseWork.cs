using System.ComponentModel.DataAnnotations;
using Dialog.Cases;
using Dialog.Privacy;

namespace Dialog.Api.ReadModel;

/// <summary>What officials have agreed, promised and noted about a case.</summary>
/// <param name="Proposal">The text that waits for agreement or came back from it.</param>
/// <param name="Review">The answer that went out by itself and is to be read.</param>
/// <param name="Promises">Every one that was given, the latest last.</param>
/// <param name="Fields">Custom fields of the region that have a value, by id.</param>
internal sealed record CaseWork(
    ProposalItem? Proposal,
    ReviewItem? Review,
    IReadOnlyList<PromiseItem> Promises,
    FormalItem? Formal,
    IReadOnlyDictionary<string, string> Fields,
    IReadOnlyList<HandBackItem> HandBacks,
    DecisionItem? Decision);

/// <param name="Revision">What an approval names: the version of the event that proposed the text.</param>
/// <param name="Approver">Whose turn it is; null when the text came back.</param>
/// <param name="Since">When it came before the present approver, or back to its author.</param>
/// <param name="Previous">The revision before, to compare with.</param>
internal sealed record ProposalItem(
    int Revision,
    AnswerKind Kind,
    string Text,
    IReadOnlyList<Attachment> Attachments,
    DateTimeOffset? PromisedFor,
    string Author,
    string AuthorName,
    string Policy,
    string? Approver,
    int Step,
    int Steps,
    DateTimeOffset Since,
    ReturnedItem? Returned,
    RevisionItem? Previous);

internal sealed record ReturnedItem(string By, string Reason, DateTimeOffset At);

internal sealed record RevisionItem(int Revision, string Text, ReturnedItem? Returned);

internal sealed record ReviewItem(int AnswerVersion, string Policy, string Reviewer, DateTimeOffset Since);

/// <param name="State">open, answered (a final answer was given and nobody has shown or confirmed that it is kept), kept, broken (missed, be it kept later), moved or dropped.</param>
/// <param name="EndedAt">When it was kept, moved or dropped, or the case closed.</param>
internal sealed record PromiseItem(
    int Version, int AnswerVersion, DateTimeOffset MadeAt, DateTimeOffset DueAt, string Owner, string OwnerName, [property: AllowedValues("open", "answered", "broken", "kept", "moved", "dropped")] string State, DateTimeOffset? EndedAt)
{
    /// <summary>When a final answer reported the work; null while there is none that stands.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>What showed that it is kept; null while nothing did.</summary>
    public PromiseEvidence? Evidence { get; init; }
}

/// <summary>By what a promise counts as kept.</summary>
/// <param name="Source">official: somebody showed it; resident: they confirmed the answer; answer: in journals from before, the final answer itself.</param>
/// <param name="Name">The official who showed it.</param>
internal sealed record PromiseEvidence(
    [property: AllowedValues("official", "resident", "answer")] string Source, string? Name, [property: Personal(PersonalKind.Text)] string? Text, IReadOnlyList<Attachment> Attachments);

internal sealed record FormalItem(
    FormalState State,
    [property: Personal(PersonalKind.Name)] string FullName,
    [property: Personal(PersonalKind.Contact)] string ReplyTo,
    [property: Personal(PersonalKind.Text)] string? Text,
    DateTimeOffset RequestedAt,
    string? Number,
    DateTimeOffset? RegisteredAt,
    string? Reference,
    DateTimeOffset? AnsweredAt);

internal sealed record HandBackItem(DateTimeOffset At, string By, string Authority, string Reason, string? Proposed);

/// <summary>The arbiter's decision.</summary>
internal sealed record DecisionItem(DateTimeOffset At, string By, string Authority, string Reason);
