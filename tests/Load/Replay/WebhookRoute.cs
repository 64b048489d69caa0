using Dialog.Load.Measures;
using Dialog.Load.Rig;
using Dialog.Support.Api;
using Dialog.Support.Audit;

namespace Dialog.Load.Replay;

/// <summary>Through the webhook, as a monitoring vendor pushes: batches one after the other, so that a thread keeps its order.</summary>
internal sealed class WebhookRoute(ApiSession api, string secret, Ledger ledger)
{
    private const int MostItems = 200;

    /// <summary>Pushed to acknowledged, that is stored durably; the journal follows.</summary>
    public Latency Latency { get; } = new();

    public async Task Play(IReadOnlyList<ReplayMessage> messages, Pace pace, Action<int> sent, CancellationToken cancellation)
    {
        for (int i = 0; i < messages.Count;)
        {
            await pace.Until(messages[i].At, cancellation);
            List<ReplayMessage> batch = [messages[i++]];
            while (i < messages.Count && batch.Count < MostItems && pace.IsDue(messages[i].At))
            {
                batch.Add(messages[i++]);
            }

            long start = Latency.Now();
            await api.PushFeed(LoadRig.Feed, secret, [.. batch.Select(m => m.ToFeedItem())], cancellation);
            Latency.Since(start);
            batch.ForEach(m => ledger.Acknowledged(m.Thread, $"{m.Id}"));
            sent(batch.Count);
        }
    }
}
