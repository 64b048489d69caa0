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
}

/// <summary>The configuration of a region, keyed by its code.</summary>
internal sealed class RegionGrain([PersistentState("region")] IPersistentState<RegionState> state) : Grain, IRegionGrain
{
    private int _told;
    private Task? _telling;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Enter();
        return Task.CompletedTask;
    }

    public Task<RegionConfiguration?> Get()
    {
        // Every silo asks every few seconds: a recomputation that could not be requested is requested now.
        Recompute();
        return Task.FromResult(state.State.Configuration);
    }

    public async Task<RegionReply> Put(RegionConfiguration configuration)
    {
        if (IsSentAgain(configuration))
        {
            return new RegionReply(state.State.Configuration, []);
        }

        Dictionary<string, string[]> errors = RegionValidator.Check(configuration, this.GetPrimaryKeyString(), state.State.Configuration?.Version ?? 0);
        if (errors.Count > 0)
        {
            return new RegionReply(state.State.Configuration, errors);
        }

        RegionConfiguration? before = state.State.Configuration;
        configuration = configuration with { Calendar = CalendarVersions.Next(before?.Calendar, configuration.Calendar) };
        int changed = state.State.DeadlinesChangedIn;
        state.State.Configuration = configuration;
        state.State.DeadlinesChangedIn = before is null || Same(before, configuration) ? changed : configuration.Version;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            // Memory follows storage: what was not written is not in force.
            (state.State.Configuration, state.State.DeadlinesChangedIn) = (before, changed);
            throw;
        }

        Enter();
        Recompute();
        return new RegionReply(configuration, []);
    }

    // The answer to the first sending was lost.
    private bool IsSentAgain(RegionConfiguration configuration) =>
        state.State.Configuration is { } known && known.Version == configuration.Version
        && JsonSerializer.Serialize(known) == JsonSerializer.Serialize(configuration with { Calendar = CalendarVersions.Next(known.Calendar, configuration.Calendar) });

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
