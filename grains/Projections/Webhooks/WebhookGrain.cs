using System.Security.Cryptography;
using Dialog.Cases.Journal;
using Dialog.Outbound;
using Dialog.Projections.Webhooks.Domain;
using Dialog.Webhooks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Concurrency;

namespace Dialog.Projections.Webhooks;

/// <summary>One subscription of another system, keyed by its id: its settings and the one sender to it in the cluster.</summary>
/// <remarks>Reentrant: attempts in flight must not keep calls waiting. Everything runs on the grain's scheduler.</remarks>
[Reentrant]
internal sealed class WebhookGrain(WebhookStore store, WebhookSender sender, OutboundGuard guard, IOptions<WebhookOptions> options, TimeProvider time, ILogger<WebhookGrain> logger)
    : Grain, IWebhookGrain
{
    private WebhookDispatcher? _pump;

    private Guid Id => this.GetPrimaryKey();

    private WebhookDispatcher Dispatcher => _pump ??= new WebhookDispatcher(Id, store, sender, options.Value, time, logger);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _pump is null ? Task.CompletedTask : Task.WhenAny(_pump.Stop(), Task.Delay(Timeout.Infinite, cancellationToken));

    public async Task<WebhookReply> Put(WebhookSettings settings, string by, string byRegion)
    {
        if (WebhookRules.Errors(settings, CaseEventNames.Known, options.Value.AllowPrivateAddresses, guard.RefusesUnseen) is { Count: > 0 } errors)
        {
            return new WebhookReply(null, null, errors);
        }

        bool isNew = await store.Find(Id) is null;
        string secret = WebhookSignature.SecretOf(RandomNumberGenerator.GetBytes(32));
        await store.Put(Id, settings, secret, by, byRegion, time.GetUtcNow());
        Dispatcher.Signal();
        return new WebhookReply((await store.Find(Id))?.View, isNew ? secret : null, []);
    }

    public async Task<WebhookView?> Get() => (await store.Find(Id))?.View;

    public Task Delete() => store.Delete(Id);

    public async Task<WebhookReply> Rotate(TimeSpan formerFor)
    {
        string secret = WebhookSignature.SecretOf(RandomNumberGenerator.GetBytes(32));
        DateTimeOffset now = time.GetUtcNow();
        await store.Rotate(Id, secret, now + formerFor, now);
        return await store.Find(Id) is { } webhook ? new WebhookReply(webhook.View, secret, []) : new WebhookReply(null, null, []);
    }

    public async Task<long?> Test()
    {
        if (await store.Find(Id) is null)
        {
            return null;
        }

        DateTimeOffset now = time.GetUtcNow();
        long delivery = await store.EnqueueTest(Id, WebhookPayload.Test($"msg_test_{Guid.NewGuid():N}", now), now);
        Dispatcher.Signal();
        return delivery;
    }

    public async Task<bool> Resend(long delivery)
    {
        bool queued = await store.Resend(Id, delivery, time.GetUtcNow());
        Dispatcher.Signal();
        return queued;
    }

    public Task Wake()
    {
        Dispatcher.Signal();
        return Task.CompletedTask;
    }
}
