namespace Dialog.Regions;

/// <summary>Which regions are configured. One for the installation, keyed 0; each region enters itself.</summary>
[Alias("dialog.IRegionListGrain")]
public interface IRegionListGrain : IGrainWithIntegerKey
{
    /// <summary>By name.</summary>
    [Alias("All")]
    Task<RegionName[]> All();

    /// <summary>Harmless to repeat.</summary>
    [Alias("Enter")]
    Task Enter(RegionName region);
}

/// <summary>A region as people read it.</summary>
[GenerateSerializer, Immutable, Alias("dialog.RegionName")]
public sealed record RegionName([property: Id(0)] string Code, [property: Id(1)] string Name);
