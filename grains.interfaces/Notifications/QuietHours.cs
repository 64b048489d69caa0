namespace Dialog.Notifications;

/// <summary>Hours of the region's day in which a person hears nothing. A night goes over midnight; equal ends are the whole day.</summary>
public readonly record struct QuietHours(TimeOnly From, TimeOnly To)
{
    public bool Contains(TimeOnly at) => From < To ? at >= From && at < To : at >= From || at < To;
}
