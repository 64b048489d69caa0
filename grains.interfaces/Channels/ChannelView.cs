namespace Dialog.Channels;

/// <summary>A channel without its secrets, with its health.</summary>
[GenerateSerializer, Immutable, Alias("dialog.ChannelView")]
public sealed record ChannelView
{
    [Id(0)] public required string Id { get; init; }
    [Id(1)] public required string Region { get; init; }
    [Id(2)] public required string Kind { get; init; }
    [Id(3)] public required string Name { get; init; }
    [Id(4)] public required ReceiveMode Mode { get; init; }
    [Id(5)] public required bool Enabled { get; init; }
    [Id(6)] public required bool Healthy { get; init; }
    [Id(7)] public string? LastError { get; init; }
    [Id(8)] public DateTimeOffset? LastErrorAt { get; init; }
    [Id(9)] public DateTimeOffset? LastReceivedAt { get; init; }
    [Id(10)] public int? PendingInNetwork { get; init; }
    [Id(11)] public bool Paused { get; init; }
    [Id(12)] public string? Account { get; init; }
    [Id(13)] public string? BaseAddress { get; init; }

    [Id(14)] public string? WebhookAddress { get; init; }
    [Id(15)] public string? Confirmation { get; init; }
    [Id(16)] public MailServers? Mail { get; init; }
    [Id(17)] public bool HasToken { get; init; }
    [Id(18)] public bool HasSecret { get; init; }
    [Id(19)] public bool HasReadToken { get; init; }

    /// <summary>Until when the network may still show the secret before the last change.</summary>
    [Id(20)] public DateTimeOffset? FormerSecretUntil { get; init; }

    /// <summary>When what the push lost was last looked for; null where the network shows no history.</summary>
    [Id(21)] public DateTimeOffset? ReconciledAt { get; init; }

    /// <summary>The address the network calls, in full.</summary>
    [Id(22)] public string? HookAddress { get; init; }
    [Id(23)] public bool NeverPublish { get; init; }

    /// <summary>What an external organisation is told for attributes of its services.</summary>
    [Id(24)] public ServiceValue[]? Attributes { get; init; }
}
