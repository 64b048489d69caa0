namespace Dialog.Cases;

/// <summary>Hands the case on to another body by its Open311 server; the case stays ours.</summary>
[GenerateSerializer, Immutable, Alias("dialog.ForwardCase")]
public sealed record ForwardCase : CaseCommand
{
    /// <summary>A channel of kind <c>open311-peer</c> of the case's region.</summary>
    [Id(0)] public required string Channel { get; init; }

    /// <summary>What the other body calls it.</summary>
    [Id(1)] public required string ServiceCode { get; init; }

    /// <summary>What the other body reads.</summary>
    [Id(2)] public required string Text { get; init; }

    /// <summary>The place (location: <c>geo:</c> address, its name the address in words) and photos with public addresses.</summary>
    [Id(3)] public Attachment[] Attachments { get; init; } = [];
}

/// <summary>What the other body says of a case handed on to it. Never closes ours.</summary>
[GenerateSerializer, Immutable, Alias("dialog.HearPeer")]
public sealed record RecordExternalStatus : CaseCommand
{
    /// <summary>Version of the event that handed it on.</summary>
    [Id(0)] public required int ForwardVersion { get; init; }

    /// <summary>The other body's number of it.</summary>
    [Id(1)] public string? PeerId { get; init; }

    /// <summary>open, closed, or another word of that body.</summary>
    [Id(2)] public string? Status { get; init; }
    [Id(3)] public string? Notes { get; init; }

    /// <summary>By the other body's clock.</summary>
    [Id(4)] public DateTimeOffset? At { get; init; }
}
