namespace Dialog.Cases.Domain;

/// <summary>A text somebody wants to send that others must agree to. An approval is of exactly this text: its revision names it.</summary>
/// <param name="Revision">Version of the event that proposed it.</param>
/// <param name="Policy">Id of the policy that asked for approval.</param>
/// <param name="Approver">Whose turn it is; empty when it came back.</param>
/// <param name="Step">1, or 2 when a first approver has agreed.</param>
/// <param name="Steps">How many must agree.</param>
/// <param name="Since">When it came before the present approver.</param>
/// <param name="Asked">Everybody it has been before in this step, the present approver last: a substitute must be somebody else.</param>
/// <param name="Agreed">Who has agreed to this very text: nobody counts twice.</param>
public sealed record Proposal(
    int Revision,
    AnswerKind Kind,
    string Text,
    Sequence<Attachment> Attachments,
    DateTimeOffset? PromisedFor,
    string Author,
    string AuthorName,
    string? ReplyTo,
    string Policy,
    string Approver,
    int Step,
    int Steps,
    DateTimeOffset Since,
    Sequence<string> Asked,
    Sequence<string> Agreed)
{
    public bool IsReturned => Approver.Length == 0;
}

/// <summary>An answer that went out and is to be read by <paramref name="Reviewer"/>.</summary>
public sealed record Review(int AnswerVersion, string Author, string Reviewer);

/// <summary>What the resident was promised: the text of the answer is in the event of <paramref name="AnswerVersion"/>.</summary>
public sealed record Promise(int AnswerVersion, DateTimeOffset DueAt, string Owner, string OwnerName);

/// <summary>Whether a case that authorities pass to one another has been given to an arbiter.</summary>
public enum Arbitration
{
    None,
    Awaited,
    Decided,
}

/// <summary>The formal appeal a resident asked for: a procedure of its own under the law.</summary>
public sealed record FormalAppeal(FormalState State, DateTimeOffset RequestedAt, string? Number, DateTimeOffset? RegisteredAt);
