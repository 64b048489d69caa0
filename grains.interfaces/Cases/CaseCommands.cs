using Dialog.Calls;

namespace Dialog.Cases;

/// <summary>
/// A command to one case. <see cref="CommandId"/> names the intent, not the attempt:
/// the same id sent again is answered again and done once.
/// </summary>
[GenerateSerializer, Immutable, Alias("dialog.CaseCommand")]
public abstract record CaseCommand
{
    [Id(0)] public required string CommandId { get; init; }
    [Id(1)] public required Guid CaseId { get; init; }
    [Id(2), Acting] public required Actor By { get; init; }
}

/// <summary>Takes the case for a time; refused while somebody else's lease runs.</summary>
[GenerateSerializer, Immutable, Alias("dialog.Claim")]
public sealed record Claim : CaseCommand;

/// <summary>Gives the case back before the lease ends.</summary>
[GenerateSerializer, Immutable, Alias("dialog.Release")]
public sealed record Release : CaseCommand;

/// <summary>What an answer to the resident is meant to be.</summary>
[GenerateSerializer, Alias("dialog.AnswerKind")]
public enum AnswerKind
{
    /// <summary>A reply in the conversation that settles nothing.</summary>
    Reply,

    /// <summary>A question for the address; the case then waits for the resident.</summary>
    AskAddress,

    /// <summary>"We will do it by …": stops the answer's clock, starts the promise's.</summary>
    Intermediate,

    /// <summary>The answer that settles the case unless the resident disputes it.</summary>
    Final,
}

/// <summary>Sends a text to the resident, in the same thread.</summary>
[GenerateSerializer, Immutable, Alias("dialog.Answer")]
public sealed record Answer : CaseCommand
{
    [Id(0)] public required AnswerKind Kind { get; init; }
    [Id(1)] public required string Text { get; init; }
    [Id(2)] public Attachment[] Attachments { get; init; } = [];

    /// <summary>For an intermediate answer: the moment by which the work is promised.</summary>
    [Id(3)] public DateTimeOffset? PromisedFor { get; init; }

    /// <summary>The case version the author had on the screen: an answer blind to a newer message is refused.</summary>
    [Id(4)] public int? SeenVersion { get; init; }
}

/// <summary>A note for colleagues; the resident never sees it.</summary>
[GenerateSerializer, Immutable, Alias("dialog.AddNote")]
public sealed record AddNote : CaseCommand
{
    [Id(0)] public required string Text { get; init; }

    /// <summary>Ids of those who are named in it.</summary>
    [Id(1)] public string[] Mentions { get; init; } = [];
}

/// <summary>Corrects the classifier's result; null leaves a field as it is.</summary>
[GenerateSerializer, Immutable, Alias("dialog.Reclassify")]
public sealed record Reclassify : CaseCommand
{
    [Id(0)] public MessageKind? Kind { get; init; }
    [Id(1)] public string? Topic { get; init; }
    [Id(2)] public Importance? Importance { get; init; }
    [Id(3)] public string? Address { get; init; }
}

/// <summary>Gives the case to an authority and, when named or by load, to an official of it.</summary>
[GenerateSerializer, Immutable, Alias("dialog.Assign")]
public sealed record Assign : CaseCommand
{
    [Id(0)] public required string Authority { get; init; }
    [Id(1)] public string? Official { get; init; }
    [Id(2)] public string? Reason { get; init; }

    /// <summary>Where nobody is named: to the official with the most room, instead of to whoever takes it next.</summary>
    [Id(3)] public bool ByLoad { get; init; }

    /// <summary>Only while this official has it; null: whoever has it.</summary>
    [Id(4)] public string? FromOfficial { get; init; }

    /// <summary>Only while this authority has it; null: whichever has it.</summary>
    [Id(5)] public string? FromAuthority { get; init; }

    /// <summary>Who has the case, where it is moved to even out the load: refused when it is somebody else's meanwhile or somebody has begun on it. Null: whoever has it.</summary>
    [Id(6)] public string? OnlyFrom { get; init; }

    /// <summary>Refused when anything happened to the case after this version. Null: whatever happened.</summary>
    [Id(7)] public int? OnlyAtVersion { get; init; }
}

/// <summary>The resident says the answer settles it.</summary>
[GenerateSerializer, Immutable, Alias("dialog.Confirm")]
public sealed record Confirm : CaseCommand
{
    /// <summary>The final answer that is meant, by the version of its event: refused when it is not the latest one. Null: whichever that is.</summary>
    [Id(0)] public int? AnswerVersion { get; init; }
}

/// <summary>The resident disagrees: the case is open again, as a new leg.</summary>
[GenerateSerializer, Immutable, Alias("dialog.Dispute")]
public sealed record Dispute : CaseCommand
{
    [Id(0)] public string? Text { get; init; }

    /// <summary>As <see cref="Confirm.AnswerVersion"/>.</summary>
    [Id(1)] public int? AnswerVersion { get; init; }
}

/// <summary>Ends a case that needs no (further) answer, with a reason.</summary>
[GenerateSerializer, Immutable, Alias("dialog.Close")]
public sealed record Close : CaseCommand
{
    [Id(0)] public required string Reason { get; init; }
}

/// <summary>What the outbox learned about one answer.</summary>
[GenerateSerializer, Immutable, Alias("dialog.RecordDelivery")]
public sealed record RecordDelivery : CaseCommand
{
    /// <summary>Version of the event that made the answer.</summary>
    [Id(0)] public required int AnswerVersion { get; init; }
    [Id(1)] public required DeliveryState State { get; init; }
    [Id(2)] public string? NetworkMessageId { get; init; }
    [Id(3)] public string? Error { get; init; }
}

/// <summary>A due timer row, sent by the sweep. Stale rows (another <see cref="Serial"/>) change nothing.</summary>
[GenerateSerializer, Immutable, Alias("dialog.PassDeadline")]
public sealed record FireTimer : CaseCommand
{
    [Id(0)] public required string Kind { get; init; }
    [Id(1)] public required int Serial { get; init; }
}

/// <summary>Plans again what the case owes, because the region's rules or its calendar changed. Deadlines already missed stay.</summary>
[GenerateSerializer, Immutable, Alias("dialog.ReplanDeadlines")]
public sealed record ReplanDeadlines : CaseCommand
{
    /// <summary>The configuration that changed them; rules older than it refuse the command.</summary>
    [Id(0)] public required int RegionVersion { get; init; }
}
