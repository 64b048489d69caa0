namespace Dialog.Projections;

/// <summary>Runs the projections of a region's journal: search, notifications, webhooks. One per region, keyed by its code.</summary>
[Alias("dialog.IRegionFollowerGrain")]
[GrainInterfaceType("Dialog.Following.IRegionFollowerGrain")]
public interface IProjectionGrain : IGrainWithStringKey
{
    /// <summary>Starts the projection if it does not run; harmless to repeat.</summary>
    [Alias("Wake")]
    Task Wake();
}
