namespace Dialog.Regions;

/// <summary>How long a case is kept after it ended. The most specific matching rule wins: more named conditions, then the later rule.</summary>
/// <param name="Id">Named in the preview.</param>
/// <param name="Days">After the last event of an ended case; then its resident is erased from it.</param>
/// <param name="Network">Null: any.</param>
/// <param name="Topic">Null: any.</param>
/// <param name="Kind">Null: any.</param>
[GenerateSerializer, Immutable, Alias("dialog.RetentionRule")]
public sealed record RetentionRule(
    [property: Id(0)] string Id,
    [property: Id(1)] int Days,
    [property: Id(2)] string? Network = null,
    [property: Id(3)] string? Topic = null,
    [property: Id(4)] Cases.MessageKind? Kind = null)
{
    public const int ShortestDays = 30;
    public const int LongestDays = 36_500;
}
