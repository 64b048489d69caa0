namespace Dialog.Cases.Domain;

/// <summary>What the machine made of a message's text; the rules decide what follows.</summary>
public sealed record MessageFacts(
    MessageKind Kind,
    double KindConfidence,
    string Topic,
    double TopicConfidence,
    bool Urgent,
    string? Address);
