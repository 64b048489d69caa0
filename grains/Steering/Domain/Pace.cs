namespace Dialog.Steering.Domain;

/// <summary>How fast cases were answered of late: answers to an hour of working time, and to a working day.</summary>
internal readonly record struct Pace(double PerHour, double PerDay)
{
    /// <summary>Fewer answers than this say nothing.</summary>
    public const int FewestAnswers = 5;

    /// <summary>Nor does a shorter history.</summary>
    public const int FewestDays = 3;

    /// <summary>How far back answers count: long enough for a week of every kind of day, short enough to be "of late".</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(14);

    /// <summary>Null when the history is too short to say.</summary>
    /// <param name="worked">Working time in which the answers were given.</param>
    /// <param name="days">Working days of it.</param>
    public static Pace? Of(int answers, TimeSpan worked, int days) =>
        answers < FewestAnswers || days < FewestDays || worked <= TimeSpan.Zero ? null : new Pace(answers / worked.TotalHours, (double)answers / days);

    /// <summary>Several people at work on one queue.</summary>
    public static Pace? Together(IEnumerable<Pace> paces)
    {
        Pace sum = paces.Aggregate(default(Pace), (all, one) => new Pace(all.PerHour + one.PerHour, all.PerDay + one.PerDay));
        return sum.PerHour > 0 ? sum : null;
    }

    /// <summary>Working time for so many cases.</summary>
    public TimeSpan TimeFor(int cases) => TimeSpan.FromHours(cases / PerHour);
}
