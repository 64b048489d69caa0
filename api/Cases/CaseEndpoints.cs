using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.Cases.Ledger;
using Dialog.Api.Privacy;
using Dialog.Api.Public;
using Dialog.Api.Push;
using Dialog.Api.ReadModel;
using Dialog.Api.Reference;
using Dialog.Api.Regions;
using Dialog.Api.SavedViews;
using Dialog.Api.Setup;
using Dialog.Cases;
using Dialog.Regions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Cases;

/// <summary>Queues and cases.</summary>
internal static class CaseEndpoints
{
    private const int MaxLimit = 200;

    public static void AddCases(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CaseReader>();
        builder.Services.AddSingleton<CaseListReader>();
        builder.Services.AddSingleton<ThreadCalls>();
        builder.Services.AddSingleton<Answering>();
        builder.Services.AddSingleton<Colleagues>();
        builder.Services.AddSingleton<Mentioning>();
        builder.Services.AddSingleton<Forwarding>();
        builder.Services.AddSingleton<LedgerReader>();
        builder.Services.AddSingleton<RelatedReader>();
        builder.Services.AddSingleton<NextCase>();
    }

    public static void MapCases(this WebApplication app)
    {
        RouteGroupBuilder cases = app.MapGroup("/api/v1/cases").WithTags("cases").RequireAuthorization(Permissions.ReadCases).IsAboutCase();
        // Which words were searched for is not recorded: they may be a resident's name.
        cases.MapGet("/", List).AuditsRead("cases.list", "view", "sort", "topic", "authority", "network", "importance", "tag", "dueWithin", "dueBefore", "official", "counted", "from", "to").WithSummary("A page of a queue");
        cases.MapGet("/{id:guid}", Detail).AuditsRead("cases.read").WithSummary("Everything about a case; reading it is written down");
        cases.MapUnmask();
        cases.MapRelated();
        cases.MapExternalOrganisations();
        cases.MapPost("/next", NextCase.Take).WithMetadata(new TakesIdempotencyKey()).RequireAuthorization(Permissions.WorkOnCases).WithSummary("Takes the next case of the queue for the person");
        cases.MapCaseCommands();
        app.MapLedgers();
    }

    private static async Task<Results<Ok<CasePage>, BadRequestProblem>> List(
        ClaimsPrincipal user,
        CaseListReader reader,
        TimeProvider time,
        IGrainFactory grains,
        CancellationToken cancellation,
        string view = "open",
        string sort = "deadline",
        string? topic = null,
        string? authority = null,
        string? search = null,
        string? network = null,
        string? importance = null,
        string? tag = null,
        int? dueWithin = null,
        DateTimeOffset? dueBefore = null,
        string? official = null,
        [AllowedValues("received", "not-entered", "answered", "not-answered")] string? counted = null,
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        string? cursor = null,
        int limit = 100)
    {
        if (!CaseViews.Has(view))
        {
            return Errors.Field("view", $"must be one of {string.Join(", ", CaseViews.Names)}");
        }

        if (!CaseViews.HasSort(sort))
        {
            return Errors.Field("sort", $"must be one of {string.Join(", ", CaseViews.SortNames)}");
        }

        if (limit is < 1 or > MaxLimit)
        {
            return Errors.Field("limit", $"must be 1 to {MaxLimit}");
        }

        if (importance is not (null or "normal" or "high"))
        {
            return Errors.Field("importance", "must be normal or high");
        }

        if (dueWithin is < 1 or > SavedFilter.LongestDue)
        {
            return Errors.Field("dueWithin", $"hours: 1 to {SavedFilter.LongestDue}");
        }

        if (dueWithin is not null && dueBefore is not null)
        {
            return Errors.Field("dueBefore", "either this or dueWithin");
        }

        (CountedCases? behind, BadRequestProblem? fault) = await CountedCases.Of(counted, from, to, Person.Of(user).Region, grains);
        if (fault is not null)
        {
            return fault;
        }

        CaseCursor? after = null;
        if (cursor is not null && !CaseCursor.TryParse(cursor, out after))
        {
            return Errors.Field("cursor", "is not one this api gave");
        }

        List<CaseSummary> page = await reader.Page(Person.Of(user), new CaseQuery(
            view,
            sort,
            topic?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
            authority,
            search,
            network,
            importance is null ? null : importance == "high" ? Importance.High : Importance.Normal,
            tag,
            dueWithin is { } hours ? time.GetUtcNow().AddHours(hours) : dueBefore?.ToUniversalTime(),
            after,
            limit)
        {
            Official = official,
            Counted = behind,
        }, cancellation);
        string? next = page.Count == limit ? CaseCursor.Of(page[^1], sort).ToString() : null;
        return TypedResults.Ok(new CasePage(page, next));
    }

    private static async Task<Results<Ok<CaseDetail>, NotFoundProblem>> Detail(Guid id, ClaimsPrincipal user, CaseReader reader, ViewerTokens passes, AddressAsks asks, IGrainFactory grains, HttpContext http, CancellationToken cancellation)
    {
        Person person = Person.Of(user);
        if (await reader.Find(person, id, cancellation) is not { } found)
        {
            return Errors.NotFound();
        }

        MaskedJson.Show(http, Masking.For(person, found));
        CaseDetail detail = await reader.Detail(found, cancellation);
        return TypedResults.Ok(detail with
        {
            Pass = passes.For(person, id),
            AsksPrivately = asks.IsPrivate(found),
            ProposedAuthority = await Proposed(detail.Summary, grains),
        });
    }

    // Where the machine was sure, the case is there already; where a person has it, it is not taken from them by a change of the topic.
    private static async Task<string?> Proposed(CaseSummary c, IGrainFactory grains)
    {
        bool open = c.Status is >= CaseStatus.Open and < CaseStatus.Answered;
        return open && !c.AwaitsArbiter && await grains.GetGrain<IRegionGrain>(c.Region).Get() is { } region && new RoutingTable(region).AuthorityFor(c.Topic, c.Address) is var authority && authority != c.Authority
            ? authority
            : null;
    }
}

/// <param name="Next">The cursor of the next page; null on the last.</param>
internal sealed record CasePage(IReadOnlyList<CaseSummary> Items, string? Next) : ICounted
{
    int ICounted.Count => Items.Count;
}
