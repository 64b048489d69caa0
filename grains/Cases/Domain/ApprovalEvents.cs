namespace Dialog.Cases.Domain;

/// <summary>Something about the agreement an answer needs.</summary>
public abstract record ApprovalEvent : CaseEvent;

/// <summary>A text that goes out when <paramref name="Steps"/> people have agreed; its revision is the version of this event.</summary>
public sealed record AnswerProposed(
    AnswerKind Kind,
    string Text,
    Attachment[]? Attachments,
    string Official,
    string Name,
    string? ReplyTo,
    DateTimeOffset? PromisedFor,
    string Policy,
    string Approver,
    int Steps) : ApprovalEvent;

/// <param name="WaitedHours">Hours of the clock the text lay before this approver.</param>
/// <param name="NextApprover">Whose turn it is now; null when the text may go.</param>
public sealed record AnswerApproved(int Revision, int Step, string Official, string Name, double WaitedHours, string? NextApprover) : ApprovalEvent;

public sealed record AnswerReturned(int Revision, string Official, string Name, string Reason, double WaitedHours) : ApprovalEvent;

/// <param name="Reason">delegated, or late: the approver's own time passed.</param>
/// <param name="Note">Why it was delegated, where that was said.</param>
public sealed record ApproverChanged(int Revision, string From, string To, string Reason, double WaitedHours, string? Note = null) : ApprovalEvent;

public sealed record AnswerWithdrawn(int Revision) : ApprovalEvent;

/// <summary>The answer went out by itself; somebody is to read it.</summary>
public sealed record ReviewRequested(int AnswerVersion, string Author, string Policy, string Reviewer) : ApprovalEvent;

public sealed record AnswerReviewed(int AnswerVersion, string Official, string Name, bool Good, string? Note) : ApprovalEvent;
