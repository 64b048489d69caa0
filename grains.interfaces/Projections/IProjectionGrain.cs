namespace Dialog.Projections;

/// <summary>Follows a region's journal and keeps up what is derived from it: search, notifications, webhooks. One per region, keyed by its code.</summary>
[Alias("dialog.IRegionFollowerGrain")]
[GrainInterfaceType("Dialog.Following.IRegionFollowerGrain")]
public interface IProjectionGrain : IGrainWithStringKey
{
    /// <summary>Starts following if it is not; harmless to repeat.</summary>
    [Alias("Wake")]
    Task Wake();
}
