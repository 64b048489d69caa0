using System.Diagnostics;
using Dialog.Cases;
using Dialog.Observability;
using Microsoft.Extensions.Logging;

namespace Dialog.Channels.Outbox;

/// <summary>
/// Sends the answers of one channel at the pace its network allows and reports their outcomes to the threads. Owned by the
/// channel's grain and run on its scheduler: one activation in the cluster is what makes the pace one number.
/// </summary>
internal sealed partial class OutboxDispatcher(
    string channel, ChannelSettings settings, IChannel adapter, OutboxStore store, IGrainFactory grains,
    ChannelHealth health, ChannelMetrics metrics, TimeProvider time, ILogger logger)
{
    private const int Batch = 200;
    private const int Looks = 3;
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(20);

    // Of this activation: another one, alive by mistake, must not settle our attempts.
    private readonly string _owner = Guid.NewGuid().ToString("N");
    private readonly Pace _pace = new(adapter.Traits, time.GetUtcNow());
    private readonly HashSet<Task> _attempts = [];
    private readonly HashSet<long> _telling = [];
    private Task _run = Task.CompletedTask;
    private int _strikes;
    private bool _again;
    private bool _stopping;

    private DateTimeOffset? FirstLook => adapter.Traits.FindsSent ? time.GetUtcNow() + LookEvery / 4 : null;

    /// <summary>Something may be waiting.</summary>
    public void Signal()
    {
        _again = true;
        if (_run.IsCompleted && !_stopping)
        {
            _run = Run();
        }
    }

    /// <summary>Lets the attempts under way finish and records them.</summary>
    public async Task Stop()
    {
        _stopping = true;
        await _run;
        await Task.WhenAll(_attempts);
    }

    private async Task Run()
    {
        Tracing.Leave();
        try
        {
            while (_again && !_stopping)
            {
                _again = false;
                await store.Expire(channel, adapter.Traits.TakesKey, FirstLook);
                while (!_stopping && await SendSome())
                {
                    await Task.Delay(Beat, time);
                }

                await Search();
                await TellSome();
            }
        }
        catch (Exception e) when (Outage.EndsThePass(e))
        {
            LogDatabase(logger, e, channel);
        }
    }

    private async Task<bool> SendSome()
    {
        _attempts.RemoveWhere(a => a.IsCompleted);
        DateTimeOffset now = time.GetUtcNow();
        int room = (int)Math.Min((long)_pace.Available(now) * adapter.Traits.Batch, Batch - _attempts.Count);
        if (room <= 0)
        {
            return now >= _pace.PausedUntil;
        }

        List<OutboxRow> rows = await store.Claim(channel, _owner, _pace.Resting(now), room, adapter.Traits);
        if (!adapter.Traits.Paced && rows.Count > 0)
        {
            await Attempt(rows);
        }

        foreach (OutboxRow[] call in adapter.Traits.Paced ? rows.Chunk(adapter.Traits.Batch) : [])
        {
            for (int i = 0; i < call.Length; i++)
            {
                _pace.Took(call[i].Chat, now, calls: i == 0 ? 1 : 0);
            }

            _attempts.Add(Attempt([.. call]));
        }
        return rows.Count > 0;
    }

    // A channel answers for its own region only, whatever stands in the queue under its name.
    private async Task Attempt(List<OutboxRow> claimed)
    {
        DateTimeOffset began = time.GetUtcNow();
        using Activity? step = claimed is [var only] ? Tracing.Continue("outbox.send", only.Trace) : Tracing.Together("outbox.batch", claimed.Select(r => Tracing.Read(r.Trace)));
        List<OutboxRow> rows = claimed.FindAll(r => r.Region is null || r.Region == settings.Region);
        if (claimed.Count > rows.Count)
        {
            OutboxRow[] foreign = [.. claimed.Except(rows)];
            await Settle(foreign, [.. foreign.Select(_ => new SendOutcome.Failed("other-region", "the channel belongs to another region than the case"))]);
        }

        if (rows.Count > 0)
        {
            await Settle([.. rows], await Send(rows));
        }

        foreach (OutboxRow row in claimed.Count > 1 ? claimed : [])
        {
            Tracing.Record("outbox.send", Tracing.Read(row.Trace), began);
        }
    }

    private async Task<SendOutcome[]> Send(List<OutboxRow> rows) => rows.Count == 1
        ? [await adapter.Send(settings, rows[0].Message, CancellationToken.None)]
        : await adapter.Send(settings, [.. rows.Select(r => r.Message)], CancellationToken.None);

    private async Task Settle(OutboxRow[] rows, SendOutcome[] outcomes)
    {
        DateTimeOffset now = time.GetUtcNow();
        for (int i = 0; i < rows.Length; i++)
        {
            metrics.Attempted(settings.Kind, outcomes[i]);
            Learn(rows[i], outcomes[i], now);
        }
        // One for all: what shared a call shares the next one too.
        double jitter = Random.Shared.NextDouble();
        OutboxSettlement[] settled = [.. rows.Zip(outcomes, (row, outcome) => OutboxOutcome.Of(row, outcome, now, jitter))];
        if (!await Write(settled))
        {
            return;
        }

        await Tell([.. rows.Zip(settled).Where(p => p.Second.State != "queued").Select(p => new OutboxReport(
            p.First.Id, p.First.CaseId, p.First.Version, p.First.Thread, p.Second.State, p.Second.NetworkId, p.Second.Error))]);
        await Copy([.. rows.Where((_, i) => outcomes[i] is SendOutcome.Sent)]);
    }

    // The answers are out and kept as sent: without a copy the channel says so, and nothing is sent again.
    private async Task Copy(OutboxRow[] sent)
    {
        foreach (OutboxRow row in sent)
        {
            try
            {
                await adapter.KeepCopy(settings, row.Message, CancellationToken.None);
                health.Clear("copy");
            }
            catch (NetworkException e)
            {
                NoCopy(row, e, e.Message);
            }
#pragma warning disable CA1031 // A copy that cannot be made must not end the sending of other answers.
            catch (Exception e)
#pragma warning restore CA1031
            {
                NoCopy(row, e, e.GetType().Name);
            }
        }
    }

    private void NoCopy(OutboxRow row, Exception error, string words)
    {
        health.Fail("copy", $"copy-failed: {words}", time.GetUtcNow());
        LogNoCopy(logger, error, row.Id, channel);
    }

    // While the mark's lease runs nobody else touches the row: a database that is away for seconds loses no outcome.
    private async Task<bool> Write(OutboxSettlement[] settled)
    {
        for (int left = 10; left > 0; left--)
        {
            try
            {
                await store.Settle(_owner, settled, FirstLook);
                return true;
            }
            catch (Exception e) when (Outage.EndsThePass(e))
            {
                LogDatabase(logger, e, channel);
            }
            await Task.Delay(TimeSpan.FromSeconds(2), time);
        }
        return false;
    }

    private void Learn(OutboxRow row, SendOutcome outcome, DateTimeOffset now)
    {
        switch (outcome)
        {
            case SendOutcome.Later { Everybody: false } later:
                _pace.Refused(row.Chat, later.After ?? TimeSpan.FromSeconds(1), now);
                break;
            case SendOutcome.Later later:
                _pace.Pause(OutboxOutcome.Wait(++_strikes, later.After, 0), now);
                health.Fail("send", later.Words, now);
                break;
            case SendOutcome.Sent or SendOutcome.Delivered:
                _strikes = 0;
                health.Clear("send");
                break;
        }
    }

    // A network shows what it took with some delay: absence is believed at the last check only, and then the answer is sent again.
    private async Task Search()
    {
        if (!adapter.Traits.FindsSent)
        {
            return;
        }

        foreach (LostAnswer lost in await store.Lost(channel, LookEvery, Batch))
        {
            try
            {
                SendOutcome? found = await adapter.FindSent(settings, lost.Row.Message, lost.AttemptedAt, CancellationToken.None);
                if (found is SendOutcome.Sent sent)
                {
                    await store.Found(lost, "sent", sent.NetworkId);
                }
                else if (lost.Looks >= Looks)
                {
                    await store.Found(lost, found is SendOutcome.Later ? "queued" : "unknown", null);
                }
            }
            catch (NetworkException e)
            {
                health.Fail("send", e.Message, time.GetUtcNow());
            }
        }
    }

    private async Task TellSome()
    {
        List<OutboxReport> reports = await store.Unreported(channel, [.. _telling], Batch);
        await Tell(reports);
    }

    private async Task Tell(IReadOnlyList<OutboxReport> reports)
    {
        OutboxReport[] mine = [.. reports.Where(r => _telling.Add(r.Id))];
        try
        {
            bool[] told = await Task.WhenAll(mine.Select(TellOne));
            OutboxReport[] done = [.. mine.Where((_, i) => told[i])];
            if (done.Length > 0)
            {
                await store.Reported(done);
            }
        }
        catch (Exception e) when (Outage.EndsThePass(e))
        {
            LogDatabase(logger, e, channel);
        }
        finally
        {
            foreach (OutboxReport report in mine)
            {
                _telling.Remove(report.Id);
            }
        }
    }

    private async Task<bool> TellOne(OutboxReport report)
    {
        try
        {
            CommandReply reply = await grains.GetGrain<IThreadGrain>(report.Thread).Execute(report.Command);
            if (reply.Outcome == CommandOutcome.Refused)
            {
                LogRefused(logger, report.Id, reply.Code);
            }

            return true;
        }
#pragma warning disable CA1031 // Whatever keeps a thread from receiving it now: the sweep repeats it until it has.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotTold(logger, e, report.Id);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox of channel {Channel} is unreachable")]
    private static partial void LogDatabase(ILogger logger, Exception error, string channel);

    [LoggerMessage(Level = LogLevel.Warning, Message = "There is no copy of answer {Id} in channel {Channel}")]
    private static partial void LogNoCopy(ILogger logger, Exception error, long id, string channel);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The thread refused the outcome of answer {Id}: {Code}")]
    private static partial void LogRefused(ILogger logger, long id, string? code);

    [LoggerMessage(Level = LogLevel.Information, Message = "The thread of answer {Id} could not be told its outcome yet")]
    private static partial void LogNotTold(ILogger logger, Exception error, long id);
}
