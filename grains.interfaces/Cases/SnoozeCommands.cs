namespace Dialog.Cases;

/// <summary>Puts a case aside until a moment. Its deadlines run on; it is back at the latest when the nearest of them is due.</summary>
[GenerateSerializer, Immutable, Alias("dialog.Snooze")]
public sealed record Snooze : CaseCommand
{
    [Id(0)] public required DateTimeOffset Until { get; init; }

    /// <summary>For the moment it comes back.</summary>
    [Id(1)] public string? Note { get; init; }
}

/// <summary>Brings a case back that the caller has put aside.</summary>
[GenerateSerializer, Immutable, Alias("dialog.EndSnooze")]
public sealed record EndSnooze : CaseCommand;

/// <summary>The names of the moments that are offered. Shown by the api: a name is never renamed.</summary>
public static class SnoozePresetNames
{
    public const string Later = "later";
    public const string Tomorrow = "tomorrow";
    public const string NextWorkingDay = "nextWorkingDay";
    public const string Monday = "monday";
    public const string NextWeek = "nextWeek";
}

/// <param name="Name">One of <see cref="SnoozePresetNames"/>.</param>
[GenerateSerializer, Immutable, Alias("dialog.SnoozeChoice")]
public sealed record SnoozeChoice([property: Id(0)] string Name, [property: Id(1)] DateTimeOffset At);

/// <summary>Until when a case can be put aside.</summary>
/// <param name="Latest">When the nearest thing owed to the resident is due; null while no clock runs.</param>
[GenerateSerializer, Immutable, Alias("dialog.SnoozeChoices")]
public sealed record SnoozeChoices([property: Id(0)] SnoozeChoice[] Choices, [property: Id(1)] DateTimeOffset? Latest);
