namespace Dialog.Steering.Domain;

/// <summary>An open case in somebody's queue.</summary>
/// <param name="DueAt">Null: nothing is owed at the moment.</param>
internal sealed record QueuedCase(Guid Id, long Number, DateTimeOffset? DueAt)
{
    /// <summary>Waits for the resident: nobody works on it until they write.</summary>
    public bool Resting { get; init; }
}

/// <summary>A case that is not reached in time.</summary>
internal sealed record LatePlace(QueuedCase Case, int Place, DateTimeOffset? ReachedAt);

/// <summary>
/// Which cases of one queue will be late: they are taken in the order of their deadlines, one after another, as fast as of late, in working time. What
/// is late already stands first and costs the others their time.
/// </summary>
internal static class Forecast
{
    public static List<LatePlace> Late(IEnumerable<QueuedCase> queue, Pace pace, WorkingDays days, DateTimeOffset now)
    {
        List<LatePlace> late = [];
        int place = 0;
        foreach (QueuedCase c in Ordered(queue))
        {
            place++;
            if (c.DueAt is { } due && due > now && days.Between(now, due) < pace.TimeFor(place))
            {
                late.Add(new LatePlace(c, place, days.After(now, pace.TimeFor(place))));
            }
        }

        return late;
    }

    /// <summary>When the queue is empty if nothing comes; null when not within the horizon.</summary>
    public static DateTimeOffset? Through(IEnumerable<QueuedCase> queue, Pace pace, WorkingDays days, DateTimeOffset now) =>
        days.After(now, pace.TimeFor(queue.Count(c => !c.Resting)));

    private static IEnumerable<QueuedCase> Ordered(IEnumerable<QueuedCase> queue) =>
        queue.Where(c => !c.Resting).OrderBy(c => c.DueAt ?? DateTimeOffset.MaxValue).ThenBy(c => c.Number);
}
