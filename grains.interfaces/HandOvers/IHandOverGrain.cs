namespace Dialog.HandOvers;

/// <summary>
/// Open work that goes to others: of an official who is away or leaves, or of a body that is merged into another. Keyed by the id of the
/// hand-over; everything it knows is rows, so it may die at any moment.
/// </summary>
[Alias("dialog.IHandOverGrain")]
public interface IHandOverGrain : IGrainWithGuidKey
{
    /// <summary>Who would get what. Changes nothing.</summary>
    [Alias("Preview")]
    Task<HandOverPlan> Preview(HandOverOrder order);

    /// <summary>Writes the order down and begins, unless the plan has errors. Harmless to repeat.</summary>
    [Alias("Begin")]
    Task<HandOverPlan> Begin(HandOverOrder order);

    /// <summary>What a merge would move, and what contradicts itself. Changes nothing.</summary>
    [Alias("PreviewMerge")]
    Task<MergePlan> PreviewMerge(MergeOrder order);

    /// <summary>Writes the order down and begins, unless the plan has errors. Harmless to repeat.</summary>
    [Alias("BeginMerge")]
    Task<MergePlan> BeginMerge(MergeOrder order);

    /// <summary>Tries again what was refused; false when nothing is left over.</summary>
    [Alias("Repeat")]
    Task<bool> Repeat();

    /// <summary>Leaves the rest where it is; false for what is over and for a merge, which is finished once it has begun.</summary>
    [Alias("Cancel")]
    Task<bool> Cancel();

    /// <summary>Goes on with what was begun.</summary>
    [Alias("Wake")]
    Task Wake();
}
