using Dialog.Channels.Inbox;
using Microsoft.Extensions.Logging;

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

    private readonly SaidOnce _said = new(time);
    private int _strikes;
    private DateTimeOffset _lastGoodAt = time.GetUtcNow();

    /// <summary>One question and what came of it; ends when the next may be asked.</summary>
    /// <param name="keep">writes the new position</param>
    /// <returns>whether the network admits a gap</returns>
    public async Task<bool> Once(string? cursor, DateTimeOffset? cursorAt, Func<string, Task> keep, CancellationToken stop)
    {
        DateTimeOffset asked = time.GetUtcNow();
        try
        {
            PolledPayloads polled = await adapter.Poll(channel, settings, adapter.Traits.CursorLife is { } life && asked - cursorAt >= life ? null : cursor, stop);
            await Take(polled, asked, keep, stop);
            if (polled.Problem is null)
            {
                await Good(polled, asked, stop);
                return polled.Gap;
            }

            Bad(new(polled.Problem, null));
        }
#pragma warning disable CA1031 // Whatever an answer does to us: the channel says so and asks again.
        catch (Exception e) when (e is NetworkException || Outage.EndsThePass(e) || !stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Bad(ReceivingFailure.Of(e, "what the network sent"));
        }

        await Task.Delay(TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, _strikes++))), time, stop);
        return false;
    }

    /// <summary>Called every minute: a question that neither ends nor fails is not a healthy channel.</summary>
    public void Examine()
    {
        if (_strikes == 0 && time.GetUtcNow() - _lastGoodAt > adapter.Traits.LongestPoll)
        {
            Bad(new("no-progress: the last question to the network does not end", null));
        }
    }

    private async Task Take(PolledPayloads polled, DateTimeOffset asked, Func<string, Task> keep, CancellationToken stop)
    {
        if (polled.Payloads.Count > 0)
        {
            health.LastReceivedAt = time.GetUtcNow();
            await inbox.Insert(channel, polled.Payloads, crawled: false, asked, stop);
            await pump.Process(polled.Payloads.Select(p => p.ExternalId)).WaitAsync(stop);
        }

        if (polled.Cursor is { } cursor)
        {
            await keep(cursor);
        }
    }

    private async Task Good(PolledPayloads polled, DateTimeOffset asked, CancellationToken stop)
    {
        health.Clear("receive");
        _said.Forget();
        (_strikes, _lastGoodAt) = (0, time.GetUtcNow());
        if (polled.Payloads.Count == 0 && time.GetUtcNow() - asked < QuickAnswer)
        {
            await Task.Delay(QuickAnswer, time, stop);
        }
    }

    private void Bad(ReceivingFailure failure)
    {
        health.Fail("receive", failure.Words, time.GetUtcNow());
        if (_said.IsNew(failure.Words))
        {
            LogFailed(logger, failure.Error, channel, failure.Words);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Polling channel {Channel} failed: {Words}")]
    private static partial void LogFailed(ILogger logger, Exception? error, string channel, string words);
}
