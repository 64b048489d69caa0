namespace Dialog.Projections.Marks.Domain;

/// <summary>What is counted of a case; stored as its number.</summary>
internal enum MarkKind : short
{
    /// <summary>A message entered the system as a case.</summary>
    Registered = 1,

    /// <summary>The answer that was owed came in its time.</summary>
    InTime = 2,

    /// <summary>The time for the answer passed without one.</summary>
    TooLate = 3,

    /// <summary>A final answer, in time or not.</summary>
    Answered = 4,
}

/// <summary>A moment of a case that figures are counted from.</summary>
/// <param name="Version">Of the event that made it.</param>
/// <param name="Official">Who answered; for what was not answered, who had the case.</param>
/// <param name="Delay">Seconds from publication to registration; null for other marks.</param>
internal readonly record struct CaseMark(Guid CaseId, int Version, MarkKind Kind, DateTimeOffset At, string? Authority, string? Official, int Leg, int? Delay);
