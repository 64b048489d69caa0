using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.HandOvers.Domain;
using Dialog.Regions;
using Microsoft.Extensions.Logging;

namespace Dialog.HandOvers;

/// <summary>
/// Works off one hand-over, case by case through their threads. Keyed by its id; remembers nothing: what was done stands in the rows and in
/// the cases, so whoever wakes after a crash goes on with what is left.
/// </summary>
internal sealed partial class HandOverGrain(HandOverStore store, TimeProvider time, ILogger<HandOverGrain> logger) : Grain, IHandOverGrain
{
    /// <summary>More work than one person has.</summary>
    internal const int Most = 2000;
    private const int Piece = 50;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>Longer than a silo's copy of the rules may be behind: until then the old rules may still send cases to the merged body.</summary>
    private static readonly TimeSpan Settled = RegionRules.OldestRules + TimeSpan.FromSeconds(5);
    private readonly SaidOnce _said = new(time);
    private IGrainTimer? _work;

    private Guid Id => this.GetPrimaryKey();

    public async Task<HandOverPlan> Preview(HandOverOrder order) => (await Plan(order)).Plan;

    public async Task<HandOverPlan> Begin(HandOverOrder order)
    {
        if (await store.Find(Id) is null)
        {
            (HandOverPlan plan, List<OpenWork> work, string name) = await Plan(order);
            HandOverItem[] going = [.. plan.Items.Where(i => i.Code is null)];
            if (plan.Errors.Count > 0 || going.Length == 0)
            {
                return plan.Errors.Count > 0 ? plan : plan with { Errors = new() { ["official"] = ["nothing-to-hand-over: no open work of this person goes anywhere"] } };
            }

            await store.Put(Id, order, name, going, work);
        }

        Start();
        return new HandOverPlan(null, [], []);
    }

    public async Task<MergePlan> PreviewMerge(MergeOrder order)
    {
        if (await Region(order.Region).Get() is not { } region)
        {
            return new MergePlan([], null, null, new MergeCounts(0, 0, 0, 0, 0), new() { ["region"] = ["not-found: the region is not configured"] });
        }

        MergeCounts counts = await store.Counts(order.Region, order.From);
        Dictionary<string, string[]> errors = AuthorityMerge.Faults(region, order, await store.MergesUnderWay(order.Region)).GroupBy(f => f.Field).ToDictionary(g => g.Key, g => g.Select(f => f.What).ToArray());
        if (errors.Count > 0)
        {
            return new MergePlan([], region, null, counts, errors);
        }

        (RegionConfiguration after, MergeConflict[] conflicts) = AuthorityMerge.Of(region, order.From, order.Into);
        if (order.Version != 0 && order.Version != region.Version)
        {
            errors = new() { ["version"] = [$"must be {region.Version}: somebody changed the region meanwhile"] };
        }

        return new MergePlan(conflicts, region, after, counts, errors.Count > 0 ? errors : (await Region(order.Region).Check(after with { Version = region.Version + 1 })).Errors);
    }

    public async Task<MergePlan> BeginMerge(MergeOrder order)
    {
        if (await store.Find(Id) is not null)
        {
            Start();
            return new MergePlan([], null, null, new MergeCounts(0, 0, 0, 0, 0), []);
        }

        MergePlan plan = await PreviewMerge(order);
        if (plan.Errors.Count == 0)
        {
            await store.Put(Id, order, plan.Before!.Authorities.First(a => a.Id == order.From).Name, plan.Counts.OpenCases);
            Start();
        }

        return plan;
    }

    public async Task<bool> Repeat()
    {
        await store.Repeat(Id);
        bool running = await store.Find(Id) is { State: "running" };
        Start();
        return running;
    }

    public Task<bool> Cancel() => store.Cancel(Id);

    public Task Wake()
    {
        Start();
        return Task.CompletedTask;
    }

    private IRegionGrain Region(string code) => GrainFactory.GetGrain<IRegionGrain>(code);

    private async Task<(HandOverPlan Plan, List<OpenWork> Work, string Name)> Plan(HandOverOrder order)
    {
        // As the region's grain has it: a substitute named a moment ago counts.
        if (await Region(order.Region).Get() is not { } region)
        {
            return (new HandOverPlan(null, [], new() { ["region"] = ["not-found: the region is not configured"] }), [], "");
        }

        CaseRules rules = new(region);
        List<OpenWork> work = await store.Work(order.Region, order.Official, Most);
        return (HandOverPlanner.Plan(rules, order, work, time.GetUtcNow()), work, rules.NameOf(order.Official));
    }

    // Interleaving: whoever asks how far it is need not wait for a piece of work.
    private void Start() => _work ??= this.RegisterGrainTimer(Work, new GrainTimerCreationOptions(TimeSpan.Zero, Every) { Interleave = true, KeepAlive = true });

    private void End()
    {
        _work?.Dispose();
        _work = null;
    }

    private async Task Work(CancellationToken stop)
    {
        try
        {
            if (await store.Find(Id) is not { State: "running" } h)
            {
                End();
                return;
            }

            if ((!h.IsMerge || await Moved(h)) && await Cases(h, stop) && (!h.IsMerge || await Closed(h)))
            {
                await store.Finish(Id, null);
                End();
            }
        }
        catch (Exception e) when (Outage.EndsThePass(e))
        {
            LogNotNow(e, Id);
        }
#pragma warning disable CA1031 // It was ordered: it goes on, and says what it meets.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (_said.IsNew(e.GetType().Name))
            {
                LogFault(e, Id);
            }
        }
    }

    // People and rules first: from then on new cases go to the other body.
    private async Task<bool> Moved(HandOver h)
    {
        if (h.MovedAt is not null)
        {
            return true;
        }

        if (!await Change(h, region => AuthorityMerge.Of(region, h.Subject, h.Into!).After))
        {
            return false;
        }

        await store.MoveRows(h);
        await store.MarkMoved(Id, time.GetUtcNow());
        return true;
    }

    private async Task<bool> Closed(HandOver h)
    {
        if ((await store.Find(Id))?.MovedAt is not { } moved || time.GetUtcNow() < moved + Settled)
        {
            return false;
        }

        // Accounts made meanwhile.
        await store.MoveRows(h);
        return await Change(h, region => AuthorityMerge.Closed(AuthorityMerge.Of(region, h.Subject, h.Into!).After, h.Subject, h.Into!));
    }

    // False: not now, or never; then it is over and says why.
    private async Task<bool> Change(HandOver h, Func<RegionConfiguration, RegionConfiguration> how)
    {
        if (await Region(h.Region).Get() is not { } region)
        {
            return false;
        }

        RegionConfiguration after = how(region);
        if (RegionDifferences.Between(region, after).Count == 0)
        {
            return true;
        }

        ChangedBy.Set(h.Login, h.ByName);
        RegionReply reply = await Region(h.Region).Put(after with { Version = region.Version + 1 });
        if (reply.Errors.Count > 0 && !reply.Errors.ContainsKey("version") && !await CameMeanwhile(h, reply))
        {
            await store.Finish(Id, string.Join('\n', reply.Errors.SelectMany(e => e.Value).Take(3)));
            End();
        }

        return reply.Errors.Count == 0;
    }

    // A case that has come to the body since the last look is no reason to give up.
    private async Task<bool> CameMeanwhile(HandOver h, RegionReply reply) =>
        reply.Errors.SelectMany(e => e.Value).All(e => e.StartsWith("open-cases", StringComparison.Ordinal)) && (await store.Waiting(h, 1)).Count > 0;

    // False: something is left for the next second.
    private async Task<bool> Cases(HandOver h, CancellationToken stop)
    {
        List<HandOverTask> tasks;
        while ((tasks = await store.Waiting(h, Piece)).Count > 0)
        {
            List<HandOverResult> settled = [];
            foreach (HandOverTask[] few in tasks.Chunk(10))
            {
                settled.AddRange((await Task.WhenAll(few.Select(t => Do(h, t)))).OfType<HandOverResult>());
            }

            await store.Settle(Id, settled);
            if (settled.Count < tasks.Count || stop.IsCancellationRequested || await store.Find(Id) is not { State: "running" })
            {
                return false;
            }
        }

        return true;
    }

    // Null: not now.
    private async Task<HandOverResult?> Do(HandOver h, HandOverTask task)
    {
        try
        {
            IThreadGrain thread = GrainFactory.GetGrain<IThreadGrain>(task.Thread);
            CommandReply reply = await thread.Execute(HandOverCommands.Of(h, task));
            if (h.IsMerge && HandOverCommands.IsBehind(reply))
            {
                if (h.MovedAt is not { } moved || time.GetUtcNow() < moved + Settled)
                {
                    return null;
                }

                // Whoever had it is no official of the body any more: it goes to the queue.
                reply = await thread.Execute(HandOverCommands.Of(h, task with { Official = null }));
            }

            return reply.Outcome == CommandOutcome.Refused ? new HandOverResult(task, reply.Code, reply.Detail)
                : new HandOverResult(task, null, null);
        }
        catch (Exception e) when (Outage.EndsThePass(e))
        {
            LogNotReached(e, task.CaseId);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The hand-over {HandOver} cannot go on now and is tried again")]
    private partial void LogNotNow(Exception exception, Guid handOver);

    [LoggerMessage(Level = LogLevel.Error, Message = "The hand-over {HandOver} met what it did not expect and is tried again")]
    private partial void LogFault(Exception exception, Guid handOver);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Case {CaseId} could not be handed over now")]
    private partial void LogNotReached(Exception exception, Guid caseId);
}
