using Dialog.Cases;

namespace Dialog.Deadlines.Domain;

/// <summary>What a rule may ask about: which deadline, of which case, since when.</summary>
public readonly record struct DeadlineQuestion(string Deadline, MessageKind Kind, string Topic, string? Authority, Importance Importance)
{
    public string? Network { get; init; }
    public string? Channel { get; init; }
    public MessageSource? Source { get; init; }
}

/// <summary>A time in which the case waited for the resident; <paramref name="To"/> exclusive.</summary>
public readonly record struct Waiting(DateTimeOffset From, DateTimeOffset To);
