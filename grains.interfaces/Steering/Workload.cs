namespace Dialog.Steering;

/// <summary>Who works in a region now, what they carry, and what they will not reach in time at their own pace.</summary>
[GenerateSerializer, Immutable, Alias("dialog.Workload")]
public sealed record Workload
{
    [Id(0)] public required string Region { get; init; }
    [Id(1)] public required DateTimeOffset At { get; init; }
    [Id(2)] public required OfficialWorkload[] Officials { get; init; }

    /// <summary>Authorities with cases that nobody in them has yet.</summary>
    [Id(3)] public required AuthorityWorkload[] Authorities { get; init; }

    /// <summary>Cases that will be late unless something is done, the nearest deadline first; at most 200.</summary>
    [Id(4)] public required LateCase[] Late { get; init; }

    /// <summary>All of them.</summary>
    [Id(5)] public required int LateCount { get; init; }

    /// <summary>There are more open cases than are looked at: the forecast covers those with the nearest deadlines.</summary>
    [Id(6)] public required bool Partial { get; init; }
}

/// <summary>An official's load.</summary>
/// <param name="State">online: a screen is open; working: in working hours; off: outside of them; absent.</param>
/// <param name="Capacity">Open cases this person can carry at once.</param>
/// <param name="DueToday">Not overdue and due before the end of the region's day.</param>
/// <param name="PerDay">Answers in a working day of theirs, of late; null when the history is too short to say.</param>
/// <param name="Late">Cases they will not reach in time.</param>
/// <param name="FreeAt">When they would be through with all they have; null without a pace.</param>
[GenerateSerializer, Immutable, Alias("dialog.OfficialWorkload")]
public sealed record OfficialWorkload(
    [property: Id(0)] string Official,
    [property: Id(1)] string Authority,
    [property: Id(2)] string State,
    [property: Id(3)] int Capacity,
    [property: Id(4)] int Open,
    [property: Id(5)] int DueToday,
    [property: Id(6)] int Overdue,
    [property: Id(7)] double? PerDay,
    [property: Id(8)] int Late,
    [property: Id(9)] DateTimeOffset? FreeAt);

/// <summary>What an authority has and nobody in it.</summary>
/// <param name="Unassigned">Open cases of the authority without an official.</param>
/// <param name="PerDay">Of all its people together; null when the history is too short.</param>
[GenerateSerializer, Immutable, Alias("dialog.AuthorityWorkload")]
public sealed record AuthorityWorkload(
    [property: Id(0)] string Authority,
    [property: Id(1)] int Unassigned,
    [property: Id(2)] double? PerDay,
    [property: Id(3)] int Late);

/// <summary>A case that will not be reached before its deadline.</summary>
/// <param name="Official">Null: nobody of the authority has it.</param>
/// <param name="Place">Its place in the queue, 1 for the next.</param>
/// <param name="PerDay">The pace that the queue is measured with.</param>
/// <param name="ReachedAt">When the queue comes to it at this pace; null: not within two months.</param>
[GenerateSerializer, Immutable, Alias("dialog.LateCase")]
public sealed record LateCase(
    [property: Id(0)] Guid CaseId,
    [property: Id(1)] long Number,
    [property: Id(2)] string Authority,
    [property: Id(3)] string? Official,
    [property: Id(4)] DateTimeOffset DueAt,
    [property: Id(5)] int Place,
    [property: Id(6)] double PerDay,
    [property: Id(7)] DateTimeOffset? ReachedAt);
