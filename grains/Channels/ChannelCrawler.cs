using Dialog.Channels.Inbox;
using Microsoft.Extensions.Logging;
using Npgsql;

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

    /// <returns>up to when the history is now compared; null when it could not be</returns>
    public async Task<DateTimeOffset?> Once(DateTimeOffset? comparedUntil, CancellationToken stop)
    {
        DateTimeOffset until = time.GetUtcNow() - Grace;
        DateTimeOffset since = comparedUntil is { } compared ? compared - Overlap : until - FirstLook;
        try
        {
            IReadOnlyList<Payload> found = await adapter.Reconcile(settings, since, until, stop);
            foreach (Payload[] piece in found.Chunk(500))
            {
                await inbox.Insert(channel, piece, crawled: true, stop);
            }

            if (found.Count > 0)
            {
                pump.Signal();
            }

            health.Clear("reconcile");
            return until;
        }
        catch (NetworkException e)
        {
            health.Fail("reconcile", e.Message, time.GetUtcNow());
            LogNetwork(logger, channel, e.Message);
        }
        catch (NpgsqlException e)
        {
            LogDatabase(logger, e, channel);
        }
        return null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Crawling channel {Channel} failed: {Words}")]
    private static partial void LogNetwork(ILogger logger, string channel, string words);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The inbox of channel {Channel} is unreachable")]
    private static partial void LogDatabase(ILogger logger, Exception error, string channel);
}
