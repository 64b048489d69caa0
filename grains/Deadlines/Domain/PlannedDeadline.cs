namespace Dialog.Deadlines;

/// <summary>A deadline and everything needed to say, years later, why it was this one.</summary>
/// <param name="DueAt">Offset zero.</param>
/// <param name="Hours">Of the rule, in working or clock time by <paramref name="Working"/>.</param>
public sealed record PlannedDeadline(
    string Deadline,
    DateTimeOffset DueAt,
    string RuleId,
    int RegionVersion,
    int CalendarVersion,
    double Hours,
    bool Working,
    DeadlineStep[] Steps);

/// <summary>One line of a deadline's derivation, in the order of time.</summary>
/// <param name="At">Offset zero; shown in the region's zone.</param>
/// <param name="Code">One of <see cref="DeadlineCodes"/>: what screens translate by.</param>
/// <param name="Text">Short English, for logs and interfaces without a translation.</param>
/// <param name="Until">End of what lasts, exclusive.</param>
/// <param name="Hours">Time counted (counts) or worked that day (short-day, extra-day, other-hours).</param>
/// <param name="Days">How many days are folded into this line.</param>
/// <param name="Detail">A reason written in the calendar, or a code refining <paramref name="Code"/>.</param>
public sealed record DeadlineStep(
    DateTimeOffset At,
    string Code,
    string Text,
    DateTimeOffset? Until = null,
    double? Hours = null,
    int Days = 1,
    string? Detail = null);

/// <summary>Codes of derivation lines. Stored with deadlines: never renamed.</summary>
public static class DeadlineCodes
{
    public const string Received = "received";

    /// <summary>Came outside working time; detail: before-hours, break, after-hours or day-off.</summary>
    public const string Starts = "starts";

    /// <summary>A break inside a working day that is not counted.</summary>
    public const string Pause = "pause";
    public const string DayOff = "day-off";
    public const string ShortDay = "short-day";

    /// <summary>Worked although the weekday is a day off.</summary>
    public const string ExtraDay = "extra-day";

    /// <summary>Hours differ from the ordinary ones and are not shorter.</summary>
    public const string OtherHours = "other-hours";

    /// <summary>Time that counts; detail: working or clock.</summary>
    public const string Counts = "counts";

    /// <summary>The rule wants working time and the calendar has none: hours of the clock are used.</summary>
    public const string NoWorkingTime = "no-working-time";
    public const string Due = "due";
}
