namespace Dialog.Steering;

/// <summary>What a region's lead steers by, keyed by the region's code: counted once for all who look.</summary>
[Alias("dialog.IRegionSteeringGrain")]
public interface IRegionSteeringGrain : IGrainWithStringKey
{
    /// <summary>Null when the region is not configured.</summary>
    [Alias("Figures")]
    Task<SteeringFigures?> Figures();

    /// <summary>Null when the region is not configured.</summary>
    [Alias("Workload")]
    Task<Workload?> Workload();

    /// <summary>The moves that would help most, of one authority or of all; null when the region is not configured.</summary>
    [Alias("Propose")]
    Task<RebalancePlan?> Propose(string? authority);

    /// <summary>What these moves would change and which of them cannot be made; null when the region is not configured.</summary>
    [Alias("Preview")]
    Task<RebalancePlan?> Preview(CaseMove[] moves);
}
