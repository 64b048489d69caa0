using Dialog.Open311;
using static Dialog.Open311.Open311Node;

namespace Dialog.Api.Open311;

/// <summary>The document of service discovery: which endpoints there are.</summary>
internal static class Discovery
{
    private const string Specification = "http://wiki.open311.org/GeoReport_v2";

    // The day this server's answers took their shape; clients read their services again when it changes.
    private static readonly DateTimeOffset Shaped = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public static Open311Node Of(IReadOnlyList<Open311Place> places, string address, Open311Texts texts) => Group.Of(
        ("changeset", Shaped),
        ("contact", texts["discovery.contact"]),
        ("key_service", texts["discovery.key"]),
        ("endpoints", new Several("endpoint", [.. places.Select(p => Endpoint(p, address))])));

    private static Group Endpoint(Open311Place place, string address) => Group.Of(
        ("specification", Specification),
        ("url", $"{address}/open311/v2/{place.Region.Code}"),
        ("changeset", Shaped),
        ("type", "production"),
        ("formats", new Several("format", [new Leaf("text/xml"), new Leaf("application/json")])));
}
