using System.Threading.Channels;
using Dialog.Api.Access;
using Dialog.Api.Auth;
using Dialog.Api.ReadModel;
using Dialog.Api.Setup;
using Dialog.Cases;

namespace Dialog.Api.Bulk;

/// <summary>
/// Works bulk jobs off, a few cases at a time, with the rights the person has while it does. A job whose node died is taken
/// over when its lease ends; what was done already is answered "already done" by the cases themselves.
/// </summary>
internal sealed partial class BulkRunner(BulkStore store, Rights users, CaseReader cases, ThreadCalls threads, HandOver moves, TimeProvider time, ILogger<BulkRunner> logger) : BackgroundService
{
    private const int Piece = 32;
    private const int AtOnce = 8;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private readonly string _owner = Guid.NewGuid().ToString("N");
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>A job was just created: begin now and not with the next poll.</summary>
    public void Raise() => _bell.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await store.Take(_owner, Lease, stoppingToken) is { } job)
                {
                    await Run(job, stoppingToken);
                }

                await Wait(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The database or the cluster is unavailable: the job waits in the table.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogFailed(e);
                await Task.Delay(Look, time, stoppingToken);
            }
        }
    }

    private async Task Run(BulkJob job, CancellationToken stop)
    {
        while (await store.Renew(job.Id, _owner, Lease, stop) && await store.Waiting(job.Id, Piece, stop) is { Count: > 0 } items)
        {
            Person? person = await users.Current(job.Login, job.Region);
            BulkResult[] results = new BulkResult[items.Count];
            await Parallel.ForEachAsync(
                Enumerable.Range(0, items.Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
                async (i, cancellation) => results[i] = await Do(job, items[i], person, cancellation));
            await store.Settle(job.Id, results, stop);
        }

        await store.Finish(job.Id, stop);
    }

    private async Task<BulkResult> Do(BulkJob job, BulkItem item, Person? person, CancellationToken cancellation)
    {
        if (person is null)
        {
            return new BulkResult(item.Ordinal, "refused", null, "signed-out", null);
        }

        if (await cases.Find(person, item.CaseId, cancellation) is not { } found)
        {
            return new BulkResult(item.Ordinal, "refused", null, "not-found", null);
        }

        Callers.WorkFor(person);
        try
        {
            CommandReply reply = item.Move is { } move
                ? await moves.Do(job, move, found, person, cancellation)
                : await threads.Execute(found.Thread, BulkAction.Command(job.Id, job.Action, job.Arguments, found.Id, person.Actor));
            return reply.Outcome == CommandOutcome.Refused
                ? new BulkResult(item.Ordinal, "refused", found.Number, reply.Code, reply.Detail)
                : new BulkResult(item.Ordinal, "done", found.Number, null, null);
        }
        catch (RefusedContentException e)
        {
            return new BulkResult(item.Ordinal, "refused", found.Number, "unstorable", e.Message);
        }
    }

    private async Task Wait(CancellationToken stop)
    {
        using CancellationTokenSource limit = new(Look, time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            await _bell.Reader.ReadAsync(both.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // No signal came: poll for jobs of dead nodes.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A bulk job was interrupted and goes on in two seconds")]
    private partial void LogFailed(Exception error);
}
