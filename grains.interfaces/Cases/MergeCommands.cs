namespace Dialog.Cases;

/// <summary>A case by all its names: the grain's, the id's and the number people say.</summary>
[GenerateSerializer, Immutable, Alias("dialog.CaseRef")]
public sealed record CaseRef(
    [property: Id(0)] Guid CaseId,
    [property: Id(1)] string Thread,
    [property: Id(2)] long Number);

/// <summary>
/// Puts a case into an earlier one: it waits there, its resident's messages are taken there and the final answer comes back from
/// there. Always the later number into the earlier, so that two people who merge the same pair in opposite ways mean the same.
/// </summary>
[GenerateSerializer, Immutable, Alias("dialog.Merge")]
public sealed record Merge : CaseCommand
{
    [Id(0)] public required CaseRef Into { get; init; }

    /// <summary>The number of this case.</summary>
    [Id(1)] public required long Number { get; init; }
}

/// <summary>Takes a merge back: the case returns to its former state, its clocks never stopped.</summary>
[GenerateSerializer, Immutable, Alias("dialog.Unmerge")]
public sealed record Unmerge : CaseCommand
{
    [Id(0)] public required string Reason { get; init; }
}

/// <summary>Makes a case of its own of some of the resident's messages.</summary>
[GenerateSerializer, Immutable, Alias("dialog.Split")]
public sealed record Split : CaseCommand
{
    /// <summary>The network's ids of messages of this case, in their order; at least one other stays.</summary>
    [Id(0)] public required string[] MessageIds { get; init; }

    /// <summary>Their words, by which the new case is classified.</summary>
    [Id(1)] public required string Text { get; init; }

    /// <summary>When the first of them was published and when we first held it: the new case's clock starts there.</summary>
    [Id(2)] public required DateTimeOffset PublishedAt { get; init; }
    [Id(3)] public required DateTimeOffset SeenAt { get; init; }

    /// <summary>The first of the messages that stay, and its words: what this case is about from now on. Null where none of them has words.</summary>
    [Id(4)] public string? LeftId { get; init; }
    [Id(5)] public string? LeftText { get; init; }
}

/// <summary>Says that two cases belong together, or no longer.</summary>
[GenerateSerializer, Immutable, Alias("dialog.LinkCases")]
public sealed record LinkCases : CaseCommand
{
    [Id(0)] public required CaseRef Other { get; init; }
    [Id(1)] public bool Remove { get; init; }
}

/// <summary>A cross-case message, sent after the commit. Sent by the sweep, never by people; each is harmless to repeat.</summary>
[GenerateSerializer, Immutable, Alias("dialog.HearCase")]
public sealed record TakeCrossCaseMessage : CaseCommand
{
    [Id(0)] public required CaseRef From { get; init; }

    /// <summary>join, leave, wrote, ended, linked or unlinked.</summary>
    [Id(1)] public required string What { get; init; }
    [Id(2)] public string? Excerpt { get; init; }
}

/// <summary>An answer given in the case this one was merged into, for this one's resident.</summary>
[GenerateSerializer, Immutable, Alias("dialog.RelayAnswer")]
public sealed record RelayAnswer : CaseCommand
{
    [Id(0)] public required CaseRef From { get; init; }
    [Id(1)] public required AnswerKind Kind { get; init; }
    [Id(2)] public required string Text { get; init; }
    [Id(3)] public Attachment[] Attachments { get; init; } = [];
    [Id(4)] public DateTimeOffset? PromisedFor { get; init; }
}

/// <summary>The other half of a <see cref="Split"/>: opens the new case in the same thread.</summary>
[GenerateSerializer, Immutable, Alias("dialog.OpenSplit")]
public sealed record OpenSplit : CaseCommand
{
    [Id(0)] public required CaseRef From { get; init; }
    [Id(1)] public required string[] MessageIds { get; init; }
    [Id(2)] public required string Text { get; init; }
    [Id(3)] public required DateTimeOffset PublishedAt { get; init; }
    [Id(4)] public required DateTimeOffset SeenAt { get; init; }
    [Id(5)] public required string Region { get; init; }
    [Id(6)] public required string Channel { get; init; }
    [Id(7)] public required string Network { get; init; }
    [Id(8)] public required bool IsPublic { get; init; }
    [Id(9)] public required MessageSource Source { get; init; }
    [Id(10)] public required string ResidentId { get; init; }
    [Id(11)] public required string ResidentName { get; init; }
    [Id(12)] public string? Address { get; init; }
    [Id(13)] public bool InClosedGroup { get; init; }
}

/// <summary>Something a case has still to tell another.</summary>
/// <param name="Thread">Where to.</param>
/// <param name="Undo">What the sender does when the other refuses; null nothing.</param>
[GenerateSerializer, Immutable, Alias("dialog.CaseErrand")]
public sealed record CrossCaseMessage(
    [property: Id(0)] string Thread,
    [property: Id(1)] CaseCommand Command,
    [property: Id(2)] CaseCommand? Undo);
