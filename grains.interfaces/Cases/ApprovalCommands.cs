namespace Dialog.Cases;

/// <summary>Agrees to a proposed answer. Bound to the exact text: another revision is refused with <c>revision-changed</c>.</summary>
[GenerateSerializer, Immutable, Alias("dialog.Approve")]
public sealed record Approve : CaseCommand
{
    /// <summary>Version of the event that proposed the text the approver has read.</summary>
    [Id(0)] public required int Revision { get; init; }

    /// <summary>The case version on the approver's screen: a message of the resident that came later is refused with <c>newer-message</c>.</summary>
    [Id(1)] public int? SeenVersion { get; init; }

    /// <summary>The caller may decide in anybody's place: a lead of the region.</summary>
    [Id(2)] public bool AsLead { get; init; }
}

/// <summary>Sends a proposed answer back to its author, with a reason.</summary>
[GenerateSerializer, Immutable, Alias("dialog.ReturnAnswer")]
public sealed record ReturnAnswer : CaseCommand
{
    [Id(0)] public required int Revision { get; init; }
    [Id(1)] public required string Reason { get; init; }
    [Id(2)] public bool AsLead { get; init; }
}

/// <summary>Gives an approval to another official.</summary>
[GenerateSerializer, Immutable, Alias("dialog.DelegateApproval")]
public sealed record DelegateApproval : CaseCommand
{
    [Id(0)] public required int Revision { get; init; }
    [Id(1)] public required string To { get; init; }
    [Id(2)] public bool AsLead { get; init; }
    [Id(3)] public string? Reason { get; init; }

    /// <summary>Only while this official is the approver; null: whoever is.</summary>
    [Id(4)] public string? From { get; init; }
}

/// <summary>The author takes a proposed answer back.</summary>
[GenerateSerializer, Immutable, Alias("dialog.WithdrawAnswer")]
public sealed record WithdrawAnswer : CaseCommand
{
    [Id(0)] public required int Revision { get; init; }
}

/// <summary>The reviewer's opinion of an answer that was sent without approval; what a team's autonomy is measured by.</summary>
[GenerateSerializer, Immutable, Alias("dialog.ReviewAnswer")]
public sealed record ReviewAnswer : CaseCommand
{
    [Id(0)] public required int AnswerVersion { get; init; }
    [Id(1)] public required bool Good { get; init; }
    [Id(2)] public string? Note { get; init; }
    [Id(3)] public bool AsLead { get; init; }
}
