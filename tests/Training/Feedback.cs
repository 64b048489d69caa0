using System.Globalization;
using CsvHelper;

namespace Dialog.Training;

/// <summary>Residents' words about finished work: five stars are thanks and, about no work in particular, no topic.</summary>
internal static class Feedback
{
    public const string Source = "feedback";

    // Nearly all say "thank you" in a few words: many copies of one lesson.
    private const float Weight = 0.3f;

    public static string PathIn(string data) => Path.Combine(data, "text", "ru-zhkh-uk-feedback", "321.csv");

    public static IEnumerable<Example> Read(string data)
    {
        using CsvReader csv = CsvReader.FromFile(PathIn(data));
        while (csv.Read())
        {
            (string? id, string? stars, string? text) = (csv.GetString(0), csv.GetString(1), csv.GetString(2));
            bool denied = text.Contains("не ", StringComparison.OrdinalIgnoreCase) || text.Contains("никто", StringComparison.OrdinalIgnoreCase);
            if (stars == "5" && !denied && text.Length < 120)
            {
                Part part = int.Parse(id, CultureInfo.InvariantCulture) % 5 == 0 ? Part.HoldOut : Part.Fit;
                yield return new(Source, id, part, text, text.Length < 40 ? "other" : null, "thanks", Weight);
            }
        }
    }
}
