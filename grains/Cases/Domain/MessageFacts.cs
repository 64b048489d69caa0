namespace Dialog.Cases.Domain;

/// <summary>What the machine found in a message's text; the rules decide what to do with it.</summary>
public sealed record MessageFacts(
    MessageKind Kind,
    double KindConfidence,
    string Topic,
    double TopicConfidence,
    bool Urgent,
    string? Address);
