using Dialog.Projections.Webhooks.Domain;
using Dialog.Webhooks;
using Npgsql;

namespace Dialog.Projections.Webhooks;

/// <summary>Deliveries to the webhooks that subscribe to an event.</summary>
internal sealed class WebhookProjection : IProjection
{
    public IReadOnlyCollection<string> ReadsContentOf => [];

    public ValueTask<IProjectedChange?> Prepare(ProjectionWindow window, DateTimeOffset now, bool leaveOut)
    {
        WebhookEvent[] events = [.. window.New.Select(e => WebhookPayload.Of(e, window.Case(e.CaseId), window.Region))];
        return ValueTask.FromResult<IProjectedChange?>(events.Length == 0 ? null : new Change(window.Region, events, now));
    }

    private sealed class Change(string region, WebhookEvent[] events, DateTimeOffset now) : IProjectedChange
    {
        private List<Guid> _webhooks = [];

        public async Task Write(NpgsqlConnection connection, NpgsqlTransaction transaction) =>
            _webhooks = await WebhookQueue.Enqueue(connection, transaction, region, events, now);

        public async Task Announce(IGrainFactory grains)
        {
            foreach (Guid webhook in _webhooks)
            {
                await grains.GetGrain<IWebhookGrain>(webhook).Wake();
            }
        }
    }
}
