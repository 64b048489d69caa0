namespace Dialog.Cases.Domain;

/// <summary>Somebody has put the case aside until a moment; its deadlines run on.</summary>
public abstract record SnoozeEvent : CaseEvent;

/// <param name="Note">What the official wrote down for the moment it comes back.</param>
public sealed record CaseSnoozed(string Official, string Name, DateTimeOffset Until, string? Note) : SnoozeEvent;

/// <param name="Official">Who had put it aside.</param>
/// <param name="Reason">One of <see cref="SnoozeReasons"/>.</param>
public sealed record SnoozeEnded(string Official, string Reason) : SnoozeEvent;

/// <summary>Why a case came back. Stored: never renamed.</summary>
public static class SnoozeReasons
{
    public const string Time = "time";
    public const string Resident = "resident";
    public const string Deadline = "deadline";
    public const string Mention = "mention";
    public const string Returned = "returned";
    public const string HandedOver = "handed-over";
    public const string External = "external";
    public const string Taken = "taken";
    public const string Official = "official";
}

/// <summary>Who put the case aside, until when, and the timer that brings it back.</summary>
public sealed record Snoozed(string By, string ByName, DateTimeOffset Until, string? Note, int Serial)
{
    public CaseTimer Timer => new(Until, Serial);
}

/// <summary>The part of <see cref="CaseFold"/> that handles cases put aside.</summary>
internal static class SnoozeFold
{
    public static Case Evolve(Case c, SnoozeEvent happened, int version) => happened switch
    {
        CaseSnoozed e => c with { Snoozed = new Snoozed(e.Official, e.Name, e.Until, e.Note, version) },
        SnoozeEnded => c with { Snoozed = null },
        _ => throw new InvalidOperationException($"The fold does not know {happened.GetType().Name}."),
    };
}
