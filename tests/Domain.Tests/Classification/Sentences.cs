namespace Dialog.Domain.Tests.Classification;

/// <summary>Our own labelled sentences, embedded beside the tests.</summary>
internal static class Sentences
{
    public static IReadOnlyList<(string Label, string Text)> Kinds { get; } = Read("KindFixture.tsv");

    public static IReadOnlyList<(string Label, string Text)> Topics { get; } = Read("TopicFixture.tsv");

    private static List<(string Label, string Text)> Read(string name)
    {
        using StreamReader reader = new(typeof(Sentences).Assembly.GetManifestResourceStream(name)!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).Select(fields => (fields[0], fields[1].Trim()))];
    }
}
