using Dialog.Classification;

namespace Dialog.Domain.Tests.Classification;

public sealed class ClassifyingOurOwnSentences
{
    private static readonly LinearClassifier Classifier = LinearClassifier.LoadEmbedded();

    [Fact]
    public void Finds_the_kind_of_nine_in_ten()
    {
        string[] wrong = Sentences.Kinds
            .Select(row => (row.Label, row.Text, Said: Classifier.Classify(row.Text)))
            .Where(row => !string.Equals(row.Said.Kind.ToString(), row.Label, StringComparison.OrdinalIgnoreCase))
            .Select(row => $"{row.Label} taken for {row.Said.Kind} ({row.Said.KindConfidence:F2}): {row.Text}")
            .ToArray();

        Assert.True(wrong.Length <= Sentences.Kinds.Count / 10, $"{wrong.Length} of {Sentences.Kinds.Count} wrong:\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public void Finds_the_topic_of_nine_in_ten_over_the_whole_catalogue()
    {
        string[] wrong = Sentences.Topics
            .Select(row => (row.Label, row.Text, Said: Classifier.Classify(row.Text)))
            .Where(row => row.Said.Topic != row.Label)
            .Select(row => $"{row.Label} taken for {row.Said.Topic} ({row.Said.TopicConfidence:F2}): {row.Text}")
            .ToArray();

        Assert.True(wrong.Length <= Sentences.Topics.Count / 10, $"{wrong.Length} of {Sentences.Topics.Count} wrong:\n{string.Join('\n', wrong)}");
        Assert.Equal(TopicCatalogue.Default.Topics.Count - 1, Sentences.Topics.Select(row => row.Label).Distinct().Count());
    }

    [Fact]
    public void Is_more_confident_when_it_is_right()
    {
        (bool Right, double KindConfidence)[] said = Sentences.Kinds.Select(row => (Right: string.Equals(Classifier.Classify(row.Text).Kind.ToString(), row.Label, StringComparison.OrdinalIgnoreCase), Classifier.Classify(row.Text).KindConfidence)).ToArray();
        ((bool Right, double KindConfidence)[]? right, (bool Right, double KindConfidence)[]? wrong) = (said.Where(row => row.Right).ToArray(), said.Where(row => !row.Right).ToArray());

        Assert.True(wrong.Length == 0 || right.Average(row => row.KindConfidence) > wrong.Average(row => row.KindConfidence));
    }
}
