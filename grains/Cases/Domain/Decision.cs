namespace Dialog.Cases.Domain;

/// <summary>What the rules return for a command: events to store, nothing (already so), or a refusal with its code.</summary>
public readonly record struct Decision(IReadOnlyList<CaseEvent> Events, string? Refusal, string? Detail)
{
    public static readonly Decision Nothing = new([], null, null);

    public bool IsRefused => Refusal is not null;

    public static Decision Accept(params CaseEvent[] events) => new(events, null, null);

    public static Decision Accept(List<CaseEvent> events) => new(events, null, null);

    public static Decision Refuse(string code, string? detail = null) => new([], code, detail);
}
