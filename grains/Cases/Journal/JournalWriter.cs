using System.Diagnostics;
using System.Threading.Channels;
using Dialog.Observability;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Dialog.Cases.Journal;

/// <summary>
/// One connection that group-commits: takes what waits, one entry per case, writes it in one statement, notifies each
/// waiter. While a statement runs the next batch gathers, so the batch grows with the load by itself.
/// </summary>
internal sealed partial class JournalWriter(NpgsqlDataSource database, JournalOptions options, JournalMetrics metrics, TimeProvider time, ILogger logger)
{
    // Somebody stored this very message first: a race like any other, and the loser reloads.
    private const string MessageFence = "messages_once";

    private readonly Channel<PendingAppend> _queue = Channel.CreateBounded<PendingAppend>(
        new BoundedChannelOptions(options.Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly List<PendingAppend> _batch = [];
    private readonly Queue<PendingAppend> _held = new();
    private readonly HashSet<Guid> _cases = [];
    private NpgsqlConnection? _connection;
    private JournalBatch? _statement;

    /// <summary>Appends that no batch has taken yet.</summary>
    public int Waiting => _queue.Reader.Count;

    public async Task<long> Append(JournalEntry entry)
    {
        PendingAppend pending = new(entry, time.GetTimestamp(), Tracing.Here);
        if (!_queue.Writer.TryWrite(pending))
        {
            using CancellationTokenSource patience = new(options.Patience);
            try
            {
                await _queue.Writer.WriteAsync(pending, patience.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
            {
                metrics.Saturated.Add(1);
                throw new JournalSaturatedException();
            }
        }

        return await pending.Committed.Task;
    }

    public void Complete() => _queue.Writer.TryComplete();

    public async Task Run()
    {
        while (_held.Count > 0 || await _queue.Reader.WaitToReadAsync())
        {
            Gather();
            await Commit(_batch);
        }

        await Disconnect();
    }

    private void Gather()
    {
        _batch.Clear();
        _cases.Clear();
        // An entry held back because its case was in the last batch goes first, in its order.
        for (int i = _held.Count; i > 0; i--)
        {
            Place(_held.Dequeue());
        }

        while (_batch.Count < options.MaxBatch && _queue.Reader.TryRead(out PendingAppend? next))
        {
            Place(next);
        }

        _batch.Sort(static (a, b) => a.Entry.After.Id.CompareTo(b.Entry.After.Id));
    }

    private void Place(PendingAppend pending)
    {
        if (_cases.Add(pending.Entry.After.Id))
        {
            _batch.Add(pending);
        }
        else
        {
            _held.Enqueue(pending);
        }
    }

    private async Task Commit(List<PendingAppend> batch)
    {
        try
        {
            await Write(batch);
        }
        catch (PostgresException e) when (Outage.Of(e) is Failure.Content or Failure.Constraint)
        {
            if (batch.Count == 1 && e is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: MessageFence })
            {
                metrics.Fenced.Add(1);
                batch[0].Committed.TrySetException(new LostRaceException(batch[0].Entry.After.Id));
                return;
            }

            if (batch.Count == 1)
            {
                LogRefusedContent(batch[0].Entry.After.Id, e.SqlState);
                batch[0].Committed.TrySetException(new RefusedContentException($"The database refuses this content: {e.SqlState} {e.ConstraintName ?? e.MessageText}"));
                return;
            }

            // The statement was rolled back as a whole: one by one, so that only the refused entry fails.
            foreach (PendingAppend pending in batch.ToArray())
            {
                await Commit([pending]);
            }
        }
#pragma warning disable CA1031 // A writer that ended would leave every later append waiting for ever; whatever it was, the outcome is unknown.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogUnknown(e, batch.Count);
            metrics.Unknown.Add(batch.Count);
            foreach (PendingAppend pending in batch)
            {
                pending.Committed.TrySetException(new JournalUnavailableException());
            }

            await Disconnect();
        }
    }

    private async Task Write(List<PendingAppend> batch)
    {
        using CancellationTokenSource timeout = new(options.StatementTimeout);
        JournalBatch statement = await Connect(timeout.Token);
        using Activity? step = Tracing.Together("journal.batch", batch.Select(p => p.Trace));
        step?.SetTag("dialog.batch.size", batch.Count);
        long started = time.GetTimestamp();
        Dictionary<Guid, long> passed = await statement.Write(batch.ConvertAll(static p => p.Entry), time.GetUtcNow(), timeout.Token);
        metrics.Batch(batch, time, started);
        foreach (PendingAppend pending in batch)
        {
            Guid id = pending.Entry.After.Id;
            if (passed.TryGetValue(id, out long number))
            {
                pending.Committed.TrySetResult(number);
            }
            else
            {
                metrics.Fenced.Add(1);
                pending.Committed.TrySetException(new LostRaceException(id));
            }
        }
    }

    private async Task<JournalBatch> Connect(CancellationToken cancellation)
    {
        if (_statement is not null)
        {
            return _statement;
        }

        _connection = await database.OpenConnectionAsync(cancellation);
        // The planner thinks an array has a hundred elements and a young table a hundred rows; without these it may settle
        // on reading all of "cases" for every batch and keep that plan.
        await using (NpgsqlCommand session = new("set enable_seqscan = off; set plan_cache_mode = force_generic_plan; set jit = off", _connection))
        {
            await session.ExecuteNonQueryAsync(cancellation);
        }

        JournalBatch statement = new(_connection);
        await statement.Prepare(cancellation);
        return _statement = statement;
    }

    private async Task Disconnect()
    {
        _statement?.Dispose();
        _statement = null;
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database refuses an append of case {CaseId}: {SqlState}")]
    private partial void LogRefusedContent(Guid caseId, string sqlState);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A journal batch of {Count} has an unknown outcome; its cases reload and their callers repeat")]
    private partial void LogUnknown(Exception exception, int count);
}

/// <summary>An append on its way; the result is the case's number.</summary>
internal sealed record PendingAppend(JournalEntry Entry, long QueuedAt, ActivityContext Trace)
{
    public TaskCompletionSource<long> Committed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
