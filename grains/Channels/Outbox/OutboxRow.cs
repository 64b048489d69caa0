using Dialog.Cases;

namespace Dialog.Channels.Outbox;

/// <summary>An answer taken for an attempt.</summary>
internal sealed record OutboxRow(long Id, Guid CaseId, int Version, string Thread, int Attempts, OutgoingMessage Message)
{
    /// <summary>The region of the case; null where it was not asked for.</summary>
    public string? Region { get; init; }

    /// <summary>The trace in which it was written; null where none is recorded.</summary>
    public byte[]? Trace { get; init; }

    /// <summary>What a paced network counts by.</summary>
    public string Chat => Message.Conversation.Split(':')[0];
}

/// <summary>An answer of unknown outcome, to be checked for at the network.</summary>
/// <param name="Looks">which check this is, from 1</param>
internal sealed record LostAnswer(OutboxRow Row, int Looks, DateTimeOffset AttemptedAt);

/// <summary>What is written after an attempt.</summary>
internal sealed record OutboxSettlement(
    long Id, int Attempts, string State, string? NetworkId, string? Error, DateTimeOffset NotBefore)
{
    /// <summary>As of <see cref="SendOutcome.Sent"/>.</summary>
    public string? InnerId { get; init; }
}

/// <summary>An outcome to tell a thread.</summary>
internal sealed record OutboxReport(
    long Id, Guid CaseId, int Version, string Thread, string State, string? NetworkId, string? Error)
{
    public RecordDelivery Command => new()
    {
        CommandId = $"delivery:{Id}:{State}",
        CaseId = CaseId,
        By = Actor.System("outbox"),
        AnswerVersion = Version,
        State = State switch
        {
            "sent" => DeliveryState.Sent,
            "delivered" => DeliveryState.Delivered,
            "failed" => DeliveryState.Failed,
            _ => DeliveryState.Unknown,
        },
        NetworkMessageId = NetworkId,
        Error = Error,
    };
}
