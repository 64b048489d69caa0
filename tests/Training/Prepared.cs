using Dialog.Classification;

namespace Dialog.Training;

/// <summary>An example as numbers.</summary>
internal sealed record Prepared(Example Example, int[] Features, float[] Offsets, int Topic, int Kind, float TopicWeight, float KindWeight)
{
    public static List<Prepared> All(IReadOnlyList<Example> examples, int bits)
    {
        Lexicon lexicon = Lexicon.LoadEmbedded("topic-lexicon.json", Columns.Topics, LinearClassifier.TopicCap);
        Dictionary<string, float> topicWeights = Rarity(examples.Select(example => example.Topic), examples, 0.35f, 4);
        Dictionary<string, float> kindWeights = Rarity(examples.Select(example => example.Kind), examples, 0.5f, 6);
        return [.. examples.AsParallel().AsOrdered().Select(example => From(example, bits, lexicon, topicWeights, kindWeights))];
    }

    private static Prepared From(Example example, int bits, Lexicon lexicon, Dictionary<string, float> topicWeights, Dictionary<string, float> kindWeights)
    {
        Span<char> buffer = stackalloc char[TextNormaliser.MaxLength];
        Span<char> text = buffer[..TextNormaliser.Normalise(example.Text, buffer)];
        int[] features = new int[FeatureHasher.MaxFeatures];
        int count = FeatureHasher.Extract(text, bits, features);
        float[] offsets = new float[Columns.Topics.Length];
        lexicon.Score(text, offsets);
        float topicWeight = example.Topic is null ? 0 : example.Weight * topicWeights[example.Topic];
        float kindWeight = example.Kind is null ? 0 : example.Weight * kindWeights[example.Kind];
        return new(example, features[..count], offsets, Array.IndexOf(Columns.Topics, example.Topic), Array.IndexOf(Columns.Kinds, example.Kind), topicWeight, kindWeight);
    }

    // A rare label counts for more, but less than in full proportion, or noise would win over plain frequency.
    // Kinds more than topics: a portal takes hardly anything but complaints, a mayor's page takes all six.
    private static Dictionary<string, float> Rarity(IEnumerable<string?> labels, IReadOnlyList<Example> examples, float power, float most)
    {
        Dictionary<string, float> masses = labels.Zip(examples).Where(pair => pair.First is not null)
            .GroupBy(pair => pair.First!).ToDictionary(group => group.Key, group => group.Sum(pair => pair.Second.Weight));
        float mean = masses.Values.Average();
        return masses.ToDictionary(pair => pair.Key, pair => Math.Clamp(MathF.Pow(mean / pair.Value, power), 2 / most, most));
    }
}
