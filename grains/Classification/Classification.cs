using Dialog.Cases;

namespace Dialog.Classification;

/// <summary>The best kind and topic of a message with calibrated probabilities in 0..1, and the topics that came next.</summary>
public sealed record Classification(
    MessageKind Kind,
    double KindConfidence,
    string Topic,
    double TopicConfidence,
    IReadOnlyList<TopicGuess> Alternatives);

/// <summary>A topic's code and its probability in 0..1.</summary>
public sealed record TopicGuess(string Topic, double Confidence);
