using Dialog.Deadlines;

namespace Dialog.Cases.Domain;

/// <summary>Something that happened to a case. Stored under a name of <c>CaseEventNames</c>; only ever added to.</summary>
public abstract record CaseEvent;

/// <summary>The first event: where the case came from, what it is about and whose it is.</summary>
public sealed record CaseOpened(
    string Region,
    string Thread,
    int Ordinal,
    string Channel,
    string Network,
    bool IsPublic,
    string ResidentId,
    string ResidentName,
    DateTimeOffset PublishedAt,
    DateTimeOffset ReceivedAt,
    MessageKind Kind,
    double KindConfidence,
    string Topic,
    double TopicConfidence,
    Importance Importance,
    string? Address,
    string? Authority,
    string? Official,
    MessageSource Source = MessageSource.Direct,
    bool InClosedGroup = false) : CaseEvent;

/// <param name="EditedAt">When it was changed: its edit came first, and the message is known by that; null otherwise.</param>
public sealed record MessageReceived(
    string MessageId,
    string Text,
    Attachment[]? Attachments,
    DateTimeOffset PublishedAt,
    DateTimeOffset SeenAt,
    bool IsPublic,
    string? Link,
    string? ReplyTo,
    string? AlbumId,
    string? Address,
    bool InClosedGroup = false,
    DateTimeOffset? EditedAt = null,
    FoldedLines[]? Folds = null) : CaseEvent;

public sealed record MessageEdited(string MessageId, string Text, DateTimeOffset EditedAt) : CaseEvent;

public sealed record MessageDeleted(string MessageId, DateTimeOffset DeletedAt) : CaseEvent;

public sealed record CaseReclassified(MessageKind Kind, string Topic, Importance Importance, string? Address) : CaseEvent;

public sealed record CaseRouted(string? Authority, string? Official, string? Reason) : CaseEvent;

public sealed record CaseClaimed(string Official, string Name, DateTimeOffset LeaseUntil) : CaseEvent;

public sealed record ClaimReleased(string Official) : CaseEvent;

public sealed record ClaimExpired(string Official) : CaseEvent;

/// <summary>A text to the resident. <paramref name="SilenceUntil"/>: when a final answer that reached the resident at once, unopposed, closes the case.</summary>
/// <param name="Rule">The rule that asked; null: a person. What a rule asks is no reaction of the authority.</param>
public sealed record AnswerGiven(
    AnswerKind Kind,
    string Text,
    Attachment[]? Attachments,
    string Official,
    string Name,
    string? ReplyTo,
    DateTimeOffset? PromisedFor,
    DateTimeOffset? LeaseUntil,
    DateTimeOffset? SilenceUntil,
    string? Rule = null) : CaseEvent;

public sealed record DeliveryRecorded(int AnswerVersion, DeliveryState State, string? NetworkMessageId, string? Error) : CaseEvent;

/// <param name="Mentions">Ids of people it names; null in older journals, whose texts have them behind an @.</param>
public sealed record NoteAdded(string Text, string Official, string Name, string[]? Mentions = null) : CaseEvent;

/// <summary>What is owed from now on, and why by then. Replaces the obligation of the same name.</summary>
/// <param name="From">Where the clock started; null in older journals, which state it in the first step.</param>
/// <param name="Pauses">The rule pauses the clock while the case waits for the resident.</param>
/// <param name="Cause">Why it was planned again: corrected, assigned, resumed or recomputed; null for the first time.</param>
/// <param name="Was">When it was due before, where it was planned again.</param>
public sealed record DeadlineSet(
    string Deadline,
    DateTimeOffset DueAt,
    DateTimeOffset WakeAt,
    string Rule,
    int RegionVersion,
    int CalendarVersion,
    double Hours,
    bool Working,
    DeadlineStep[] Steps,
    DateTimeOffset? From = null,
    bool Pauses = false,
    string? Cause = null,
    DateTimeOffset? Was = null) : CaseEvent;

/// <summary>The resident is asked and the rule pauses this clock until they answer.</summary>
public sealed record DeadlinePaused(string Deadline, DateTimeOffset Since) : CaseEvent;

public sealed record DeadlineApproaching(string Deadline, DateTimeOffset DueAt) : CaseEvent;

public sealed record DeadlineMissed(string Deadline, DateTimeOffset DueAt, DateTimeOffset EscalateAt) : CaseEvent;

/// <param name="Level">1 the authority's head, 2 the region's lead, 3 the centre.</param>
/// <param name="NextAt">When the next level is notified; null at the last.</param>
/// <param name="Deadline">Which obligation was missed; null in older journals, which had only one.</param>
public sealed record CaseEscalated(int Level, DateTimeOffset? NextAt, string? Deadline = null) : CaseEvent;

public sealed record CaseConfirmed(string Source) : CaseEvent;

public sealed record CaseDisputed(string Source, string? Text) : CaseEvent;

public sealed record CaseClosed(string Reason) : CaseEvent;

/// <summary>Everything personal in the events before this one was overwritten, once and for all. Holds nothing personal itself.</summary>
/// <param name="Ground">One of <c>ErasureGrounds</c>.</param>
/// <param name="Erasure">The request or the run of the retention terms, whose report says who asked.</param>
public sealed record ResidentErased(string Ground, Guid Erasure) : CaseEvent;

/// <summary>The resident of another case was erased: its texts and its thread were overwritten in the events before this one.</summary>
public sealed record RelatedErased(Guid Case) : CaseEvent;
