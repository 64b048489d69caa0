using Dialog.Secrets;
using Orleans.Concurrency;

namespace Dialog.Channels;

/// <summary>How messages come in from a network.</summary>
[GenerateSerializer, Alias("dialog.ReceiveMode")]
public enum ReceiveMode
{
    Webhook,
    Polling,
}

/// <summary>One connection to a network: a bot, a form, a feed. Secrets never leave the silo: see <see cref="ChannelView"/>.</summary>
[GenerateSerializer, Immutable, Alias("dialog.ChannelSettings")]
public sealed record ChannelSettings
{
    [Id(0)] public required string Region { get; init; }

    /// <summary>telegram, form or feed.</summary>
    [Id(1)] public required string Kind { get; init; }
    [Id(2)] public required string Name { get; init; }
    [Id(3)] public ReceiveMode Mode { get; init; } = ReceiveMode.Polling;

    /// <summary>The network's token for us (bot token).</summary>
    [Id(4), Secret] public string? Token { get; init; }

    /// <summary>What the network must show us with each webhook call, or a vendor with each push.</summary>
    [Id(5), Secret] public string? Secret { get; init; }

    /// <summary>Base address of the network's API; null for the public one.</summary>
    [Id(6)] public string? BaseAddress { get; init; }

    /// <summary>Public address of our api that the network calls, for webhooks.</summary>
    [Id(7)] public string? WebhookAddress { get; init; }
    [Id(8)] public bool Enabled { get; init; } = true;
}

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
}

/// <summary>A file as the network gave it.</summary>
/// <param name="Bytes">Null when it did not; then <paramref name="Problem"/> says why, in words.</param>
[GenerateSerializer, Immutable, Alias("dialog.NetworkFile")]
public sealed record NetworkFile(
    [property: Id(0)] byte[]? Bytes,
    [property: Id(1)] string? Name,
    [property: Id(2)] string? Problem);

/// <summary>One channel: its settings, cursor, pace and health; the one poller of it in the cluster. Keyed by channel id.</summary>
[Alias("dialog.IChannelGrain")]
public interface IChannelGrain : IGrainWithStringKey
{
    /// <summary>Asks the network too, which takes its time.</summary>
    [Alias("Configure"), ResponseTimeout("00:01:00")]
    Task<ChannelView> Configure(ChannelSettings settings);

    /// <summary>Null when no such channel was configured.</summary>
    [Alias("Get")]
    Task<ChannelView?> Get();

    /// <summary>True when <paramref name="secret"/> is the channel's own; compared in constant time.</summary>
    [Alias("Authenticate")]
    Task<ChannelView?> Authenticate(string? secret);

    /// <summary>Hands over raw payloads already stored in the inbox; answers when each is settled or set aside.</summary>
    [Alias("Process"), ResponseTimeout("00:01:00")]
    Task Process(string[] externalIds);

    /// <summary>Settings with secrets, for silos that send. Not reachable from any HTTP endpoint.</summary>
    [Alias("Settings")]
    Task<ChannelSettings?> Settings();

    /// <summary>Fetches a file a resident sent, under the network's id of it. The token stays here.</summary>
    [Alias("Fetch"), ResponseTimeout("00:01:00")]
    Task<NetworkFile> Fetch(string fileId, int maxBytes);

    /// <summary>Payloads or answers of the channel may be waiting; harmless to repeat.</summary>
    [OneWay, Alias("Wake")]
    Task Wake();
}
