using System.Globalization;
using CsvHelper;

namespace Dialog.Training;

/// <summary>A broader but small source without dates, so split by a hash of the id: 70 % fit, 10 % calibrate, 20 % hold-out.</summary>
internal static class KurskAppeals
{
    public const string Source = "kursk";

    // Twenty times fewer rows than the portal's, and the only ones for half of the topics.
    private const float Weight = 6;

    public static string PathIn(string data) => Path.Combine(data, "kursk", "train.csv");

    public static IEnumerable<Example> Read(string data)
    {
        string[][] stems = LabelResource.Read<string[][]>("kursk-stems.json");
        using CsvReader csv = CsvReader.FromFile(PathIn(data));
        while (csv.Read())
        {
            (string? id, string? text, string? theme) = (csv.GetString(0), csv.GetString(1), csv.GetString(2).ToLowerInvariant());
            string? topic = Array.Find(stems, stem => theme.Contains(stem[0], StringComparison.Ordinal))?[1];
            yield return new(Source, id, PartOf(int.Parse(id, CultureInfo.InvariantCulture)), text, topic, null, Weight);
        }
    }

    private static Part PartOf(int id) => (((uint)id * 2654435761 >> 16) % 10) switch
    {
        < 7 => Part.Fit,
        7 => Part.Calibrate,
        _ => Part.HoldOut,
    };
}
