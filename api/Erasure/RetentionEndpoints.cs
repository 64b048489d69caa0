using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Setup;
using Dialog.Erasure;
using Dialog.Regions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Erasure;

/// <param name="Version">Of the region's configuration this was read from; the next one is stored.</param>
internal sealed record RetentionTerms(int Version, RetentionRule[] Rules);

internal sealed record RetentionPreviewBody(RetentionRule[] Rules);

/// <summary>How long a region keeps what is personal; a dry run of it.</summary>
internal static class RetentionEndpoints
{
    public static void MapRetention(this WebApplication app)
    {
        RouteGroupBuilder retention = app.MapGroup("/api/v1/regions/{code}/retention").WithTags("erasure").RequireAuthorization(Permissions.ManageRegions);
        retention.MapGet("", Get).WithSummary("The region's terms");
        retention.MapPut("", Put).WithSummary("Replaces the terms; they are applied in the night");
        retention.MapPost("/preview", Preview).WithSummary("How many cases these terms would erase now");
    }

    private static async Task<Results<Ok<RetentionTerms>, NotFoundProblem>> Get(string code, ClaimsPrincipal user, IGrainFactory grains) =>
        await Mine(code, user, grains) is { } region ? TypedResults.Ok(new RetentionTerms(region.Version, region.Retention)) : Errors.NotFound();

    private static async Task<Results<Ok<RetentionTerms>, BadRequestProblem, NotFoundProblem>> Put(string code, RetentionTerms body, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (await Mine(code, user, grains) is not { } region)
        {
            return Errors.NotFound();
        }

        ChangedBy.Set(Person.Of(user).Login, Person.Of(user).Name);
        RegionReply reply = await grains.GetGrain<IRegionGrain>(code).Put(region with { Version = body.Version + 1, Retention = body.Rules ?? [] });
        if (reply.Errors.Count > 0)
        {
            return Errors.Invalid("invalid-region", "The terms contradict themselves or were read before another change; see errors by field.", reply.Errors);
        }

        await grains.GetGrain<IRetentionGrain>(code).Wake();
        return TypedResults.Ok(new RetentionTerms(reply.Configuration!.Version, reply.Configuration.Retention));
    }

    private static async Task<Results<Ok<RetentionCount[]>, BadRequestProblem, NotFoundProblem>> Preview(string code, RetentionPreviewBody body, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (await Mine(code, user, grains) is null)
        {
            return Errors.NotFound();
        }

        RetentionRule[] rules = body.Rules ?? [];
        foreach ((string field, string what) in RetentionCheck.Of(rules))
        {
            return Errors.Field(field, what);
        }

        return TypedResults.Ok(rules.Length == 0 ? [] : await grains.GetGrain<IRetentionGrain>(code).Preview(rules));
    }

    private static async Task<RegionConfiguration?> Mine(string code, ClaimsPrincipal user, IGrainFactory grains) =>
        Person.Of(user).Administers(code) ? await grains.GetGrain<IRegionGrain>(code).Get() : null;
}
