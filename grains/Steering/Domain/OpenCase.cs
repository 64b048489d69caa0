using Dialog.Cases;

namespace Dialog.Steering.Domain;

/// <summary>An open case as steering sees it.</summary>
/// <param name="Bound">Why it stays with who has it; null when it can be moved.</param>
internal sealed record OpenCase(Guid Id, long Number, string Authority, string? Official, DateTimeOffset? DueAt, bool Overdue, CaseStatus Status, string? Bound);
