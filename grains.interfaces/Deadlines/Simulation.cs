using Dialog.Cases;

namespace Dialog.Deadlines;

/// <summary>A message that nobody wrote, to ask what its deadlines would be.</summary>
[GenerateSerializer, Immutable, Alias("dialog.SimulatedCase")]
public sealed record SimulatedCase
{
    [Id(0)] public required DateTimeOffset ReceivedAt { get; init; }
    [Id(1)] public required MessageKind Kind { get; init; }
    [Id(2)] public required string Topic { get; init; }

    /// <summary>Null: whoever the routing names for the topic.</summary>
    [Id(3)] public string? Authority { get; init; }
    [Id(4)] public Importance Importance { get; init; }
    [Id(5)] public string? Network { get; init; }
    [Id(6)] public string? Channel { get; init; }
    [Id(7)] public MessageSource? Source { get; init; }

    /// <summary>When the resident published it; null: at the moment it was received.</summary>
    [Id(8)] public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When an intermediate answer promised the work; null: nothing is promised.</summary>
    [Id(9)] public DateTimeOffset? PromisedFor { get; init; }

    /// <summary>Times in which the resident was asked something.</summary>
    [Id(10)] public SimulatedPause[] Pauses { get; init; } = [];
}

/// <summary><paramref name="To"/> exclusive.</summary>
[GenerateSerializer, Immutable, Alias("dialog.SimulatedPause")]
public sealed record SimulatedPause([property: Id(0)] DateTimeOffset From, [property: Id(1)] DateTimeOffset To);

/// <summary>What one deadline would be, and why.</summary>
/// <param name="DueAt">Null: optional, and no rule of the region names it.</param>
/// <param name="Rule">Null with <paramref name="DueAt"/>.</param>
/// <param name="IsDefault">The rule comes with the product; the region has none that matches.</param>
/// <param name="Pauses">The rule pauses the clock while the resident is asked.</param>
[GenerateSerializer, Immutable, Alias("dialog.SimulatedDeadline")]
public sealed record SimulatedDeadline(
    [property: Id(0)] string Deadline,
    [property: Id(1)] DateTimeOffset From,
    [property: Id(2)] DateTimeOffset? DueAt,
    [property: Id(3)] string? Rule,
    [property: Id(4)] bool IsDefault,
    [property: Id(5)] double Hours,
    [property: Id(6)] bool Working,
    [property: Id(7)] bool Pauses,
    [property: Id(8)] DeadlineStep[] Steps);

/// <summary>The deadlines of one message under one configuration.</summary>
/// <param name="TimeZone">Of the authority: where the hours are counted.</param>
[GenerateSerializer, Immutable, Alias("dialog.SimulatedDeadlines")]
public sealed record SimulatedDeadlines(
    [property: Id(0)] string? Authority,
    [property: Id(1)] string TimeZone,
    [property: Id(2)] int RegionVersion,
    [property: Id(3)] int CalendarVersion,
    [property: Id(4)] SimulatedDeadline[] Deadlines);

/// <summary>What the deadlines are now and what they would be.</summary>
/// <param name="Stored">Null when the region was never configured.</param>
/// <param name="Proposed">Null when no change was proposed or it contradicts itself.</param>
/// <param name="Errors">Of the proposed configuration, by field.</param>
[GenerateSerializer, Immutable, Alias("dialog.SimulationReply")]
public sealed record SimulationReply(
    [property: Id(0)] SimulatedDeadlines? Stored,
    [property: Id(1)] SimulatedDeadlines? Proposed,
    [property: Id(2)] Dictionary<string, string[]> Errors);
