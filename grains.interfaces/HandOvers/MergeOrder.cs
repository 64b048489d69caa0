using Dialog.Calls;
using Dialog.Cases;
using Dialog.Regions;

namespace Dialog.HandOvers;

/// <summary>A body that ends in another.</summary>
/// <param name="Version">Of the configuration that was seen; 0: any.</param>
/// <param name="Reason">Stands in the journal of every case.</param>
[GenerateSerializer, Immutable, Alias("dialog.MergeOrder")]
public sealed record MergeOrder(
    [property: Id(0)] string Region,
    [property: Id(1)] string From,
    [property: Id(2)] string Into,
    [property: Id(3)] int Version,
    [property: Id(4)] string Reason,
    [property: Id(5), Acting] Actor By,
    [property: Id(6), Acting] string Login);

/// <summary>What moves when a body is merged into another.</summary>
/// <param name="Conflicts">Where both have something of their own: what is kept, what is dropped.</param>
/// <param name="Before">The configuration as stored; null: the region is not configured.</param>
/// <param name="After">The configuration with the moved people and rules.</param>
/// <param name="Errors">By the field of the order; with any, nothing is begun.</param>
[GenerateSerializer, Immutable, Alias("dialog.MergePlan")]
public sealed record MergePlan(
    [property: Id(0)] MergeConflict[] Conflicts,
    [property: Id(1)] RegionConfiguration? Before,
    [property: Id(2)] RegionConfiguration? After,
    [property: Id(3)] MergeCounts Counts,
    [property: Id(4)] Dictionary<string, string[]> Errors);

/// <summary>What both bodies have, and what becomes of it.</summary>
/// <param name="Code">two-heads, two-approvers, same-routing, same-deadline, same-policy or own-hours.</param>
/// <param name="Kept">What holds afterwards, by its name or id.</param>
/// <param name="Dropped">What no longer holds.</param>
[GenerateSerializer, Immutable, Alias("dialog.MergeConflict")]
public sealed record MergeConflict([property: Id(0)] string Code, [property: Id(1)] string? Kept, [property: Id(2)] string? Dropped);

/// <summary>How much of the body there is outside of the configuration.</summary>
[GenerateSerializer, Immutable, Alias("dialog.MergeCounts")]
public sealed record MergeCounts(
    [property: Id(0)] int OpenCases,
    [property: Id(1)] int EndedCases,
    [property: Id(2)] int Templates,
    [property: Id(3)] int Accounts,
    [property: Id(4)] int Views);
