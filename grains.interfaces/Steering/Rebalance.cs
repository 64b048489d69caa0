namespace Dialog.Steering;

/// <summary>One case from one official to another of the same authority.</summary>
[GenerateSerializer, Immutable, Alias("dialog.CaseMove")]
public sealed record CaseMove(
    [property: Id(0)] Guid CaseId,
    [property: Id(1)] string From,
    [property: Id(2)] string To);

/// <summary>A move as it is shown before it is made.</summary>
/// <param name="Problem">Why it cannot be made; null when it can: not-open, moved-meanwhile, claimed-by-another, being-written, awaits-approval, awaits-arbiter, unknown-official, another-authority, begun, absent, no-room, too-many.</param>
[GenerateSerializer, Immutable, Alias("dialog.PlannedMove")]
public sealed record PlannedMove(
    [property: Id(0)] Guid CaseId,
    [property: Id(1)] long Number,
    [property: Id(2)] string From,
    [property: Id(3)] string To,
    [property: Id(4)] DateTimeOffset? DueAt,
    [property: Id(5)] string? Problem);

/// <summary>What moves would change, before anything is moved.</summary>
/// <param name="Officials">Those whose load changes.</param>
/// <param name="LateBefore">Cases of the officials concerned that will be late as things are.</param>
/// <param name="LateAfter">After the moves.</param>
[GenerateSerializer, Immutable, Alias("dialog.RebalancePlan")]
public sealed record RebalancePlan(
    [property: Id(0)] PlannedMove[] Moves,
    [property: Id(1)] LoadChange[] Officials,
    [property: Id(2)] int LateBefore,
    [property: Id(3)] int LateAfter);

/// <summary>An official's load before and after.</summary>
[GenerateSerializer, Immutable, Alias("dialog.LoadChange")]
public sealed record LoadChange(
    [property: Id(0)] string Official,
    [property: Id(1)] int Capacity,
    [property: Id(2)] int OpenBefore,
    [property: Id(3)] int OpenAfter,
    [property: Id(4)] int LateBefore,
    [property: Id(5)] int LateAfter);
