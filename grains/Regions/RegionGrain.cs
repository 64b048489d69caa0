using System.Text.Json;
using Dialog.Deadlines;
using Dialog.Deadlines.Domain;

namespace Dialog.Regions;

/// <summary>What a region's grain keeps in storage.</summary>
public sealed class RegionState
{
    public RegionConfiguration? Configuration { get; set; }

    /// <summary>The configuration version that last changed a rule or a calendar of deadlines after the first.</summary>
    public int DeadlinesChangedIn { get; set; }

    /// <summary>Who made the present version, and when; nulls when nobody is known.</summary>
    public string? ChangedBy { get; set; }

    public string? ChangedByName { get; set; }

    public DateTimeOffset? ChangedAt { get; set; }
}

/// <summary>The configuration of a region, keyed by its code.</summary>
internal sealed class RegionGrain([PersistentState("region")] IPersistentState<RegionState> state, RegionVersions versions, StructureInUse inUse, TimeProvider time) : Grain, IRegionGrain
{
    private int _told;
    private int _kept;
    private Task? _telling;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Enter();
        // A region from before versions were kept, or one whose last version did not get there.
        Keep().Ignore();
        return Task.CompletedTask;
    }

    public Task<RegionConfiguration?> Get()
    {
        // Every silo asks every few seconds: a recomputation that could not be requested is requested now.
        Recompute();
        return Task.FromResult(state.State.Configuration);
    }

    public Task<RegionReply> Create(NewRegion region)
    {
        if (state.State.Configuration is { } known)
        {
            return Task.FromResult(new RegionReply(known, new() { ["code"] = [$"region-exists: '{region.Code}' is {known.Name} already"] }));
        }

        return Put(FirstConfiguration.Of(region, time.GetUtcNow().Year));
    }

    public async Task<RegionReply> Check(RegionConfiguration configuration) => new(state.State.Configuration, await Faults(configuration));

    public async Task<RegionReply> Put(RegionConfiguration configuration)
    {
        if (IsSentAgain(configuration))
        {
            return new RegionReply(state.State.Configuration, []);
        }

        Dictionary<string, string[]> errors = await Faults(configuration);
        if (errors.Count > 0)
        {
            return new RegionReply(state.State.Configuration, errors);
        }

        // The list of versions has no holes: what is in force is kept before it is replaced.
        await Keep();
        RegionState before = state.State;
        configuration = Counted(before.Configuration, configuration);
        (string? login, string? name) = ChangedBy.Get();
        state.State = new RegionState
        {
            Configuration = configuration,
            DeadlinesChangedIn = before.Configuration is not { } former || Same(former, configuration) ? before.DeadlinesChangedIn : configuration.Version,
            ChangedBy = login,
            ChangedByName = name,
            ChangedAt = time.GetUtcNow(),
        };
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            // Memory follows storage: what was not written is not in force.
            state.State = before;
            throw;
        }

        Enter();
        Recompute();
        // In force already: a database that is away now gets the version with the next call.
        await Keep().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return new RegionReply(configuration, []);
    }

    private async Task<Dictionary<string, string[]>> Faults(RegionConfiguration configuration)
    {
        RegionConfiguration? stored = state.State.Configuration;
        Dictionary<string, string[]> errors = RegionValidator.Check(configuration, this.GetPrimaryKeyString(), stored?.Version ?? 0);
        return errors.Count > 0 || stored is null ? errors : await inUse.Faults(stored, configuration);
    }

    private async Task Keep()
    {
        if (state.State.Configuration is { } region && region.Version > _kept)
        {
            await versions.Keep(region, state.State.ChangedAt, state.State.ChangedBy, state.State.ChangedByName);
            _kept = region.Version;
        }
    }

    // The answer to the first sending was lost.
    private bool IsSentAgain(RegionConfiguration configuration) =>
        state.State.Configuration is { } known && known.Version == configuration.Version
        && JsonSerializer.Serialize(known) == JsonSerializer.Serialize(Counted(known, configuration));

    // With the numbers of versions that the region keeps within a configuration.
    private static RegionConfiguration Counted(RegionConfiguration? before, RegionConfiguration configuration) => configuration with
    {
        Calendar = CalendarVersions.Next(before?.Calendar, configuration.Calendar),
        Automation = AutomationVersions.Next(before?.Automation ?? [], configuration.Automation, configuration.Version),
    };

    private static bool Same(RegionConfiguration one, RegionConfiguration other) =>
        one.TimeZone == other.TimeZone && one.Deadlines.SequenceEqual(other.Deadlines) && CalendarVersions.Same(one.Calendar, other.Calendar);

    private void Recompute()
    {
        int version = state.State.DeadlinesChangedIn;
        if (version > _told && _telling is not { IsCompleted: false })
        {
            _telling = Tell(version);
            _telling.Ignore();
        }
    }

    private async Task Tell(int version)
    {
        await GrainFactory.GetGrain<IDeadlineRecomputationGrain>(this.GetPrimaryKeyString()).Ensure(version);
        _told = version;
    }

    // Nobody waits for the list: what did not reach it is entered at the next activation.
    private void Enter()
    {
        if (state.State.Configuration is { } region)
        {
            GrainFactory.GetGrain<IRegionListGrain>(0).Enter(new RegionName(region.Code, region.Name)).Ignore();
        }
    }
}
