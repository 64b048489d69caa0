using Dialog.Cases.Domain;

namespace Dialog.Cases.Journal;

/// <summary>One case's append: the events of one command, with the state before and after them.</summary>
public sealed record JournalEntry(Case Before, Case After, IReadOnlyList<CaseEvent> Events, string CommandId, Actor By, DateTimeOffset At)
{
    /// <summary>The trace in which it is written; null where none is recorded.</summary>
    public byte[]? Trace { get; init; }

    public int FirstVersion => Before.Version + 1;
}

/// <summary>The fence refused: another activation wrote the case first. Forget, reload, decide again.</summary>
public sealed class LostRaceException(Guid caseId) : Exception($"Case {caseId} was changed by another activation.");
