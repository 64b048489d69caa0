namespace Dialog.Cases.Domain;

/// <summary>When a deadline is called near, and who hears of a missed one after how long.</summary>
public static class EscalationLadder
{
    public const int LastLevel = 3;

    private static readonly TimeSpan[] AfterMiss = [TimeSpan.FromHours(4), TimeSpan.FromHours(24), TimeSpan.FromHours(72)];

    /// <summary>An hour before, or a quarter of the time when the whole is short.</summary>
    public static DateTimeOffset ApproachingAt(DateTimeOffset from, DateTimeOffset due)
    {
        TimeSpan quarter = (due - from) / 4;
        TimeSpan lead = quarter < TimeSpan.FromHours(1) ? quarter : TimeSpan.FromHours(1);
        return due - (lead < TimeSpan.Zero ? TimeSpan.Zero : lead);
    }

    /// <summary>When <paramref name="level"/> (1..3) hears of a deadline missed at <paramref name="due"/>; null past the last.</summary>
    public static DateTimeOffset? EscalateAt(DateTimeOffset due, int level) =>
        level <= LastLevel ? due + AfterMiss[level - 1] : null;
}
