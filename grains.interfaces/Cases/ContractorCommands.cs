namespace Dialog.Cases;

/// <summary>What a contractor says of the task; stored in events by its name.</summary>
[GenerateSerializer, Alias("dialog.ContractorOutcome")]
public enum ContractorOutcome
{
    Done,
    NotOurs,

    /// <summary>By a day the contractor names; the link stays open for the answer.</summary>
    MoreTime,
}

/// <summary>A photo of the case: an attachment of one of its messages.</summary>
[GenerateSerializer, Immutable, Alias("dialog.ContractorPhoto")]
public sealed record ContractorPhoto([property: Id(0)] string MessageId, [property: Id(1)] int Index);

/// <summary>Sends a part of the case to a contractor without an account, by a link that runs out.</summary>
[GenerateSerializer, Immutable, Alias("dialog.AskContractor")]
public sealed record AskContractor : CaseCommand
{
    /// <summary>The link's id; its secret is known to whoever holds the link and to nobody else.</summary>
    [Id(0)] public required Guid Link { get; init; }

    /// <summary>The contractor's name, as the official calls it.</summary>
    [Id(1)] public required string Contractor { get; init; }
    [Id(2)] public required string Task { get; init; }
    [Id(3)] public DateTimeOffset? WantedBy { get; init; }

    /// <summary>How long the link opens.</summary>
    [Id(4)] public required int Days { get; init; }

    /// <summary>The photos that are shown.</summary>
    [Id(5)] public ContractorPhoto[] Photos { get; init; } = [];

    /// <summary>The resident's name is shown, and telephones and addresses in their words are.</summary>
    [Id(6)] public bool WithContact { get; init; }
}

/// <summary>Closes a contractor's link at once.</summary>
[GenerateSerializer, Immutable, Alias("dialog.RevokeContractorLink")]
public sealed record RevokeContractorLink : CaseCommand
{
    [Id(0)] public required Guid Link { get; init; }
}

/// <summary>A contractor's answer by the link; the resident does not see it.</summary>
[GenerateSerializer, Immutable, Alias("dialog.AnswerAsContractor")]
public sealed record AnswerAsContractor : CaseCommand
{
    [Id(0)] public required Guid Link { get; init; }
    [Id(1)] public required ContractorOutcome Outcome { get; init; }
    [Id(2)] public string? Text { get; init; }
    [Id(3)] public Attachment[] Attachments { get; init; } = [];

    /// <summary>For more time: until when.</summary>
    [Id(4)] public DateTimeOffset? Until { get; init; }
}
