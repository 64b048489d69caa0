using System.Security.Claims;
using Dialog.Api.Auth;
using Dialog.Api.Setup;
using Dialog.Deadlines;

namespace Dialog.Api.Deadlines;

/// <summary>How far the open deadlines of a region are planned anew after its rules or calendar changed.</summary>
internal static class RecomputationEndpoints
{
    public static void MapRecomputation(this WebApplication app)
    {
        RouteGroupBuilder recomputation = app.MapGroup("/api/v1/regions/{code}/recomputation").WithTags("deadlines").RequireAuthorization(Permissions.ManageRegions);
        recomputation.MapGet("", (string code, ClaimsPrincipal user, IGrainFactory grains) => Ask(code, user, grains, r => r.Get()));
        recomputation.MapPost("", (string code, ClaimsPrincipal user, IGrainFactory grains) => Ask(code, user, grains, r => r.Again()));
        recomputation.MapDelete("", (string code, ClaimsPrincipal user, IGrainFactory grains) => Ask(code, user, grains, r => r.Cancel()));
    }

    private static async Task<IResult> Ask(string code, ClaimsPrincipal user, IGrainFactory grains, Func<IDeadlineRecomputationGrain, Task<RecomputationView>> question) =>
        Person.Of(user).Administers(code) ? Results.Ok(await question(grains.GetGrain<IDeadlineRecomputationGrain>(code))) : Errors.NotFound();
}
