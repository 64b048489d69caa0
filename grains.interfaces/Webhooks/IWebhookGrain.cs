using Dialog.Calls;
using Orleans.Concurrency;

namespace Dialog.Webhooks;

/// <summary>What an administrator decides about a webhook.</summary>
/// <param name="Events">Stored names of events, or <c>*</c> for all, also those of later versions.</param>
[GenerateSerializer, Immutable, Alias("dialog.WebhookSettings")]
public sealed record WebhookSettings(
    [property: Id(0)] string Region,
    [property: Id(1)] string Name,
    [property: Id(2)] string Url,
    [property: Id(3)] string[] Events,
    [property: Id(4)] bool Enabled);

/// <summary>A webhook without its secrets.</summary>
/// <param name="PausedAt">It failed for days and is not called any more; enabling it again sends what has waited.</param>
/// <param name="FailingSince">No delivery has succeeded since.</param>
/// <param name="OldSecretUntil">Until when signatures are made with the former secret too.</param>
[GenerateSerializer, Immutable, Alias("dialog.WebhookView")]
public sealed record WebhookView(
    [property: Id(0)] Guid Id,
    [property: Id(1)] WebhookSettings Settings,
    [property: Id(2)] DateTimeOffset? PausedAt,
    [property: Id(3)] DateTimeOffset? FailingSince,
    [property: Id(4)] DateTimeOffset? OldSecretUntil,
    [property: Id(5)] DateTimeOffset CreatedAt);

/// <summary>The outcome of a change.</summary>
/// <param name="Secret">Only when it is new: it is never shown again.</param>
/// <param name="Errors">What was wrong, by field.</param>
[GenerateSerializer, Immutable, Alias("dialog.WebhookReply")]
public sealed record WebhookReply(
    [property: Id(0)] WebhookView? Webhook,
    [property: Id(1)] string? Secret,
    [property: Id(2)] Dictionary<string, string[]> Errors);

/// <summary>One subscription of another system to a region's events, and the one sender to it in the cluster. Keyed by its id.</summary>
[Alias("dialog.IWebhookGrain")]
public interface IWebhookGrain : IGrainWithGuidKey
{
    /// <summary>Makes or changes it. A new one gets a secret; enabling a paused one sends what has waited.</summary>
    /// <param name="by">who did it; they are notified when it is paused</param>
    /// <param name="byRegion">the region that person belongs to</param>
    [Alias("Put")]
    Task<WebhookReply> Put(WebhookSettings settings, [Acting] string by, string byRegion);

    /// <summary>Null when there is none.</summary>
    [Alias("Get")]
    Task<WebhookView?> Get();

    /// <summary>Ends it with everything that waits.</summary>
    [Alias("Delete")]
    Task Delete();

    /// <summary>A new secret; the former one goes on signing beside it for so long.</summary>
    [Alias("Rotate")]
    Task<WebhookReply> Rotate(TimeSpan formerFor);

    /// <summary>Queues a sample message for the receiver; returns its delivery. Null when there is no such webhook.</summary>
    [Alias("Test")]
    Task<long?> Test();

    /// <summary>Sends a settled delivery once more under the same message id. False when there is none.</summary>
    [Alias("Resend")]
    Task<bool> Resend(long delivery);

    /// <summary>Something may wait; harmless to repeat.</summary>
    [OneWay, Alias("Wake")]
    Task Wake();
}
