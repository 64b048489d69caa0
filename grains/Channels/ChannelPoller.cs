using Dialog.Channels.Inbox;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Dialog.Channels;

/// <summary>
/// Fetches payloads of a channel that is polled: kept in the inbox, taken to their threads, and only then acknowledged by
/// the next, later cursor. Owned by the channel's grain, of which there is one.
/// </summary>
internal sealed partial class ChannelPoller(
    string channel, ChannelSettings settings, IChannel adapter, InboxStore inbox, InboxProcessor pump, ChannelHealth health,
    TimeProvider time, ILogger logger)
{
    // A network that answers "nothing" at once instead of holding the question would be asked without end.
    private static readonly TimeSpan QuickAnswer = TimeSpan.FromMilliseconds(300);

    private int _strikes;

    /// <summary>One question and what came of it.</summary>
    /// <returns>the new cursor, null when it stays; and whether the network admits a gap</returns>
    public async Task<(string? Cursor, bool Gap)> Once(string? cursor, DateTimeOffset? cursorAt, CancellationToken stop)
    {
        DateTimeOffset asked = time.GetUtcNow();
        try
        {
            PolledPayloads polled = await adapter.Poll(channel, settings, adapter.Traits.CursorLife is { } life && asked - cursorAt >= life ? null : cursor, stop);
            health.Clear("receive");
            _strikes = 0;
            if (polled.Payloads.Count == 0)
            {
                if (time.GetUtcNow() - asked < QuickAnswer)
                {
                    await Task.Delay(QuickAnswer, time, stop);
                }

                return (polled.Cursor, polled.Gap);
            }
            health.LastReceivedAt = time.GetUtcNow();
            await inbox.Insert(channel, polled.Payloads, crawled: false, stop);
            await pump.Process(polled.Payloads.Select(p => p.ExternalId)).WaitAsync(stop);
            return (polled.Cursor, polled.Gap);
        }
        catch (NetworkException e)
        {
            health.Fail("receive", e.Message, time.GetUtcNow());
            LogNetwork(logger, channel, e.Message);
        }
        catch (NpgsqlException e)
        {
            health.Fail("receive", "database-away: the inbox is unreachable", time.GetUtcNow());
            LogDatabase(logger, e, channel);
        }
        await Task.Delay(TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, _strikes++))), time, stop);
        return (null, false);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Polling channel {Channel} failed: {Words}")]
    private static partial void LogNetwork(ILogger logger, string channel, string words);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The inbox of channel {Channel} is unreachable")]
    private static partial void LogDatabase(ILogger logger, Exception error, string channel);
}
