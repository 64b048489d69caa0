using System.ComponentModel.DataAnnotations;
using Dialog.HandOvers;
using Dialog.Regions;

namespace Dialog.Api.HandOvers;

/// <summary>How far a hand-over of open work is.</summary>
/// <param name="Kind">official, or authority: a merge.</param>
/// <param name="Subject">Whose work it was.</param>
/// <param name="Into">The body that another is merged into.</param>
/// <param name="Moved">Of a merge: people and rules have moved.</param>
/// <param name="Error">Why the configuration refused the next step.</param>
/// <param name="Refused">The first 200 that refused, with the reason; empty in a list.</param>
internal sealed record HandOverView(
    Guid Id, [property: AllowedValues("official", "authority")] string Kind, string Subject, string SubjectName, string? Into, string ByName,
    [property: AllowedValues("running", "done", "partial", "cancelled")] string State, string? Error, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt,
    int Total, int Done, int RefusedCount, bool Moved, IReadOnlyList<HandOverRefusal> Refused);

internal sealed record HandOverRefusal(Guid CaseId, long Number, [property: AllowedValues("case", "approval", "promise")] string What, string Code, string? Detail);

/// <summary>An official and the open work they have.</summary>
/// <param name="AwayUntil">The last day of an absence that holds today.</param>
internal sealed record OfficialWithWork(string Id, string Name, string Position, string Authority, string AuthorityName, DateOnly? AwayUntil, int Cases, int Approvals);

internal sealed record AuthorityName(string Id, string Name);

/// <param name="People">All officials of the region.</param>
/// <param name="Recent">Hand-overs and merges of the last thirty days, the latest first.</param>
internal sealed record HandOverBoard(
    string TimeZone, IReadOnlyList<OfficialWithWork> People, IReadOnlyList<HandOverView> Recent, IReadOnlyList<AuthorityName> Authorities, IReadOnlyList<TopicName> Topics);

/// <param name="Official">Whose open work.</param>
/// <param name="To">substitute, queue or person.</param>
/// <param name="Choices">Cases that go elsewhere than the rest.</param>
internal sealed record HandOverBody(
    string Official, [property: AllowedValues("substitute", "queue", "person")] string To, string? Person, HandOverChoice[]? Choices, string Reason);

/// <param name="Into">The body that takes everything.</param>
/// <param name="Version">Of the region's configuration the person has seen.</param>
internal sealed record AuthorityMergeBody(string Into, string Reason, int Version);

/// <param name="Into">The body that would take everything.</param>
internal sealed record AuthorityMergePreviewBody(string Into);

/// <param name="Differences">To the configuration as stored.</param>
/// <param name="Errors">With any, nothing can be begun.</param>
/// <param name="Version">Of the configuration this was computed from.</param>
internal sealed record AuthorityMergePreview(
    MergeCounts Counts, IReadOnlyList<MergeConflict> Conflicts, IReadOnlyList<RegionDifference> Differences, Dictionary<string, string[]> Errors, int Version);
