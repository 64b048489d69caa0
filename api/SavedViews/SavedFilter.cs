using System.ComponentModel.DataAnnotations;
using Dialog.Api.Access;
using Dialog.Api.ReadModel;
using Dialog.Api.Setup;
using Dialog.Cases;
using Dialog.Push;

namespace Dialog.Api.SavedViews;

/// <summary>A filter over the queue as the console keeps it; the same parts that <c>GET /api/v1/cases</c> takes.</summary>
public sealed record SavedFilter(
    [property: AllowedValues("open", "mine", "snoozed", "unassigned", "unrouted", "overdue", "inWork", "waiting", "answered", "trouble", "approvals", "promised", "arbiter", "formal", "all")] string View,
    string[]? Topics, string? Authority, string? Network, Importance? Importance, string? Tag, int? DueWithin, string? Search,
    [property: AllowedValues("deadline", "approval", "newest", "oldest")] string? Sort)
{
    /// <summary>Hours.</summary>
    public const int LongestDue = 720;

    /// <summary>Null when the feed cannot count it: settled cases and words are only known to the database.</summary>
    internal CaseFilter? Countable(Person person) => !string.IsNullOrWhiteSpace(Search) || !CaseFilter.IsCountable(View)
        ? null
        : new CaseFilter
        {
            View = View,
            Topics = Topics ?? [],
            Authority = Authority,
            Network = Network,
            Importance = Importance,
            Tag = Tag,
            DueWithinHours = DueWithin,
            BoundTo = person.IsBoundToAuthority ? [.. person.Authorities] : null,
            Person = person.ActorId,
        };

    internal BadRequestProblem? Fault() => this switch
    {
        _ when View is null || !CaseViews.Has(View) => Errors.Field("filter.view", $"must be one of {string.Join(", ", CaseViews.Names)}"),
        _ when Sort is not null && !CaseViews.HasSort(Sort) => Errors.Field("filter.sort", $"must be one of {string.Join(", ", CaseViews.SortNames)}"),
        { Topics.Length: > 50 } => Errors.Field("filter.topics", "at most 50"),
        _ when Topics?.Any(t => t is null || t.Length > 100) == true => Errors.Field("filter.topics", "codes of topics"),
        { Authority.Length: > 100 } => Errors.Field("filter.authority", "at most 100 characters"),
        { Network.Length: > 40 } => Errors.Field("filter.network", "at most 40 characters"),
        { Tag.Length: > 100 } => Errors.Field("filter.tag", "at most 100 characters"),
        { Search.Length: > 200 } => Errors.Field("filter.search", "at most 200 characters"),
        { DueWithin: < 1 or > LongestDue } => Errors.Field("filter.dueWithin", $"hours: 1 to {LongestDue}"),
        _ => null,
    };
}
