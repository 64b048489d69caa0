namespace Dialog.Api.Regions;

/// <summary>A region as one line beside the others. Counts are of cases unless said otherwise.</summary>
/// <param name="Open">Not yet answered or closed.</param>
/// <param name="ReceivedToday">Since the region's midnight.</param>
/// <param name="Unrouted">Open and without an authority.</param>
/// <param name="UnroutedDanger">Those of them in which waiting may cost health or life.</param>
/// <param name="LateToRoute">Open ones that no authority got in time.</param>
/// <param name="LateToAnswer">Open ones for which the authority owes an answer, or what it promised, since before now.</param>
/// <param name="Channels">Channels of networks that are switched on.</param>
/// <param name="SilentChannels">Channels that brought nothing for a day.</param>
/// <param name="SilentSince">When the one that is silent for the longest brought something last; null: none is silent, or nothing ever came.</param>
internal sealed record RegionRow(
    string Region, string Name, int Open, int ReceivedToday, int Unrouted, int UnroutedDanger, int LateToRoute, int LateToAnswer,
    int Channels, int SilentChannels, DateTimeOffset? SilentSince)
{
    /// <summary>Danger that nobody has comes first, then what is late, what nobody has, channels that may be broken; equals by name.</summary>
    public static IReadOnlyList<RegionRow> WorstFirst(IEnumerable<RegionRow> rows) =>
    [
        .. rows.OrderByDescending(r => r.UnroutedDanger)
            .ThenByDescending(r => r.LateToRoute + r.LateToAnswer)
            .ThenByDescending(r => r.Unrouted)
            .ThenByDescending(r => r.SilentChannels)
            .ThenBy(r => r.Name, StringComparer.CurrentCulture),
    ];
}
