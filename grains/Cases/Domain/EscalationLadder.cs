using Dialog.Deadlines.Domain;

namespace Dialog.Cases.Domain;

/// <summary>When a deadline counts as near, and who is notified of a missed one after how long.</summary>
public static class EscalationLadder
{
    public const int LastLevel = 3;

    private static readonly TimeSpan[] AfterMiss = [TimeSpan.FromHours(4), TimeSpan.FromHours(24), TimeSpan.FromHours(72)];

    // The same steps in an authority's working time: half a day, a day, three days.
    private static readonly TimeSpan[] AfterMissWorked = [TimeSpan.FromHours(4), TimeSpan.FromHours(8), TimeSpan.FromHours(24)];

    /// <summary>An hour before, or a quarter of the time when the whole is short.</summary>
    public static DateTimeOffset ApproachingAt(DateTimeOffset from, DateTimeOffset due)
    {
        TimeSpan quarter = (due - from) / 4;
        TimeSpan lead = quarter < TimeSpan.FromHours(1) ? quarter : TimeSpan.FromHours(1);
        return due - (lead < TimeSpan.Zero ? TimeSpan.Zero : lead);
    }

    /// <summary>When <paramref name="level"/> (1..3) is notified of a deadline missed at <paramref name="due"/>; null past the last.</summary>
    /// <param name="calendar">Whose working time the steps are counted in; null: the hours of the clock.</param>
    public static DateTimeOffset? EscalateAt(DateTimeOffset due, int level, WorkCalendar? calendar = null) =>
        level > LastLevel ? null : calendar?.AddWorkingTime(due, AfterMissWorked[level - 1]) ?? due + AfterMiss[level - 1];
}
