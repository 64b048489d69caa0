using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.Setup;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Cases.Ledger;

/// <summary>Lists beside the queues: promises, precedents, tags in use, what approvals cost.</summary>
internal static class LedgerEndpoints
{
    private const int MaxLimit = 200;
    private const int LongestDays = 366;

    public static void MapLedgers(this WebApplication app)
    {
        RouteGroupBuilder ledgers = app.MapGroup("/api/v1").WithTags("ledgers").RequireAuthorization(Permissions.ReadCases);
        ledgers.MapGet("/promises", Promises).AuditsRead("promises.list", "state", "authority", "owner").WithSummary("Promises given to residents");
        ledgers.MapGet("/precedents", Precedents).AuditsRead("precedents.list", "topic").WithSummary("How arbiters decided on a topic before");
        ledgers.MapGet("/tags", Tags).WithSummary("Tags in use");
        ledgers.MapGet("/approvals/hours", Hours).WithSummary("Hours that answers waited for each approver");
    }

    private static async Task<Results<Ok<PromisePage>, BadRequestProblem>> Promises(
        ClaimsPrincipal user,
        LedgerReader reader,
        CancellationToken cancellation,
        string? state = null,
        string? authority = null,
        string? owner = null,
        string? cursor = null,
        int limit = 50)
    {
        if (state is not null && !LedgerReader.States.Contains(state))
        {
            return Errors.Field("state", $"must be one of {string.Join(", ", LedgerReader.States)}");
        }

        if (Page(cursor, limit, out LedgerCursor? after) is { } fault)
        {
            return fault;
        }

        List<LedgerPromise> page = await reader.Promises(Person.Of(user), new PromiseQuery(state, authority, owner, after, limit), cancellation);
        return TypedResults.Ok(new PromisePage(page, page.Count == limit ? new LedgerCursor(page[^1].DueAt, page[^1].CaseId, page[^1].Version).ToString() : null));
    }

    private static async Task<Results<Ok<PrecedentPage>, BadRequestProblem>> Precedents(
        ClaimsPrincipal user, LedgerReader reader, CancellationToken cancellation, string? topic = null, string? cursor = null, int limit = 20)
    {
        if (string.IsNullOrWhiteSpace(topic))
        {
            return Errors.Field("topic", "name the topic whose precedents you want");
        }

        if (Page(cursor, limit, out LedgerCursor? after) is { } fault)
        {
            return fault;
        }

        List<Precedent> page = await reader.Precedents(Person.Of(user), topic, after, limit, cancellation);
        return TypedResults.Ok(new PrecedentPage(page, page.Count == limit ? new LedgerCursor(page[^1].At, page[^1].CaseId, 0).ToString() : null));
    }

    private static async Task<Ok<TagList>> Tags(ClaimsPrincipal user, LedgerReader reader, CancellationToken cancellation) =>
        TypedResults.Ok(new TagList(await reader.Tags(Person.Of(user), cancellation)));

    private static async Task<Results<Ok<ApproverHoursList>, BadRequestProblem>> Hours(ClaimsPrincipal user, LedgerReader reader, CancellationToken cancellation, int days = 30) =>
        days is < 1 or > LongestDays
            ? Errors.Field("days", $"must be 1 to {LongestDays}")
            : TypedResults.Ok(new ApproverHoursList(days, await reader.Hours(Person.Of(user), days, cancellation)));

    private static BadRequestProblem? Page(string? cursor, int limit, out LedgerCursor? after)
    {
        after = null;
        return limit is < 1 or > MaxLimit ? Errors.Field("limit", $"must be 1 to {MaxLimit}")
            : !LedgerCursor.TryParse(cursor, out after) ? Errors.Field("cursor", "is not one this api gave")
            : null;
    }
}
