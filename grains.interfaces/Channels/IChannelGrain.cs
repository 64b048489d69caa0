using System.ComponentModel.DataAnnotations;
using Orleans.Concurrency;

namespace Dialog.Channels;

/// <summary>A file as the network gave it.</summary>
/// <param name="Bytes">Null when it did not; then <paramref name="Problem"/> is the human-readable reason.</param>
[GenerateSerializer, Immutable, Alias("dialog.NetworkFile")]
public sealed record NetworkFile(
    [property: Id(0)] byte[]? Bytes,
    [property: Id(1)] string? Name,
    [property: Id(2)] string? Problem);

/// <summary>How a test message went.</summary>
/// <param name="State">sent, failed, unknown or later</param>
/// <param name="Words">What the network said; null when it took the message.</param>
[GenerateSerializer, Immutable, Alias("dialog.TestSent")]
public sealed record TestSent(
    [property: Id(0), AllowedValues("sent", "failed", "unknown", "later")] string State,
    [property: Id(1)] string? NetworkId,
    [property: Id(2)] string? Words);

/// <summary>One channel: its settings, cursor, pace and health; the one poller of it in the cluster. Keyed by channel id.</summary>
[Alias("dialog.IChannelGrain")]
public interface IChannelGrain : IGrainWithStringKey
{
    /// <summary>Asks the network too, which takes its time.</summary>
    [Alias("Configure"), ResponseTimeout("00:01:00")]
    Task<ChannelView> Configure(ChannelSettings settings);

    /// <summary>What is wrong with settings, by field; a secret that is not given is the known one.</summary>
    [Alias("Check")]
    Task<Dictionary<string, string[]>> Check(ChannelSettings settings);

    /// <summary>Null when no such channel was configured.</summary>
    [Alias("Get")]
    Task<ChannelView?> Get();

    /// <summary>True when <paramref name="secret"/> is the channel's own; compared in constant time.</summary>
    [Alias("Authenticate")]
    Task<ChannelView?> Authenticate(string? secret);

    /// <summary>Hands over raw payloads already stored in the inbox; answers when each is settled or a dead letter.</summary>
    [Alias("Process"), ResponseTimeout("00:01:00")]
    Task Process(string[] externalIds);

    /// <summary>Settings without what opens an account: secrets do not leave the silo of the channel.</summary>
    [Alias("Settings")]
    Task<ChannelSettings?> Settings();

    /// <summary>Fetches a file a resident sent, under the network's id of it. The token stays here.</summary>
    [Alias("Fetch"), ResponseTimeout("00:01:00")]
    Task<NetworkFile> Fetch(string fileId, int maxBytes);

    /// <summary>A call of the network's webhook: what it carries is stored before it is answered.</summary>
    [Alias("Hook")]
    Task<InboundWebhookReply> ReceiveWebhook(InboundWebhookCall call);

    /// <summary>Gives the channel a new secret; the former one is accepted for a day more.</summary>
    /// <param name="secret">null: one is made</param>
    /// <returns>the secret, to be shown once to whoever must enter it at the network; null when there is no such channel</returns>
    [Alias("RotateSecret"), ResponseTimeout("00:01:00")]
    Task<string?> RotateSecret(string? secret);

    /// <summary>Stops working, or goes on with what has waited meanwhile. Null when there is no such channel.</summary>
    [Alias("Pause"), ResponseTimeout("00:01:00")]
    Task<ChannelView?> Pause(bool paused);

    /// <summary>Removes a channel that was mistyped.</summary>
    /// <returns>false when something came or went through it: it is then kept with its cases</returns>
    [Alias("Remove"), ResponseTimeout("00:01:00")]
    Task<bool> Remove();

    /// <summary>Replays a dead letter.</summary>
    /// <param name="payload">its number in the inbox</param>
    /// <returns>false when it is no dead letter</returns>
    [Alias("TakeAgain")]
    Task<bool> Replay(long payload);

    /// <summary>Dismisses a dead letter: a person has seen it and needs it no more.</summary>
    [Alias("Dismiss")]
    Task<bool> Dismiss(long payload);

    /// <summary>Sends again an answer that failed or whose outcome is unknown; the person who asks for it has made sure it did not arrive.</summary>
    /// <param name="answer">its number in the outbox</param>
    /// <returns>false when it is neither failed nor unknown</returns>
    [Alias("SendAgain")]
    Task<bool> SendAgain(long answer);

    /// <summary>Messages that a block keeps back, oldest first.</summary>
    /// <param name="after">the number of the last one already shown; 0 for the first ones</param>
    [Alias("Held"), ResponseTimeout("00:01:00")]
    Task<HeldPage> Held(long block, long after, int limit);

    /// <summary>Lets messages that a block keeps back go on to their threads; harmless to repeat.</summary>
    /// <param name="ids">their numbers; null: all of them</param>
    /// <returns>how many were let go now</returns>
    [Alias("ReleaseHeld"), ResponseTimeout("00:01:00")]
    Task<int> Release(long block, long[]? ids);

    /// <summary>Sends a message that belongs to no case, at once and whether paused or not.</summary>
    /// <param name="conversation">as the network names it: a chat, a user, an address</param>
    [Alias("SendTest"), ResponseTimeout("00:01:00")]
    Task<TestSent> SendTest(string conversation, string text);

    /// <summary>The services of the external organisation; empty when it does not answer now, or the channel leads to none.</summary>
    [Alias("Services"), ResponseTimeout("00:00:30")]
    Task<ExternalService[]> Services();

    /// <summary>Attributes that the external organisation requires and that have no value in the settings; none when it does not answer now.</summary>
    /// <param name="service">its code of one service; null: all of them</param>
    [Alias("Gaps"), ResponseTimeout("00:01:00")]
    Task<ServiceGap[]> Gaps(string? service);

    /// <summary>Payloads or answers of the channel may be waiting; harmless to repeat.</summary>
    [OneWay, Alias("Wake")]
    Task Wake();
}
