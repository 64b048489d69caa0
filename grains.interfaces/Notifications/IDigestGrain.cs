namespace Dialog.Notifications;

/// <summary>Sends the people of a region the digests they asked for. One per region, keyed by its code; <c>*</c> is the centre.</summary>
[Alias("dialog.IDigestGrain")]
public interface IDigestGrain : IGrainWithStringKey
{
    /// <summary>Somebody asked for digests: from now on they are looked after; harmless to repeat.</summary>
    [Alias("Start")]
    Task Start();
}
