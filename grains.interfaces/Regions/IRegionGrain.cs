namespace Dialog.Regions;

/// <summary>The configuration of a region. One per region, keyed by its code.</summary>
[Alias("dialog.IRegionGrain")]
public interface IRegionGrain : IGrainWithStringKey
{
    /// <summary>Null when the region was never configured.</summary>
    [Alias("Get")]
    Task<RegionConfiguration?> Get();

    /// <summary>Replaces the configuration. Refused with the field's name when it contradicts itself or is not the next version.</summary>
    [Alias("Put")]
    Task<RegionReply> Put(RegionConfiguration configuration);
}

/// <summary>The outcome of a new configuration; <paramref name="Errors"/> is keyed by field path.</summary>
[GenerateSerializer, Immutable, Alias("dialog.RegionReply")]
public sealed record RegionReply(
    [property: Id(0)] RegionConfiguration? Configuration,
    [property: Id(1)] Dictionary<string, string[]> Errors);
