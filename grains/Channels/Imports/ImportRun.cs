using System.Threading.Channels;
using Dialog.Cases;
using Dialog.Channels.Feed;
using Dialog.Channels.Inbox;
using Npgsql;

namespace Dialog.Channels.Imports;

/// <summary>One import from its current position to its end: 64 conversations side by side, each in the order of the file.</summary>
internal sealed class ImportRun(Import import, ImportStore store, MessageDelivery delivery, TimeProvider time)
{
    private const int Lanes = 64;
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ImportProgress _progress = new(import);

    /// <returns>false when the import was cancelled</returns>
    /// <exception cref="OperationCanceledException">The silo stops; the progress is saved.</exception>
    public async Task<bool> ToTheEnd(CancellationToken stop)
    {
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task<bool> saving = SaveUntil(over);
        FeedFileException? unreadable = null;
        try
        {
            unreadable = await Walk(over.Token);
        }
        catch (OperationCanceledException)
        {
        }
        finally
        {
            await over.CancelAsync();
        }
        if (!await saving)
        {
            return false;
        }

        List<ImportError> errors = [.. _progress.TakeErrors()];
        if (unreadable is not null)
        {
            errors.Insert(0, new(unreadable.Line, unreadable.Part, unreadable.Problem));
        }

        string state = stop.IsCancellationRequested ? "running" : unreadable is null ? "done" : "failed";
        bool saved = await store.Save(import.Id, _progress.Count(), state, errors, CancellationToken.None);
        stop.ThrowIfCancellationRequested();
        return saved;
    }

    /// <returns>why the rest of the file cannot be read; everything before it is taken</returns>
    private async Task<FeedFileException?> Walk(CancellationToken stop)
    {
        Channel<(FeedLine Line, IncomingMessage Message)>[] lanes = new Channel<(FeedLine Line, IncomingMessage Message)>[Lanes];
        for (int i = 0; i < Lanes; i++)
        {
            lanes[i] = Channel.CreateBounded<(FeedLine, IncomingMessage)>(16);
        }

        Task work = Task.WhenAll(lanes.Select(l => WalkLane(l.Reader, stop)));
        FeedFileException? unreadable = null;
        try
        {
            await using ImportFile file = new(store, import.Id, import.Length);
            ReadContext context = new(import.Channel, import.Region, import.CreatedAt);
            await foreach (FeedLine line in import.Format == "csv" ? FeedCsv.Read(file, context, stop) : FeedJsonLines.Read(file, context, stop))
            {
                if (line.Record < import.Record)
                {
                    continue;
                }

                if (line.Result is ReadResult.Message { Incoming: var message })
                {
                    await lanes[Lane(message.Conversation)].Writer.WriteAsync((line, message), stop);
                }
                else if (line.Result is ReadResult.Broken broken)
                {
                    _progress.Rejected(line.Record, new(line.Line, broken.Field, broken.Problem));
                }
            }
        }
        catch (FeedFileException e)
        {
            unreadable = e;
        }
        finally
        {
            foreach (Channel<(FeedLine, IncomingMessage)> lane in lanes)
            {
                lane.Writer.Complete();
            }
        }
        await work;
        return unreadable;
    }

    private async Task WalkLane(ChannelReader<(FeedLine Line, IncomingMessage Message)> lane, CancellationToken stop)
    {
        await foreach ((FeedLine line, IncomingMessage message) in lane.ReadAllAsync(stop))
        {
            int faults = 0;
            while (true)
            {
                Handed handed = await delivery.Hand(message);
                if (handed is Handed.Taken taken)
                {
                    _progress.Taken(line.Record, taken.Receipt.Outcome == CommandOutcome.Done);
                    break;
                }
                if (handed is Handed.Refused refused)
                {
                    _progress.Rejected(line.Record, new(line.Line, "$", refused.Why));
                    break;
                }
                if (handed is Handed.Faulted faulted && ++faults == 3)
                {
                    _progress.Rejected(line.Record, new(line.Line, "$", faulted.Why));
                    break;
                }
                await Task.Delay(Pause, time, stop);
            }
        }
    }

    private async Task<bool> SaveUntil(CancellationTokenSource over)
    {
        while (true)
        {
            try
            {
                await Task.Delay(SaveEvery, time, over.Token);
            }
            catch (OperationCanceledException)
            {
                return true;
            }
            try
            {
                if (await store.Save(import.Id, _progress.Count(), "running", _progress.TakeErrors(), CancellationToken.None))
                {
                    continue;
                }
            }
            catch (NpgsqlException)
            {
                // The next second saves more; a restart before it reads a little again.
                continue;
            }
            await over.CancelAsync();
            return false;
        }
    }

    private static int Lane(string conversation) => (int)((uint)string.GetHashCode(conversation, StringComparison.Ordinal) % Lanes);
}
