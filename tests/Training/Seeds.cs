namespace Dialog.Training;

/// <summary>Our own sentences for topics and kinds the data hardly knows.</summary>
internal static class Seeds
{
    public const string Source = "seeds";
    private const float Weight = 4;

    public static IEnumerable<Example> Read() => LabelResource.Lines("seeds.tsv")
        .Select((line, i) => (Fields: line.Split('\t'), Id: i.ToString(System.Globalization.CultureInfo.InvariantCulture)))
        .Where(row => row.Fields.Length == 3)
        .Select(row => new Example(Source, row.Id, Part.Fit, row.Fields[2], row.Fields[0], row.Fields[1], Weight));
}
