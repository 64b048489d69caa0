namespace Dialog.Regions;

/// <summary>What the list of regions keeps in storage: names by code.</summary>
public sealed class RegionListState
{
    public Dictionary<string, string> Names { get; set; } = [];
}

/// <summary>Which regions are configured. One for the installation, keyed 0.</summary>
internal sealed class RegionListGrain([PersistentState("regions")] IPersistentState<RegionListState> state) : Grain, IRegionListGrain
{
    public Task<RegionName[]> All() =>
        Task.FromResult<RegionName[]>([.. state.State.Names.Select(n => new RegionName(n.Key, n.Value)).OrderBy(r => r.Name, StringComparer.Ordinal)]);

    public async Task Enter(RegionName region)
    {
        if (state.State.Names.GetValueOrDefault(region.Code) == region.Name)
        {
            return;
        }

        state.State.Names[region.Code] = region.Name;
        await state.WriteStateAsync();
    }
}
