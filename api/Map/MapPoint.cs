using System.ComponentModel.DataAnnotations;
using Dialog.Api.Access;
using Dialog.Api.Open311;
using Dialog.Api.Privacy;
using Dialog.Cases;
using Dialog.Privacy;

namespace Dialog.Api.Map;

/// <summary>A case as a point.</summary>
/// <param name="State">overdue before all others; new: nobody has begun; answered: nothing is owed any more.</param>
/// <param name="Address">Masked for the role like everywhere.</param>
internal sealed record MapPoint(
    Guid Id, long Number, double Lat, double Lon, [property: AllowedValues("new", "inWork", "overdue", "answered")] string State,
    string Topic, string? Authority, string? Address, DateTimeOffset ReceivedAt);

/// <param name="Total">All that came in the time, at most <see cref="MapReader.MostCounted"/>.</param>
/// <param name="WithoutPlace">Those of them that no point was given for: they are on no map.</param>
/// <param name="IsCut">There are more points than are shown; the newest are.</param>
internal sealed record MapView(DateTimeOffset At, DateTimeOffset Since, int Total, int WithoutPlace, bool IsCut, IReadOnlyList<MapPoint> Points);

/// <summary>What of a placed case is shown to whom: pure.</summary>
internal static class MapRules
{
    private const double PerDegree = 100_000;

    public static string StateOf(CaseStatus status, bool overdue) => status switch
    {
        >= CaseStatus.Answered => "answered",
        _ when overdue => "overdue",
        CaseStatus.Open => "new",
        _ => "inWork",
    };

    /// <summary>A point tells a house as its address does: who sees no house number sees it to a hundred metres.</summary>
    public static double Degrees(int stored, MaskLevel level) => level == MaskLevel.Everything ? Published.Coarse(stored / PerDegree) : stored / PerDegree;

    public static string? Address(string? address, MaskLevel level) => Masking.Of(PersonalKind.Address, address, level);

    /// <summary>An approver asked for an answer of an authority that is not theirs judges the text alone.</summary>
    public static MaskLevel LevelFor(Person person, string? authority) =>
        person.Role == Roles.Approver && !person.IsUnder(authority) ? MaskLevel.Everything : Masking.For(person);
}
