using System.Collections.Frozen;
using System.Text.Json;

namespace Dialog.Api.Map;

/// <param name="Rings">Each a closed line of [longitude, latitude]; none: the installation was given no outline of this region.</param>
internal sealed record RegionOutline(IReadOnlyList<double[][]> Rings);

/// <summary>
/// Outlines of the installation's regions: a GeoJSON file that the installation was given (<c>Dialog:Map:Outlines</c>), whose features name their
/// region in the property <c>region</c>. Without one maps are drawn without outlines.
/// </summary>
internal sealed class RegionOutlines(FrozenDictionary<string, RegionOutline> known)
{
    public const string Setting = "Dialog:Map:Outlines";
    private const int LongestFile = 20_000_000;

    // So many points a region that a phone draws them at once.
    private const int MostPoints = 4000;
    private static readonly RegionOutline None = new([]);

    public static RegionOutlines Of(IConfiguration configuration)
    {
        if (configuration[Setting] is not { Length: > 0 } path)
        {
            return new RegionOutlines(FrozenDictionary<string, RegionOutline>.Empty);
        }

        try
        {
            return new FileInfo(path) is { Exists: true, Length: <= LongestFile }
                ? Read(File.ReadAllBytes(path))
                : throw new InvalidOperationException($"{Setting} is {path}: give a GeoJSON file of at most {LongestFile / 1_000_000} MB.");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException)
        {
            throw new InvalidOperationException($"{Setting} is {path}, which is no GeoJSON of polygons: {e.Message}", e);
        }
    }

    /// <exception cref="JsonException">it is no GeoJSON of polygons</exception>
    public static RegionOutlines Read(byte[] geoJson)
    {
        using JsonDocument document = JsonDocument.Parse(geoJson);
        Dictionary<string, RegionOutline> outlines = [];
        foreach (JsonElement feature in document.RootElement.GetProperty("features").EnumerateArray())
        {
            if (feature.GetProperty("properties").TryGetProperty("region", out JsonElement region) && region.GetString() is { } code)
            {
                outlines[code] = new RegionOutline(Thin([.. Rings(feature.GetProperty("geometry"))]));
            }
        }

        return new RegionOutlines(outlines.ToFrozenDictionary());
    }

    public RegionOutline Find(string region) => known.GetValueOrDefault(region, None);

    private static IEnumerable<double[][]> Rings(JsonElement geometry) => geometry.GetProperty("type").GetString() switch
    {
        "Polygon" => geometry.GetProperty("coordinates").EnumerateArray().Select(Ring),
        "MultiPolygon" => geometry.GetProperty("coordinates").EnumerateArray().SelectMany(polygon => polygon.EnumerateArray().Select(Ring)),
        string other => throw new JsonException($"a geometry is {other}, not Polygon or MultiPolygon"),
        null => throw new JsonException("a geometry has no type"),
    };

    private static double[][] Ring(JsonElement ring) => [.. ring.EnumerateArray().Select(p => new[] { Degrees(p[0]), Degrees(p[1]) })];

    private static double Degrees(JsonElement number) => Math.Round(number.GetDouble(), 4);

    // Every n-th point, and the last: an outline says where the region is and is no survey.
    private static List<double[][]> Thin(List<double[][]> rings)
    {
        int step = Math.Max(1, (int)Math.Ceiling(rings.Sum(r => r.Length) / (double)MostPoints));
        return [.. rings.Select(r => r.Where((_, i) => i % step == 0 || i == r.Length - 1).ToArray()).Where(r => r.Length > 3)];
    }
}
