using System.Globalization;

namespace Dialog.Cases.Domain;

/// <summary>A point as networks and clients give it with a message; to within a metre.</summary>
/// <param name="Latitude">hundred-thousandths of a degree</param>
/// <param name="Longitude">hundred-thousandths of a degree</param>
public readonly record struct GeoPoint(int Latitude, int Longitude)
{
    private const string Scheme = "geo:";
    private const double PerDegree = 100_000;

    /// <summary>The last point among the attachments; null where none is one on the earth.</summary>
    public static GeoPoint? Last(IEnumerable<Attachment>? attachments) =>
        attachments?.Where(a => a.Kind == "location").Select(a => Of(a.Url)).LastOrDefault(p => p is not null);

    /// <param name="uri"><c>geo:55.75,37.61</c></param>
    public static GeoPoint? Of(string? uri)
    {
        if (uri is null || !uri.StartsWith(Scheme, StringComparison.Ordinal) || uri[Scheme.Length..].Split(',') is not [string north, string east])
        {
            return null;
        }

        bool read = double.TryParse(north, NumberStyles.Float, CultureInfo.InvariantCulture, out double latitude)
            & double.TryParse(east, NumberStyles.Float, CultureInfo.InvariantCulture, out double longitude);
        // What has no place is sent as 0,0 by some clients: a point in the ocean.
        return read && latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180 && (latitude, longitude) != (0, 0)
            ? new GeoPoint((int)Math.Round(latitude * PerDegree), (int)Math.Round(longitude * PerDegree))
            : null;
    }
}
