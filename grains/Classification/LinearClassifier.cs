using System.Buffers;
using Dialog.Cases;

namespace Dialog.Classification;

/// <summary>The learned linear model and the hand-written lexicons together. Safe for concurrent use.</summary>
public sealed class LinearClassifier : IClassifier
{
    internal const float TopicCap = 5;
    internal const float KindCap = 6;
    private const int AlternativesShown = 3;
    private const double WorthShowing = 0.02;

    private readonly LinearModel _model;
    private readonly Lexicon _topics;
    private readonly Lexicon _kinds;
    private readonly MessageKind[] _kindOf;

    internal LinearClassifier(LinearModel model, Lexicon topics, Lexicon kinds)
    {
        (_model, _topics, _kinds) = (model, topics, kinds);
        _kindOf = [.. model.Kinds.Columns.Select(name => Enum.Parse<MessageKind>(name, ignoreCase: true))];
    }

    /// <summary>The model that ships with this assembly; takes a fraction of a second, so once per process.</summary>
    public static LinearClassifier LoadEmbedded()
    {
        using Stream stream = ClassificationResource.Open("model.bin");
        return Create(LinearModel.Read(stream));
    }

    internal static LinearClassifier Create(LinearModel model) => new(
        model,
        Lexicon.LoadEmbedded("topic-lexicon.json", model.Topics.Columns, TopicCap),
        Lexicon.LoadEmbedded("kind-lexicon.json", model.Kinds.Columns, KindCap));

    public Classification Classify(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<char> buffer = stackalloc char[TextNormaliser.MaxLength];
        Span<char> normalised = buffer[..TextNormaliser.Normalise(text, buffer)];
        if (normalised.Length < 2)
        {
            return new(MessageKind.Complaint, 0, TopicCatalogue.Other, 0, []);
        }

        Span<float> logits = stackalloc float[_model.Columns];
        Logits(normalised, logits);
        int topicCount = _model.Topics.Columns.Length;
        Span<float> topics = logits[..topicCount];
        Span<float> kinds = logits[topicCount..];
        Softmax(topics, _model.Topics.Temperature);
        Softmax(kinds, _model.Kinds.Temperature);
        int topic = Best(topics);
        int kind = Best(kinds);
        (float kindConfidence, float topicConfidence) = (kinds[kind], topics[topic]);
        return new(_kindOf[kind], kindConfidence, _model.Topics.Columns[topic], topicConfidence, Alternatives(topics, topic));
    }

    /// <summary>Learned plus lexicon logits of all columns, before the temperature: what training calibrates.</summary>
    internal void Logits(ReadOnlySpan<char> normalised, Span<float> logits)
    {
        int[] features = ArrayPool<int>.Shared.Rent(FeatureHasher.MaxFeatures);
        try
        {
            int count = FeatureHasher.Extract(normalised, _model.Bits, features);
            _model.Score(features.AsSpan(0, count), logits);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(features);
        }

        Span<float> hints = stackalloc float[_model.Columns];
        int topicCount = _model.Topics.Columns.Length;
        _topics.Score(normalised, hints[..topicCount]);
        _kinds.Score(normalised, hints[topicCount..]);
        for (int column = 0; column < logits.Length; column++)
        {
            logits[column] += hints[column];
        }
    }

    internal static void Softmax(Span<float> logits, float temperature)
    {
        float highest = float.NegativeInfinity;
        foreach (float logit in logits)
        {
            highest = Math.Max(highest, logit);
        }

        float sum = 0f;
        foreach (ref float logit in logits)
        {
            logit = MathF.Exp((logit - highest) / temperature);
            sum += logit;
        }

        foreach (ref float logit in logits)
        {
            logit /= sum;
        }
    }

    private static int Best(ReadOnlySpan<float> probabilities)
    {
        int best = 0;
        for (int i = 1; i < probabilities.Length; i++)
        {
            best = probabilities[i] > probabilities[best] ? i : best;
        }

        return best;
    }

    private List<TopicGuess> Alternatives(Span<float> topics, int best)
    {
        List<TopicGuess> guesses = new(AlternativesShown);
        topics[best] = 0;
        while (guesses.Count < AlternativesShown && Best(topics) is var next && topics[next] >= WorthShowing)
        {
            guesses.Add(new(_model.Topics.Columns[next], topics[next]));
            topics[next] = 0;
        }

        return guesses;
    }
}
