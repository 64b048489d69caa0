using Dialog.Classification;

namespace Dialog.Training;

/// <summary>All sources together with their split and, where nobody said it, a weak label of kind.</summary>
internal static class TrainingData
{
    public static string? Missing(string data) =>
        new[] { SpbAppeals.PathIn(data), KurskAppeals.PathIn(data), Feedback.PathIn(data) }.FirstOrDefault(path => !File.Exists(path));

    public static List<Example> Read(string data)
    {
        string[] kinds = Columns.Kinds;
        Lexicon lexicon = Lexicon.LoadEmbedded("kind-lexicon.json", kinds, LinearClassifier.KindCap);
        IEnumerable<Example>[] all = new[] { SpbAppeals.Read(data), KurskAppeals.Read(data), Feedback.Read(data), Seeds.Read() };
        return [.. all.SelectMany(source => source).Select(example => example.Kind is null ? example with { Kind = Weak(example.Text, kinds, lexicon) } : example)];
    }

    // What the lexicon is sure of teaches the model the words around it; what it doubts teaches nothing.
    private static string? Weak(string text, string[] kinds, Lexicon lexicon)
    {
        Span<char> buffer = stackalloc char[TextNormaliser.MaxLength];
        Span<float> scores = stackalloc float[kinds.Length];
        lexicon.Score(buffer[..TextNormaliser.Normalise(text, buffer)], scores);
        int best = 0;
        for (int i = 1; i < scores.Length; i++)
        {
            best = scores[i] > scores[best] ? i : best;
        }

        float lead = float.PositiveInfinity;
        for (int i = 0; i < scores.Length; i++)
        {
            lead = i == best ? lead : Math.Min(lead, scores[best] - scores[i]);
        }

        return best == 0 ? kinds[0] : lead >= 3 ? kinds[best] : lead < 1 ? kinds[0] : null;
    }
}
