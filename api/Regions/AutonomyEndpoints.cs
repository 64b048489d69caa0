using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Setup;
using Dialog.Autonomy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Regions;

/// <summary>How measured quality has moved the autonomy of a region's authorities.</summary>
internal static class AutonomyEndpoints
{
    public static void MapAutonomy(this RouteGroupBuilder regions)
    {
        regions.MapGet("/{code}/autonomy", Get).WithSummary("How good each authority's answers are, and what follows");
        regions.MapPost("/{code}/autonomy/measure", Measure).WithSummary("Measures the answers now");
    }

    private static async Task<Results<Ok<AutonomyView>, NotFoundProblem>> Get(string code, ClaimsPrincipal user, IGrainFactory grains) =>
        Person.Of(user).Administers(code) ? TypedResults.Ok(await grains.GetGrain<IAutonomyGrain>(code).Get()) : Errors.NotFound();

    private static async Task<Results<Ok<AutonomyView>, NotFoundProblem>> Measure(string code, ClaimsPrincipal user, IGrainFactory grains) =>
        Person.Of(user).Administers(code) ? TypedResults.Ok(await grains.GetGrain<IAutonomyGrain>(code).Measure()) : Errors.NotFound();
}
