namespace Dialog.Steering.Domain;

/// <summary>What was registered and answered in a stretch of time.</summary>
internal sealed record MarkCount(int Registered, int EnteredLate, int EnteredLateCases, int Decided, int Missed, int MissedCases, int Answered);
