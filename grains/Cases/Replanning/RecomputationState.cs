using Dialog.Deadlines;

namespace Dialog.Cases.Replanning;

/// <summary>What a recomputation keeps in storage: the position of its pass.</summary>
public sealed class RecomputationState
{
    /// <summary>idle, running, done or cancelled.</summary>
    public string Phase { get; set; } = Idle;

    /// <summary>The first pass is done; the second covers cases that came while silos still had the old rules.</summary>
    public bool IsSecondWalk { get; set; }
    public int From { get; set; }
    public int To { get; set; }
    public long Total { get; set; }
    public long Seen { get; set; }
    public long Changed { get; set; }
    public long Failed { get; set; }
    public DateTimeOffset CursorAt { get; set; }
    public Guid CursorId { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    internal const string Idle = "idle";
    internal const string Running = "running";
    internal const string Done = "done";
    internal const string Cancelled = "cancelled";

    internal bool IsRunning => Phase == Running;

    internal RecomputationView View() => new(Phase, From, To, Total, Seen, Changed, Failed, StartedAt, EndedAt);

    internal void Begin(int version, long total, DateTimeOffset now)
    {
        // A run that is superseded still starts from the version before its own first change.
        From = IsRunning ? From : version == To ? From : Math.Max(To, version - 1);
        (Phase, To, Total, Seen, Changed, Failed) = (Running, version, total, 0, 0, 0);
        (StartedAt, EndedAt, IsSecondWalk) = (now, null, false);
        (CursorAt, CursorId) = (DateTimeOffset.UnixEpoch, Guid.Empty);
    }

    internal void Passed(OpenCase last, int seen, int changed, int failed)
    {
        (CursorAt, CursorId) = (last.At, last.Id);
        (Seen, Changed, Failed) = (Seen + seen, Changed + changed, Failed + failed);
    }

    internal void BeginSecondWalk(TimeSpan before) =>
        (IsSecondWalk, CursorAt, CursorId) = (true, StartedAt!.Value - before, Guid.Empty);

    internal void End(string phase, DateTimeOffset now) => (Phase, EndedAt) = (phase, now);
}
