using System.IO.Compression;
using System.Text.Json;

namespace Dialog.Training;

/// <summary>The portal's appeals in the order of their creation: the last 12 % are the hold-out, 8 % before them calibrate.</summary>
internal static class SpbAppeals
{
    public const string Source = "spb";

    public static string PathIn(string data) => Path.Combine(data, "spb", "appeals.train.jsonl.gz");

    public static List<Example> Read(string data)
    {
        Dictionary<int, string> topicOf = LabelResource.Read<Dictionary<string, int[]>>("spb-reasons.json")
            .SelectMany(pair => pair.Value.Select(reason => (reason, pair.Key)))
            .ToDictionary(pair => pair.reason, pair => pair.Key);

        using FileStream file = File.OpenRead(PathIn(data));
        using StreamReader reader = new(new GZipStream(file, CompressionMode.Decompress));
        List<(DateTime Created, Example Example)> rows = new();
        while (reader.ReadLine() is { } line)
        {
            using JsonDocument json = JsonDocument.Parse(line);
            JsonElement row = json.RootElement;
            // The portal's moderators put this in place of what they hid: residents never write it.
            string text = row.GetProperty("text").GetString()!.Replace("[скрыто]", " ", StringComparison.Ordinal);
            string? topic = topicOf.GetValueOrDefault(row.GetProperty("reasonId").GetInt32());
            // The only true label of kind in this source: reasons that are proposals by their name.
            bool proposal = row.GetProperty("reason").GetString()!.StartsWith("Предложени", StringComparison.Ordinal);
            rows.Add((row.GetProperty("created").GetDateTime(), new(Source, row.GetProperty("id").ToString(), Part.Fit, text, topic, proposal ? "proposal" : null, 1)));
        }

        rows.Sort((a, b) => a.Created.CompareTo(b.Created));
        return [.. rows.Select((row, i) => row.Example with { Part = PartAt((double)i / rows.Count) })];
    }

    private static Part PartAt(double share) => share < 0.80 ? Part.Fit : share < 0.88 ? Part.Calibrate : Part.HoldOut;
}
