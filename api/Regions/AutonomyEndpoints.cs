using System.Security.Claims;
using Dialog.Api.Auth;
using Dialog.Api.Setup;
using Dialog.Autonomy;

namespace Dialog.Api.Regions;

/// <summary>How measured quality has moved the autonomy of a region's authorities.</summary>
internal static class AutonomyEndpoints
{
    public static void MapAutonomy(this RouteGroupBuilder regions)
    {
        regions.MapGet("/{code}/autonomy", Get);
        regions.MapPost("/{code}/autonomy/measure", Measure);
    }

    private static async Task<IResult> Get(string code, ClaimsPrincipal user, IGrainFactory grains) =>
        Person.Of(user).Administers(code) ? Results.Ok(await grains.GetGrain<IAutonomyGrain>(code).Get()) : Errors.NotFound();

    private static async Task<IResult> Measure(string code, ClaimsPrincipal user, IGrainFactory grains) =>
        Person.Of(user).Administers(code) ? Results.Ok(await grains.GetGrain<IAutonomyGrain>(code).Measure()) : Errors.NotFound();
}
