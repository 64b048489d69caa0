namespace Dialog.Cases;

/// <summary>The outcome of a command.</summary>
[GenerateSerializer, Alias("dialog.CommandOutcome")]
public enum CommandOutcome
{
    /// <summary>Committed.</summary>
    Done,

    /// <summary>Nothing to do: the same command was committed before, or the case is already in that state.</summary>
    AlreadyDone,

    /// <summary>The rules say no; <see cref="CommandReply.Code"/> says why.</summary>
    Refused,
}

/// <summary>The answer to a command, after the commit.</summary>
/// <param name="Code">For a refusal: a stable kebab-case code, e.g. <c>claimed-by-another</c>.</param>
/// <param name="Detail">For a refusal: what the reader needs beside the code, e.g. who holds the case.</param>
/// <param name="Summary">The case as it is now; null when there is none.</param>
/// <param name="Way">The way an answer took, one of <see cref="AnswerWays"/>; null for every other command and for a repeated one.</param>
[GenerateSerializer, Immutable, Alias("dialog.CommandReply")]
public sealed record CommandReply(
    [property: Id(0)] CommandOutcome Outcome,
    [property: Id(1)] string? Code,
    [property: Id(2)] string? Detail,
    [property: Id(3)] CaseSummary? Summary,
    [property: Id(4)] string? Way = null);

/// <summary>The answer to an incoming message, after the commit.</summary>
[GenerateSerializer, Immutable, Alias("dialog.Receipt")]
public sealed record Receipt(
    [property: Id(0)] CommandOutcome Outcome,
    [property: Id(1)] string? Code,
    [property: Id(2)] Guid CaseId,
    [property: Id(3)] long CaseNumber,
    [property: Id(4)] int Version,
    [property: Id(5)] bool Opened);
