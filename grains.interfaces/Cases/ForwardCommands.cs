namespace Dialog.Cases;

/// <summary>Forwards the case to an external organisation by its Open311 server; the case stays ours.</summary>
[GenerateSerializer, Immutable, Alias("dialog.ForwardCase")]
public sealed record ForwardCase : CaseCommand
{
    /// <summary>A channel of kind <c>open311-peer</c> of the case's region.</summary>
    [Id(0)] public required string Channel { get; init; }

    /// <summary>The organisation's code of the service.</summary>
    [Id(1)] public required string ServiceCode { get; init; }

    /// <summary>The text the organisation receives.</summary>
    [Id(2)] public required string Text { get; init; }

    /// <summary>The place (location: <c>geo:</c> address, its name the human-readable address) and photos with public addresses.</summary>
    [Id(3)] public Attachment[] Attachments { get; init; } = [];
}

/// <summary>What an external organisation reports of a case forwarded to it. Never closes ours.</summary>
[GenerateSerializer, Immutable, Alias("dialog.HearPeer")]
public sealed record RecordExternalStatus : CaseCommand
{
    /// <summary>Version of the event that forwarded it.</summary>
    [Id(0)] public required int ForwardVersion { get; init; }

    /// <summary>The organisation's number of it.</summary>
    [Id(1)] public string? PeerId { get; init; }

    /// <summary>open, closed, or another word of the organisation.</summary>
    [Id(2)] public string? Status { get; init; }
    [Id(3)] public string? Notes { get; init; }

    /// <summary>By the organisation's clock.</summary>
    [Id(4)] public DateTimeOffset? At { get; init; }
}
