using Dialog.Deadlines;

namespace Dialog.Regions;

/// <summary>What a region's grain keeps in storage.</summary>
public sealed class RegionState
{
    public RegionConfiguration? Configuration { get; set; }
}

/// <summary>The configuration of a region, keyed by its code.</summary>
internal sealed class RegionGrain([PersistentState("region")] IPersistentState<RegionState> state) : Grain, IRegionGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Enter();
        return Task.CompletedTask;
    }

    public Task<RegionConfiguration?> Get() => Task.FromResult(state.State.Configuration);

    public async Task<RegionReply> Put(RegionConfiguration configuration)
    {
        Dictionary<string, string[]> errors = RegionValidator.Check(configuration, this.GetPrimaryKeyString(), state.State.Configuration?.Version ?? 0);
        if (errors.Count > 0)
        {
            return new RegionReply(state.State.Configuration, errors);
        }

        RegionConfiguration? before = state.State.Configuration;
        configuration = configuration with { Calendar = CalendarVersions.Next(before?.Calendar, configuration.Calendar) };
        state.State.Configuration = configuration;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            // Memory follows storage: what was not written is not in force.
            state.State.Configuration = before;
            throw;
        }

        Enter();
        return new RegionReply(configuration, []);
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
