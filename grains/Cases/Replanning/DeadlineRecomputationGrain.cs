using System.Globalization;
using Dialog.Deadlines;
using Microsoft.Extensions.Logging;

namespace Dialog.Cases.Replanning;

/// <summary>
/// Plans the open deadlines of a region again, page by page, the nearest first. Keyed by region code. A reminder resumes it
/// after whatever ended it; the cursor is stored, and each case gets its command under an id of (case, version).
/// </summary>
internal sealed partial class DeadlineRecomputationGrain(
    [PersistentState("recomputation")] IPersistentState<RecomputationState> state,
    RecomputationStore store,
    TimeProvider time,
    ILogger<DeadlineRecomputationGrain> logger) : Grain, IDeadlineRecomputationGrain, IRemindable
{
    private const string Watchdog = "recompute";

    // Two hundred cases a second: a tenth of what the journal takes, so that residents and officials do not notice.
    private const int PerPage = 50;
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);
    private const int MostAttempts = 60;

    /// <summary>Longer than a silo's copy of the rules may be behind: cases that came meanwhile may have been planned by the old rules.</summary>
    internal static readonly TimeSpan Settled = RegionRules.OldestRules + TimeSpan.FromSeconds(5);

    private readonly HashSet<Guid> _changed = [];
    private IGrainTimer? _timer;
    private int _attempts;

    private string Region => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Walk();
        return Task.CompletedTask;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;

    public async Task Ensure(int version)
    {
        if (version > state.State.To)
        {
            await Begin(version);
        }
    }

    public Task<RecomputationView> Get() => Task.FromResult(state.State.View());

    public async Task<RecomputationView> Again()
    {
        if (!state.State.IsRunning && state.State.To > 0)
        {
            await Begin(state.State.To);
        }

        return state.State.View();
    }

    public async Task<RecomputationView> Cancel()
    {
        if (state.State.IsRunning)
        {
            await End(RecomputationState.Cancelled);
        }

        return state.State.View();
    }

    private async Task Begin(int version)
    {
        long total = await store.Total(Region);
        await this.RegisterOrUpdateReminder(Watchdog, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        await Store(() => state.State.Begin(version, total, time.GetUtcNow()));
        LogBegins(Region, state.State.From, version, total);
        Walk();
    }

    private async Task End(string phase)
    {
        await Store(() => state.State.End(phase, time.GetUtcNow()));
        LogEnds(Region, state.State.To, phase, state.State.Changed, state.State.Failed);
        _timer?.Dispose();
        _timer = null;
        if (await this.GetReminder(Watchdog) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    private void Walk()
    {
        if (state.State.IsRunning)
        {
            _timer ??= this.RegisterGrainTimer(Step, new GrainTimerCreationOptions(Every, Every) { KeepAlive = true });
        }
    }

    private async Task Step(CancellationToken cancellation)
    {
        try
        {
            if (state.State.IsRunning && (!state.State.IsSecondWalk || time.GetUtcNow() >= state.State.StartedAt + Settled))
            {
                await NextPage();
            }
        }
        catch (Exception e) when (Outage.EndsThePass(e))
        {
            LogStumbled(e, Region);
        }
    }

    private async Task NextPage()
    {
        RecomputationState s = state.State;
        List<OpenCase> page = s.IsSecondWalk
            ? await store.Since(Region, s.CursorAt, s.CursorId, PerPage)
            : await store.ByDue(Region, s.CursorAt, s.CursorId, PerPage);
        if (page.Count == 0)
        {
            await (s.IsSecondWalk ? End(RecomputationState.Done) : Store(() => s.BeginSecondWalk(Settled)));
            return;
        }

        bool[] reached = await Task.WhenAll(page.Select(Replan));
        int failed = reached.Count(r => !r);
        if (failed > 0 && ++_attempts < MostAttempts)
        {
            // A silo that does not have the change yet, or is shutting down: the page is repeated.
            return;
        }

        await Store(() => s.Passed(page[^1], s.IsSecondWalk ? 0 : page.Count, _changed.Count, failed));
        _changed.Clear();
        _attempts = 0;
    }

    private async Task<bool> Replan(OpenCase open)
    {
        try
        {
            CommandReply reply = await GrainFactory.GetGrain<IThreadGrain>(open.Thread).Execute(new ReplanDeadlines
            {
                CommandId = string.Create(CultureInfo.InvariantCulture, $"replan:{open.Id}:{state.State.To}"),
                CaseId = open.Id,
                By = Actor.System("rules"),
                RegionVersion = state.State.To,
            });
            if (reply.Outcome == CommandOutcome.Done)
            {
                _changed.Add(open.Id);
            }

            return reply.Code != "rules-behind";
        }
        catch (Exception e) when (Outage.EndsThePass(e))
        {
            LogNotReached(e, open.Id);
            return false;
        }
    }

    // Memory follows storage: what was not written has not happened.
    private async Task Store(Action change)
    {
        change();
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            await state.ReadStateAsync();
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Region {Region}: deadlines are recomputed from version {From} to {To}, {Total} open cases")]
    private partial void LogBegins(string region, int from, int to, long total);

    [LoggerMessage(Level = LogLevel.Information, Message = "Region {Region}: the recomputation for version {To} is {Phase}; {Changed} cases changed, {Failed} not reached")]
    private partial void LogEnds(string region, int to, string phase, long changed, long failed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Region {Region}: a page of the recomputation failed and is tried again")]
    private partial void LogStumbled(Exception exception, string region);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The deadlines of case {CaseId} could not be recomputed now")]
    private partial void LogNotReached(Exception exception, Guid caseId);
}
