using Dialog.Regions;

namespace Dialog.Autonomy;

/// <summary>The last measurement of a region's answers and the changes of autonomy so far.</summary>
public sealed class AutonomyState
{
    public DateTimeOffset? MeasuredAt { get; set; }

    public AuthorityQuality[] Authorities { get; set; } = [];

    public AutonomyChange[] Changes { get; set; } = [];
}

/// <summary>Measures a region's answers four times a day and moves its authorities' autonomy, keyed by the region's code. A reminder activates it.</summary>
internal sealed class AutonomyGrain([PersistentState("autonomy")] IPersistentState<AutonomyState> state, QualityStore store, TimeProvider time)
    : Grain, IAutonomyGrain, IRemindable
{
    private const string Reminder = "measure";
    private const int MostChanges = 200;
    private static readonly TimeSpan Every = TimeSpan.FromHours(6);

    public override Task OnActivateAsync(CancellationToken cancellationToken) => this.RegisterOrUpdateReminder(Reminder, TimeSpan.FromMinutes(1), Every, cancellationToken);

    public Task ReceiveReminder(string reminderName, TickStatus status) => Measure();

    public Task<AutonomyView> Get() => Task.FromResult(View());

    public Task<Dictionary<string, int>> Shifts() =>
        Task.FromResult(state.State.Authorities.Where(a => a.Shift != 0).ToDictionary(a => a.Authority, a => a.Shift));

    public async Task<AutonomyView> Measure()
    {
        RegionConfiguration? region = await GrainFactory.GetGrain<IRegionGrain>(this.GetPrimaryKeyString()).Get();
        if (region?.Autonomy is not { } rule)
        {
            // Without a rule nothing is moved, and what was moved goes back.
            await Write(state.State.Authorities.Length == 0 ? null : new AutonomyState { Changes = state.State.Changes });
            return View();
        }

        DateTimeOffset now = time.GetUtcNow();
        AuthorityQuality[] measured = (await store.Count(region, now.AddDays(-rule.WindowDays))).Result(rule);
        Dictionary<string, int> before = state.State.Authorities.ToDictionary(a => a.Authority, a => a.Shift);
        IEnumerable<AutonomyChange> moved = measured.Where(m => m.Shift != before.GetValueOrDefault(m.Authority))
            .Select(m => new AutonomyChange(now, m.Authority, before.GetValueOrDefault(m.Authority), m.Shift, m.Answers, m.Share));
        await Write(new AutonomyState { MeasuredAt = now, Authorities = measured, Changes = [.. moved.Concat(state.State.Changes).Take(MostChanges)] });
        return View();
    }

    private async Task Write(AutonomyState? next)
    {
        if (next is null)
        {
            return;
        }

        AutonomyState before = state.State;
        state.State = next;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            state.State = before;
            throw;
        }
    }

    private AutonomyView View() => new(state.State.MeasuredAt, state.State.Authorities, state.State.Changes);
}
