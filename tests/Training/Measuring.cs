using Dialog.Classification;

namespace Dialog.Training;

/// <summary>Runs the classifier that ships over labelled examples.</summary>
internal static class Measuring
{
    public static List<(float[] Probabilities, int Truth)> Topics(LinearClassifier classifier, IEnumerable<Example> examples, float temperature) =>
        Rows(classifier, examples.Where(example => example.Topic is not null), example => Array.IndexOf(Columns.Topics, example.Topic), 0, Columns.Topics.Length, temperature);

    /// <summary>Kinds labelled by hand, by the example's id.</summary>
    public static List<(float[] Probabilities, int Truth)> Kinds(LinearClassifier classifier, IEnumerable<Example> examples, IReadOnlyDictionary<string, string> kindOf, float temperature) =>
        Rows(classifier, examples.Where(example => kindOf.ContainsKey(example.Id)), example => Array.IndexOf(Columns.Kinds, kindOf[example.Id]), Columns.Topics.Length, Columns.Kinds.Length, temperature);

    public static Dictionary<string, string> HandLabelledKinds() => LabelResource.Lines("kursk-kinds.csv").Skip(1)
        .Select(line => line.Split(',')).ToDictionary(fields => fields[0], fields => fields[1]);

    /// <summary>The temperature of the least mean log loss, each source counting the same.</summary>
    public static float Temperature(IReadOnlyList<IReadOnlyList<(float[] Probabilities, int Truth)>> sources)
    {
        IEnumerable<float> candidates = Enumerable.Range(0, 60).Select(i => 0.4f * MathF.Pow(1.05f, i));
        return candidates.MinBy(temperature => sources.Average(rows => rows.Average(row => Loss(row, temperature))));
    }

    // Probabilities at temperature 1 are enough: their logarithms are the logits up to a constant.
    private static double Loss((float[] Probabilities, int Truth) row, float temperature)
    {
        float[] logits = row.Probabilities.Select(p => MathF.Log(Math.Max(p, 1e-9f))).ToArray();
        LinearClassifier.Softmax(logits, temperature);
        return -Math.Log(Math.Max(1e-9, logits[row.Truth]));
    }

    private static List<(float[] Probabilities, int Truth)> Rows(LinearClassifier classifier, IEnumerable<Example> examples, Func<Example, int> truth, int from, int count, float temperature) =>
        [.. examples.AsParallel().AsOrdered().Select(example =>
        {
            Span<char> buffer = stackalloc char[TextNormaliser.MaxLength];
            Span<float> logits = stackalloc float[Columns.Topics.Length + Columns.Kinds.Length];
            classifier.Logits(buffer[..TextNormaliser.Normalise(example.Text, buffer)], logits);
            Span<float> probabilities = logits.Slice(from, count);
            LinearClassifier.Softmax(probabilities, temperature);
            return (probabilities.ToArray(), truth(example));
        })];
}
