namespace Dialog.HandOvers.Domain;

/// <summary>One piece of an official's open work.</summary>
/// <param name="What">case, approval or promise.</param>
/// <param name="Author">Of an approval: who wrote the text.</param>
/// <param name="Revision">Of an approval: the version of the text.</param>
internal sealed record OpenWork(string What, Guid CaseId, long Number, string Topic, DateTimeOffset? DueAt, string? Authority, string? Author, int? Revision);

/// <summary>What is done to one case, as stored.</summary>
/// <param name="Authority">The authority that gets the case.</param>
/// <param name="Official">Who gets it; of a case null for the queue.</param>
internal sealed record HandOverTask(Guid CaseId, string Thread, long Number, string What, string? Authority, string? Official, int? Revision);

/// <summary>How a task ended.</summary>
/// <param name="Code">Why the case refused it; null: it is done.</param>
internal sealed record HandOverResult(HandOverTask Task, string? Code, string? Detail);

/// <summary>A hand-over as stored.</summary>
/// <param name="Kind">official or authority.</param>
/// <param name="MovedAt">Of a merge: when people and rules were moved.</param>
internal sealed record HandOver(
    Guid Id, string Region, string Kind, string Subject, string? Into, string Reason, string ById, string ByName, string Login, string State, DateTimeOffset? MovedAt)
{
    public bool IsMerge => Kind == Authority;

    public const string Authority = "authority";
}
