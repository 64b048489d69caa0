namespace Dialog.Deadlines;

/// <summary>One line of a deadline's derivation, in the order of time. Stored with the deadline as JSON.</summary>
/// <param name="At">Offset zero; shown in the zone of the authority.</param>
/// <param name="Code">One of <see cref="DeadlineCodes"/>: what screens translate by.</param>
/// <param name="Text">Short English, for logs and interfaces without a translation.</param>
/// <param name="Until">End of what lasts, exclusive.</param>
/// <param name="Hours">Time counted (counts) or worked that day (short-day, extra-day, other-hours).</param>
/// <param name="Days">How many days are folded into this line.</param>
/// <param name="Detail">A reason written in the calendar, or a code refining <paramref name="Code"/>.</param>
/// <param name="Source">Layers of the calendar it comes from, each with its version: <c>ru-2024@1; emergency@8</c>.</param>
[GenerateSerializer, Immutable, Alias("dialog.DeadlineStep")]
public sealed record DeadlineStep(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string Code,
    [property: Id(2)] string Text,
    [property: Id(3)] DateTimeOffset? Until = null,
    [property: Id(4)] double? Hours = null,
    [property: Id(5)] int Days = 1,
    [property: Id(6)] string? Detail = null,
    [property: Id(7)] string? Source = null);

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

    /// <summary>The rule pauses the clock while the resident is asked; hours: what would have counted meanwhile.</summary>
    public const string Waits = "waits";

    /// <summary>The rule wants working time and the calendar has none: hours of the clock are used.</summary>
    public const string NoWorkingTime = "no-working-time";
    public const string Due = "due";
}
