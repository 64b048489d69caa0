namespace Dialog.Autonomy;

/// <summary>How well an authority answered in the window of the region's rule.</summary>
/// <param name="Answers">Final answers its officials gave.</param>
/// <param name="Disputed">Of those, disputed by the resident.</param>
/// <param name="Returned">Texts an approver sent back.</param>
/// <param name="BadReviews">Answers found bad when read afterwards.</param>
/// <param name="Share">Of bad ones among all that were judged or sent, 0 to 1.</param>
/// <param name="Shift">1 takes an approver away, -1 adds one, 0 leaves the policies as they are.</param>
[GenerateSerializer, Immutable, Alias("dialog.AuthorityQuality")]
public sealed record AuthorityQuality(
    [property: Id(0)] string Authority,
    [property: Id(1)] int Answers,
    [property: Id(2)] int Disputed,
    [property: Id(3)] int Returned,
    [property: Id(4)] int BadReviews,
    [property: Id(5)] double Share,
    [property: Id(6)] int Shift);

/// <summary>An authority's autonomy moved.</summary>
[GenerateSerializer, Immutable, Alias("dialog.AutonomyChange")]
public sealed record AutonomyChange(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string Authority,
    [property: Id(2)] int From,
    [property: Id(3)] int To,
    [property: Id(4)] int Answers,
    [property: Id(5)] double Share);

/// <param name="MeasuredAt">Null: never, since the region has no rule or is new.</param>
/// <param name="Changes">The latest first, at most two hundred.</param>
[GenerateSerializer, Immutable, Alias("dialog.AutonomyView")]
public sealed record AutonomyView(
    [property: Id(0)] DateTimeOffset? MeasuredAt,
    [property: Id(1)] AuthorityQuality[] Authorities,
    [property: Id(2)] AutonomyChange[] Changes);

/// <summary>Measures the answers of a region's authorities and moves their autonomy by the region's rule. One per region, keyed by its code.</summary>
[Alias("dialog.IAutonomyGrain")]
public interface IAutonomyGrain : IGrainWithStringKey
{
    [Alias("Get")]
    Task<AutonomyView> Get();

    /// <summary>Steps by authority, only those that are not 0. Measures by itself, four times a day.</summary>
    [Alias("Shifts")]
    Task<Dictionary<string, int>> Shifts();

    /// <summary>Measures now.</summary>
    [Alias("Measure"), ResponseTimeout("00:01:00")]
    Task<AutonomyView> Measure();
}
