namespace Dialog.Steering;

/// <summary>
/// What a region's lead compares: each live figure with the same hour of the two days it is measured against, and the two regulated metrics.
/// Counted once for everybody who looks; at most some seconds old.
/// </summary>
[GenerateSerializer, Immutable, Alias("dialog.SteeringFigures")]
public sealed record SteeringFigures
{
    [Id(0)] public required string Region { get; init; }
    [Id(1)] public required DateTimeOffset At { get; init; }

    /// <summary>What is counted by the journal is complete from here on; null: nothing has been counted yet.</summary>
    [Id(2)] public DateTimeOffset? Since { get; init; }

    /// <summary>The working day before today, or yesterday when today is a day off; until the same hour.</summary>
    [Id(3)] public required ComparedDay Previous { get; init; }

    /// <summary>The same day a week ago, until the same hour.</summary>
    [Id(4)] public required ComparedDay LastWeek { get; init; }
    [Id(5)] public required ComparedFigure[] Figures { get; init; }
    [Id(6)] public required RegulatedMetric[] Metrics { get; init; }
}

/// <summary>A stretch of a day that today is compared with, in the region's time; <paramref name="To"/> exclusive.</summary>
/// <param name="DayOff">Nobody works on it by the region's calendar.</param>
[GenerateSerializer, Immutable, Alias("dialog.ComparedDay")]
public sealed record ComparedDay(
    [property: Id(0)] DateOnly Date,
    [property: Id(1)] DateTimeOffset From,
    [property: Id(2)] DateTimeOffset To,
    [property: Id(3)] bool DayOff);

/// <summary>One figure at the compared moments; null where there is no history for it.</summary>
/// <param name="Name">open, unclaimed, in-work, waiting, unrouted, overdue, due-hour, due-four-hours, awaiting, trouble; received, answered, missed since midnight.</param>
[GenerateSerializer, Immutable, Alias("dialog.ComparedFigure")]
public sealed record ComparedFigure(
    [property: Id(0)] string Name,
    [property: Id(1)] int? Previous,
    [property: Id(2)] int? LastWeek);

/// <summary>A share that the region is measured by, over stretches of time.</summary>
/// <param name="Name">not-entered: registered later than the regulated time after publication; not-answered: the regulated time for the answer passed without one.</param>
/// <param name="Target">The share the region wants to stay under, 0 to 1.</param>
[GenerateSerializer, Immutable, Alias("dialog.RegulatedMetric")]
public sealed record RegulatedMetric(
    [property: Id(0)] string Name,
    [property: Id(1)] double Target,
    [property: Id(2)] RegulatedShare Today,
    [property: Id(3)] RegulatedShare? Previous,
    [property: Id(4)] RegulatedShare? LastWeek,
    [property: Id(5)] RegulatedShare Week);

/// <summary>How many of all were late in a stretch of time.</summary>
/// <param name="Total">What was decided in it: registered, or answered in time or not. A reopened case counts again.</param>
/// <param name="Late">Those of them that were late.</param>
/// <param name="Cases">Cases behind <paramref name="Late"/>: a case may have been late twice.</param>
[GenerateSerializer, Immutable, Alias("dialog.RegulatedShare")]
public sealed record RegulatedShare(
    [property: Id(0)] DateTimeOffset From,
    [property: Id(1)] DateTimeOffset To,
    [property: Id(2)] int Total,
    [property: Id(3)] int Late,
    [property: Id(4)] int Cases);
