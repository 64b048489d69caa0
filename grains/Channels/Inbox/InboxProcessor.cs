using System.Diagnostics;
using System.Threading.Channels;
using Dialog.Cases;
using Dialog.Channels.Buttons;
using Dialog.Classification;
using Dialog.Observability;
using Microsoft.Extensions.Logging;

namespace Dialog.Channels.Inbox;

/// <summary>
/// Takes the waiting payloads of one channel to their threads: in the network's order inside a conversation, side by side
/// between conversations. Owned by the channel's grain and run on its scheduler, so nothing here is shared between threads.
/// </summary>
internal sealed partial class InboxProcessor(
    string channel, InboxStore store, InboxReader reader, Removals delivery, ExternalStatusDelivery hearing, PressDelivery presses,
    ChannelMetrics metrics, string network, TimeProvider time, ILogger logger)
{
    private const int InHandLimit = 256;

    // Mail messages have megabytes: with none in progress one is taken whatever its size, so that at most this and one more is in memory.
    private const long BytesLimit = 32 * 1024 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<long, (string ExternalId, int Bytes)> _inHand = [];
    private long _bytesInHand;
    private readonly Dictionary<string, Queue<Read>> _lanes = [];
    private readonly Dictionary<string, DateTimeOffset> _resting = [];
    private readonly List<InboxSettlement> _settled = [];
    private readonly List<Waiter> _waiters = [];
    private readonly SaidOnce _said = new(time);
    private Task _run = Task.CompletedTask;
    private bool _more;
    private bool _stopping;

    private sealed record Waiter(HashSet<string> Ids, TaskCompletionSource Done);

    private sealed record Read(InboxRow Row, string Conversation, Func<Task<InboxSettlement>> Hand);

    /// <summary>Ends when none of the payloads is in progress any more: taken, a dead letter, or postponed.</summary>
    public Task Process(IEnumerable<string> externalIds)
    {
        Waiter waiter = new([.. externalIds], new(TaskCreationOptions.RunContinuationsAsynchronously));
        _waiters.Add(waiter);
        Signal();
        return waiter.Done.Task;
    }

    /// <summary>Something may be waiting.</summary>
    public void Signal()
    {
        _more = true;
        _bell.Writer.TryWrite(true);
        if (_run.IsCompleted && !_stopping)
        {
            _run = Run();
        }
    }

    /// <summary>Lets what is in progress finish.</summary>
    public Task Stop()
    {
        _stopping = true;
        _bell.Writer.TryWrite(true);
        return _run;
    }

    private async Task Run()
    {
        Tracing.Leave();
        while (_more && !_stopping || _inHand.Count > 0 || _settled.Count > 0)
        {
            try
            {
                await Flush();
                if (_more && !_stopping && _inHand.Count < InHandLimit && _bytesInHand < BytesLimit)
                {
                    await Take(InHandLimit - _inHand.Count);
                }
                else if (_settled.Count == 0 && _inHand.Count > 0)
                {
                    await _bell.Reader.ReadAsync();
                }
            }
            catch (Exception e) when (Outage.EndsThePass(e))
            {
                // Rows stay as they are; what was handed over meanwhile is recognised by its ids.
                LogDatabase(logger, e, channel);
                if (_stopping)
                {
                    return;
                }

                await Task.Delay(TimeSpan.FromSeconds(1), time);
            }
#pragma warning disable CA1031 // A processor that ended here would leave the channel silent: it says so and goes on.
            catch (Exception e)
#pragma warning restore CA1031
            {
                if (_said.IsNew(e.GetType().Name))
                {
                    LogUnforeseen(logger, e, channel);
                }

                if (_stopping)
                {
                    return;
                }

                await Task.Delay(Pause, time);
            }
        }
        Release(_waiters.ToArray());
    }

    private async Task Take(int room)
    {
        _more = false;
        Waiter[] before = _waiters.ToArray();
        (List<InboxRow> rows, bool cut, IReadOnlyList<BlockedSender> blocked) = await store.Waiting(channel, [.. _inHand.Keys], room, BytesLimit - _bytesInHand);
        foreach (InboxRow row in rows)
        {
            Hold(row);
        }

        int begun = 0;
        try
        {
            await reader.Meet(rows);
            for (; begun < rows.Count; begun++)
            {
                await Begin(rows[begun], blocked);
            }
        }
        catch
        {
            // In hand and never begun they would wait for ever.
            foreach (InboxRow row in rows.Skip(begun))
            {
                LetGo(row.Id);
            }

            _more = true;
            throw;
        }
        if (rows.Count == room || cut)
        {
            _more = true;
        }
        else
        {
            Release(before);
        }
    }

    private void Hold(InboxRow row)
    {
        _inHand[row.Id] = (row.ExternalId, row.Bytes.Length);
        _bytesInHand += row.Bytes.Length;
    }

    private void LetGo(long id)
    {
        if (_inHand.Remove(id, out (string ExternalId, int Bytes) held))
        {
            _bytesInHand -= held.Bytes;
        }
    }

    // Whatever one payload does to us, those behind it go on.
    private async Task Begin(InboxRow row, IReadOnlyList<BlockedSender> blocked)
    {
        try
        {
            await Take(row, blocked);
        }
#pragma warning disable CA1031 // It becomes a dead letter with this reason.
        catch (Exception e) when (!Outage.IsOne(e))
#pragma warning restore CA1031
        {
            LogDeadLetter(logger, channel, row.Id, "$");
            Settle(new(row, "poison", $"$: it could not be taken ({e.GetType().Name})", row.Attempts, row.ReceivedAt));
        }
    }

    private async Task Take(InboxRow row, IReadOnlyList<BlockedSender> blocked)
    {
        switch (await reader.Read(row))
        {
            case ReadResult.Ignored ignored:
                Settle(new(row, "done", $"ignored: {ignored.Because}", row.Attempts, row.ReceivedAt) { Outcome = "ignored" });
                break;
            case ReadResult.Report report:
                bool known = await store.Report(channel, report);
                Settle(new(row, "done", known ? null : "ignored: a report of no answer of ours", row.Attempts, row.ReceivedAt) { Outcome = known ? "taken" : "ignored" });
                break;
            case ReadResult.ExternalUpdate word:
                Settle(await hearing.Deliver(row, word));
                break;
            case ReadResult.Broken broken:
                LogDeadLetter(logger, channel, row.Id, broken.Field);
                Settle(new(row, "poison", $"{broken.Field}: {broken.Problem}", row.Attempts, row.ReceivedAt));
                break;
            case ReadResult.Message { Incoming: var message } when Holding.By(blocked, message, row.IsReleased, time.GetUtcNow(), IsDanger) is { } block:
                Settle(new(row, "held", null, row.Attempts, row.ReceivedAt) { HeldBy = block, PublishedAt = message.PublishedAt });
                break;
            case ReadResult.Several { Incoming: [var first, ..] } when Holding.By(blocked, first, row.IsReleased, time.GetUtcNow(), IsDanger) is { } block:
                Settle(new(row, "held", null, row.Attempts, row.ReceivedAt) { HeldBy = block, PublishedAt = first.PublishedAt });
                break;
            case ReadResult.Message { Incoming: var message }:
                Queue(new(row, message.Conversation, () => Hand(row, message)));
                break;
            case ReadResult.Several { Incoming: [var first, ..] messages }:
                Queue(new(row, first.Conversation, () => Hand(row, messages)));
                break;
            case ReadResult.Press press:
                PressedAnswer? answer = await presses.Find(press);
                Queue(new(row, answer?.Conversation ?? press.Id, () => presses.Deliver(row, press, answer)));
                break;
            case ReadResult.Reaction reaction:
                await store.React(channel, row, reaction);
                Settle(new(row, "done", null, row.Attempts, row.ReceivedAt) { IsEmptied = true });
                break;
        }
    }

    private static bool IsDanger(string text) => UrgencyDetector.Detect(text).IsUrgent;

    private void Queue(Read read)
    {
        string conversation = read.Conversation;
        if (_resting.TryGetValue(conversation, out DateTimeOffset until))
        {
            if (until > time.GetUtcNow())
            {
                PutOff(read.Row, until, "behind an earlier message of its conversation");
                return;
            }
            _resting.Remove(conversation);
        }
        if (_lanes.TryGetValue(conversation, out Queue<Read>? lane))
        {
            lane.Enqueue(read);
            return;
        }
        lane = _lanes[conversation] = new([read]);
        _ = Walk(conversation, lane);
    }

    private async Task Walk(string conversation, Queue<Read> lane)
    {
        while (lane.TryPeek(out Read? next))
        {
            InboxSettlement settlement;
            using (Activity? _ = Tracing.Continue("inbox.take", next.Row.Trace))
            {
                settlement = await next.Hand();
            }

            lane.Dequeue();
            Settle(settlement);
            if (settlement.State == "waiting")
            {
                _resting[conversation] = settlement.NotBefore;
                while (lane.TryDequeue(out Read? behind))
                {
                    PutOff(behind.Row, settlement.NotBefore, "behind an earlier message of its conversation");
                }
            }
            else if (settlement.State == "poison")
            {
                LogDeadLetter(logger, channel, next.Row.Id, "thread");
            }
        }
        _lanes.Remove(conversation);
    }

    private async Task<InboxSettlement> Hand(InboxRow row, IncomingMessage message) =>
        InboxOutcome.Of(row, message, await delivery.Hand(row, message), time.GetUtcNow() + Pause);

    // Those before one that cannot be taken now are known when they are handed over again with it.
    private async Task<InboxSettlement> Hand(InboxRow row, IReadOnlyList<IncomingMessage> messages)
    {
        InboxSettlement? settlement = null;
        foreach (IncomingMessage message in messages)
        {
            settlement = await Hand(row, message);
            if (settlement.State != "done")
            {
                break;
            }
        }

        return settlement!;
    }

    private void PutOff(InboxRow row, DateTimeOffset until, string why) => Settle(new(row, "waiting", why, row.Attempts, until));

    private void Settle(InboxSettlement settlement)
    {
        _settled.Add(settlement);
        _bell.Writer.TryWrite(true);
    }

    private async Task Flush()
    {
        if (_settled.Count == 0)
        {
            return;
        }

        InboxSettlement[] batch = [.. _settled];
        await store.Settle(batch);
        _settled.RemoveRange(0, batch.Length);
        DateTimeOffset now = time.GetUtcNow();
        foreach (InboxSettlement s in batch)
        {
            metrics.Settled(network, s, now);
            LetGo(s.Row.Id);
            foreach (Waiter waiter in _waiters.Where(w => w.Ids.Remove(s.Row.ExternalId) && w.Ids.Count == 0).ToArray())
            {
                Release([waiter]);
            }
        }
    }

    // Whoever asked before this pass, and whose payloads are not in progress, has nothing waiting.
    private void Release(Waiter[] asked)
    {
        foreach (Waiter waiter in asked)
        {
            waiter.Ids.IntersectWith(_inHand.Values.Select(h => h.ExternalId));
            if (waiter.Ids.Count > 0)
            {
                continue;
            }

            _waiters.Remove(waiter);
            waiter.Done.TrySetResult();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Payload {Id} of channel {Channel} is a dead letter: {Field}")]
    private static partial void LogDeadLetter(ILogger logger, string channel, long id, string field);

    [LoggerMessage(Level = LogLevel.Error, Message = "The inbox of channel {Channel} could not be processed")]
    private static partial void LogUnforeseen(ILogger logger, Exception error, string channel);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The inbox of channel {Channel} is unreachable")]
    private static partial void LogDatabase(ILogger logger, Exception error, string channel);
}
