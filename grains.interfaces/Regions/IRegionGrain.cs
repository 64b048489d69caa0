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

    /// <summary>Makes the region with its first configuration. Refused with the field's name; <c>code</c> when the region is there already.</summary>
    [Alias("Create")]
    Task<RegionReply> Create(NewRegion region);

    /// <summary>What <see cref="Put"/> would say, without storing anything.</summary>
    [Alias("Check")]
    Task<RegionReply> Check(RegionConfiguration configuration);
}

/// <summary>The outcome of a new configuration; <paramref name="Errors"/> is keyed by field path.</summary>
[GenerateSerializer, Immutable, Alias("dialog.RegionReply")]
public sealed record RegionReply(
    [property: Id(0)] RegionConfiguration? Configuration,
    [property: Id(1)] Dictionary<string, string[]> Errors);

/// <summary>A region as it begins.</summary>
/// <param name="Authority">The name of the body that takes what no rule gives to another.</param>
[GenerateSerializer, Immutable, Alias("dialog.NewRegion")]
public sealed record NewRegion(
    [property: Id(0)] string Code,
    [property: Id(1)] string Name,
    [property: Id(2)] string TimeZone,
    [property: Id(3)] string Authority);
