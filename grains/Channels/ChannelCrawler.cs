using Dialog.Channels.Inbox;
using Microsoft.Extensions.Logging;

namespace Dialog.Channels;

/// <summary>
/// Compares what residents published with what the network sent: what is new goes the way of every payload and counts as
/// late. Owned by the channel's grain.
/// </summary>
internal sealed partial class ChannelCrawler(
    string channel, ChannelSettings settings, IChannel adapter, InboxStore inbox, InboxProcessor pump, ChannelHealth health,
    TimeProvider time, ILogger logger)
{
    // The push has this long before a message counts as lost by it.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    // Networks show comments of a moment only after a while.
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);
    private static readonly TimeSpan FirstLook = TimeSpan.FromDays(1);
    private readonly SaidOnce _said = new(time);

    /// <returns>up to when the history is now compared; null when it could not be</returns>
    public async Task<DateTimeOffset?> Once(DateTimeOffset? comparedUntil, CancellationToken stop)
    {
        DateTimeOffset until = time.GetUtcNow() - Grace;
        DateTimeOffset since = comparedUntil is { } compared ? compared - Overlap : until - FirstLook;
        try
        {
            DateTimeOffset asked = time.GetUtcNow();
            IReadOnlyList<Payload> found = await adapter.Reconcile(settings, since, until, stop);
            foreach (Payload[] piece in found.Chunk(500))
            {
                await inbox.Insert(channel, piece, crawled: true, asked, stop);
            }

            if (found.Count > 0)
            {
                pump.Signal();
            }

            health.Clear("reconcile");
            _said.Forget();
            return until;
        }
#pragma warning disable CA1031 // Whatever an answer does to us: the channel says so, and the next crawl begins where this one did.
        catch (Exception e) when (e is NetworkException || Outage.EndsThePass(e) || !stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Bad(ReceivingFailure.Of(e, "what the network shows"));
            return null;
        }
    }

    private void Bad(ReceivingFailure failure)
    {
        health.Fail("reconcile", failure.Words, time.GetUtcNow());
        if (_said.IsNew(failure.Words))
        {
            LogFailed(logger, failure.Error, channel, failure.Words);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Crawling channel {Channel} failed: {Words}")]
    private static partial void LogFailed(ILogger logger, Exception? error, string channel, string words);
}
