namespace Dialog.Deadlines.Domain;

/// <summary>A deadline and everything needed to say, years later, why it was this one.</summary>
/// <param name="DueAt">Offset zero.</param>
/// <param name="Hours">Of the rule, in working or clock time by <paramref name="Working"/>.</param>
/// <param name="PausesWhileWaiting">The rule pauses the clock while the case waits for the resident.</param>
public sealed record PlannedDeadline(
    string Deadline,
    DateTimeOffset DueAt,
    string RuleId,
    int RegionVersion,
    int CalendarVersion,
    double Hours,
    bool Working,
    DeadlineStep[] Steps,
    bool PausesWhileWaiting = false);
