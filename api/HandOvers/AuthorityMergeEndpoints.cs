using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.Setup;
using Dialog.HandOvers;
using Dialog.Regions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Dialog.Api.HandOvers;

/// <summary>A body ends in another: people, rules and open cases move, in the background.</summary>
internal static class AuthorityMergeEndpoints
{
    public static void MapMerges(this WebApplication app)
    {
        RouteGroupBuilder merges = app.MapGroup("/api/v1/regions/{code}/authorities/{authority}/merge").WithTags("hand-overs").RequireAuthorization(Permissions.ManageRegions);
        merges.MapPost("/preview", Preview).WithSummary("Says what would move to the other body, and what both have");
        merges.MapPost("", Merge).WithSummary("Merges a body into another and closes it; this is not taken back");
    }

    private static async Task<Results<Ok<AuthorityMergePreview>, NotFoundProblem>> Preview(string code, string authority, AuthorityMergePreviewBody body, ClaimsPrincipal user, IGrainFactory grains)
    {
        Person me = Person.Of(user);
        if (!me.Administers(code) || await grains.GetGrain<IRegionGrain>(code).Get() is not { } region || region.Authorities.All(a => a.Id != authority))
        {
            return Errors.NotFound();
        }

        MergePlan plan = await grains.GetGrain<IHandOverGrain>(Guid.NewGuid()).PreviewMerge(new MergeOrder(code, authority, body.Into ?? "", 0, "-", me.Actor, me.Login));
        return TypedResults.Ok(new AuthorityMergePreview(
            plan.Counts, plan.Conflicts, plan is { Before: { } before, After: { } after } ? RegionDifferences.Between(before, after) : [], plan.Errors, plan.Before?.Version ?? 0));
    }

    private static async Task<Results<Accepted<HandOverView>, BadRequestProblem, NotFoundProblem>> Merge(
        string code, string authority, AuthorityMergeBody body, ClaimsPrincipal user, IGrainFactory grains, HandOverReader reader, HttpContext http, CancellationToken cancellation,
        [FromHeader(Name = "Idempotency-Key")] string? key = null)
    {
        Person me = Person.Of(user);
        if (!me.Administers(code) || await grains.GetGrain<IRegionGrain>(code).Get() is not { } region || region.Authorities.All(a => a.Id != authority))
        {
            return Errors.NotFound();
        }

        if (HandOverEndpoints.Fault(key) is { } fault)
        {
            return fault;
        }

        Guid id = HandOverEndpoints.Id(me, key);
        AuditTrail.Explain(http, $"into {body.Into} {id}");
        MergePlan plan = await grains.GetGrain<IHandOverGrain>(id).BeginMerge(new MergeOrder(code, authority, body.Into ?? "", body.Version, body.Reason ?? "", me.Actor, me.Login));
        return plan.Errors.Count > 0
            ? Errors.Invalid("invalid-merge", "Nothing was merged; see errors by field.", plan.Errors)
            : TypedResults.Accepted($"/api/v1/regions/{code}/hand-overs/{id}", await reader.Find(code, id, cancellation));
    }
}
