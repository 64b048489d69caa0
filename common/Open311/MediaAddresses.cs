using System.Text.RegularExpressions;

namespace Dialog.Open311;

/// <summary>Addresses of photos, of which clients and servers give one or several in a field made for one. Pure.</summary>
public static partial class MediaAddresses
{
    /// <summary>So many are kept of one request.</summary>
    public const int Most = 10;

    /// <summary>Those in these values, each once: line ends, spaces or commas stand between several in one value.</summary>
    public static string[] Of(IEnumerable<string?> values) =>
        [.. values.SelectMany(v => Between().Split(v ?? "")).Select(u => u.TrimEnd(',')).Where(u => u.Length > 0).Distinct(StringComparer.Ordinal)];

    // A comma is part of an address unless another one begins behind it.
    [GeneratedRegex(@"\s*,\s*(?=https?://)|\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Between();
}
