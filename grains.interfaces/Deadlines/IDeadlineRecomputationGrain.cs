using System.ComponentModel.DataAnnotations;

namespace Dialog.Deadlines;

/// <summary>Recomputes the open deadlines of a region when its rules or its calendar change. One per region, keyed by its code.</summary>
[Alias("dialog.IDeadlineRecomputationGrain")]
public interface IDeadlineRecomputationGrain : IGrainWithStringKey
{
    /// <summary>Starts for a configuration version, unless it was started for that or a later one; a run for an earlier one goes on as this one.</summary>
    [Alias("Ensure")]
    Task Ensure(int version);

    [Alias("Get")]
    Task<RecomputationView> Get();

    /// <summary>Stops at once: what was recomputed stays so. Harmless when nothing runs.</summary>
    [Alias("Cancel")]
    Task<RecomputationView> Cancel();

    /// <summary>Runs once more for the version it last ran for; cases already planned for it are left as they are.</summary>
    [Alias("Again")]
    Task<RecomputationView> Again();
}

/// <summary>How far a recomputation is.</summary>
/// <param name="State">idle, running, done or cancelled.</param>
/// <param name="From">Configuration version before the change; <paramref name="To"/>: the one that changed the deadlines.</param>
/// <param name="Total">Open cases with a deadline when it started.</param>
/// <param name="Changed">Cases of which a deadline was moved.</param>
/// <param name="Failed">Cases that could not be reached after many attempts; they keep their deadlines.</param>
[GenerateSerializer, Immutable, Alias("dialog.RecomputationView")]
public sealed record RecomputationView(
    [property: Id(0), AllowedValues("idle", "running", "done", "cancelled")] string State,
    [property: Id(1)] int From,
    [property: Id(2)] int To,
    [property: Id(3)] long Total,
    [property: Id(4)] long Seen,
    [property: Id(5)] long Changed,
    [property: Id(6)] long Failed,
    [property: Id(7)] DateTimeOffset? StartedAt,
    [property: Id(8)] DateTimeOffset? EndedAt);
