using Dialog.Cases;
using Dialog.Files;
using Microsoft.Extensions.Logging;

namespace Dialog.Erasure;

/// <summary>
/// Works off one erasure, case by case through their threads. Keyed by its id; remembers nothing: every case is settled in the
/// transaction that erases it, so whoever wakes after a crash goes on with those still waiting.
/// </summary>
internal sealed partial class ErasureGrain(
    ErasureStore store, ErasureRecord record, FourEyes fourEyes, InboxEraser inbox, FileService files, TimeProvider time, ILogger<ErasureGrain> logger)
    : Grain, IErasureGrain
{
    private const int Piece = 50;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private readonly SaidOnce _said = new(time);
    private IGrainTimer? _work;
    private bool _prepared;

    private Guid Id => this.GetPrimaryKey();

    public async Task<ErasureView> Request(ErasureRequest request)
    {
        await store.Request(Id, request, time.GetUtcNow());
        return (await store.Find(Id))!.View;
    }

    public async Task<ErasureReply> Confirm(string login)
    {
        if (await store.Find(Id) is not { View: { } view })
        {
            return new ErasureReply("not-found", null);
        }

        if (view.State == "requested")
        {
            List<Signer> signers = await store.Signers(view.RequestedBy, login);
            DateTimeOffset now = time.GetUtcNow();
            string? refusal = fourEyes.Refusal(view.RequestedBy, signers.Find(s => s.Login == view.RequestedBy), signers.Find(s => s.Login == login), now);
            if (refusal is not null)
            {
                return new ErasureReply(refusal, view);
            }

            bool confirmed = await store.Confirm(Id, login, now);
            view = (await store.Find(Id))!.View;
            if (confirmed)
            {
                Start();
                return new ErasureReply(null, view);
            }
        }

        bool again = view.ConfirmedBy == login && view.State is "running" or "done";
        return new ErasureReply(again ? null : "not-waiting", view);
    }

    public async Task<ErasureReply> Cancel(string login)
    {
        bool cancelled = await store.Cancel(Id, login, time.GetUtcNow());
        return await store.Find(Id) is { View: { } view }
            ? new ErasureReply(cancelled || view.State == "cancelled" ? null : "not-waiting", view)
            : new ErasureReply("not-found", null);
    }

    public async Task<ErasureView?> Get() => (await store.Find(Id))?.View;

    public Task Wake()
    {
        Start();
        return Task.CompletedTask;
    }

    // Interleaving: whoever asks how far it is need not wait for a piece of work.
    private void Start() => _work ??= this.RegisterGrainTimer(Work, new GrainTimerCreationOptions(TimeSpan.Zero, Every) { Interleave = true, KeepAlive = true });

    private async Task Work(CancellationToken stop)
    {
        try
        {
            if (await store.Find(Id) is not { View.State: "running" } erasure)
            {
                End();
                return;
            }

            ErasureSubject? who = erasure.Subject;
            if (who is not null && !_prepared)
            {
                await store.TakeCases(Id, erasure.View.Region, who);
                who = await store.Learn(Id, who);
                _prepared = true;
            }

            if (await Cases(erasure.View, stop) && await Related(stop) && await Rest(erasure.View, who))
            {
                if (who is not null)
                {
                    await store.ReportMentions(Id, erasure.View.Region, who, stop);
                }

                // Before anybody is told that it is done: from then on no restored backup may bring it back.
                await record.Put(Id, stop);
                await store.Finish(Id, time.GetUtcNow(), who?.Words ?? []);
                End();
            }
        }
        catch (Exception e) when (Outage.EndsThePass(e))
        {
            LogNotNow(e, Id);
        }
#pragma warning disable CA1031 // It is asked for and confirmed: it goes on, and says what it meets.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (_said.IsNew(e.GetType().Name))
            {
                LogFault(e, Id);
            }
        }
    }

    // False: something is left for the next second.
    private async Task<bool> Cases(ErasureView erasure, CancellationToken stop)
    {
        List<(Guid Case, string Thread)> waiting;
        while ((waiting = await store.Waiting(Id, Piece)).Count > 0)
        {
            int busy = 0;
            foreach ((Guid caseId, string thread) in waiting)
            {
                busy += await Erase(erasure, caseId, thread) == EraseOutcome.Busy ? 1 : 0;
            }

            if (busy > 0 || stop.IsCancellationRequested)
            {
                return false;
            }
        }

        return true;
    }

    private async Task<bool> Related(CancellationToken stop)
    {
        List<(string Thread, ForgetRelated Order)> related;
        while ((related = await store.Related(Id, Piece)).Count > 0)
        {
            foreach ((string thread, ForgetRelated order) in related)
            {
                if (await GrainFactory.GetGrain<IThreadGrain>(thread).Forget(order) != EraseOutcome.Erased || stop.IsCancellationRequested)
                {
                    // It moved meanwhile, erased itself: the next pass finds it where it is.
                    return false;
                }
            }
        }

        return true;
    }

    private async Task<EraseOutcome> Erase(ErasureView erasure, Guid caseId, string thread)
    {
        Actor by = erasure.Ground == ErasureGrounds.Retention ? Actor.System("retention") : new Actor(ActorKind.Official, erasure.RequestedBy, erasure.RequestedBy);
        EraseOutcome outcome = await GrainFactory.GetGrain<IThreadGrain>(thread).Erase(new EraseCase(caseId, Id, erasure.Ground, by));
        if (outcome != EraseOutcome.Busy)
        {
            await store.Mark(Id, caseId, outcome);
        }

        return outcome;
    }

    // What is about no single case. False: not yet, an import still holds the file it reads.
    private async Task<bool> Rest(ErasureView erasure, ErasureSubject? who)
    {
        // The rows are marked already; should the store be away, the api's sweep takes the bytes later.
        while (await files.Sweep(DateTimeOffset.UnixEpoch, Piece) == Piece)
        {
        }

        if (who is null)
        {
            return true;
        }

        await store.Unlink(Id, erasure.Region, who);
        if (who.Channels.Length > 0)
        {
            if (await store.IsImporting(who.Channels))
            {
                return false;
            }

            await inbox.Erase(Id, who);
        }

        await store.WordsElsewhere(Id, who.Words);
        return true;
    }

    private void End()
    {
        _work?.Dispose();
        _work = null;
        DeactivateOnIdle();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Erasure {Erasure} meets a fault; it is tried again")]
    private partial void LogFault(Exception exception, Guid erasure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Erasure {Erasure} cannot go on now; it is tried again")]
    private partial void LogNotNow(Exception exception, Guid erasure);
}
