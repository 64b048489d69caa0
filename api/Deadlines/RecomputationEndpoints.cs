using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Setup;
using Dialog.Deadlines;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Deadlines;

/// <summary>How far the open deadlines of a region are recomputed after its rules or calendar changed.</summary>
internal static class RecomputationEndpoints
{
    public static void MapRecomputation(this WebApplication app)
    {
        RouteGroupBuilder recomputation = app.MapGroup("/api/v1/regions/{code}/recomputation").WithTags("deadlines").RequireAuthorization(Permissions.ManageRegions);
        recomputation.MapGet("", (string code, ClaimsPrincipal user, IGrainFactory grains) => Ask(code, user, grains, r => r.Get())).WithSummary("How far the recomputation of open deadlines is");
        recomputation.MapPost("", (string code, ClaimsPrincipal user, IGrainFactory grains) => Ask(code, user, grains, r => r.Again())).WithSummary("Recomputes open deadlines under the stored configuration");
        recomputation.MapDelete("", (string code, ClaimsPrincipal user, IGrainFactory grains) => Ask(code, user, grains, r => r.Cancel())).WithSummary("Stops the recomputation");
    }

    private static async Task<Results<Ok<RecomputationView>, NotFoundProblem>> Ask(string code, ClaimsPrincipal user, IGrainFactory grains, Func<IDeadlineRecomputationGrain, Task<RecomputationView>> question) =>
        Person.Of(user).Administers(code) ? TypedResults.Ok(await question(grains.GetGrain<IDeadlineRecomputationGrain>(code))) : Errors.NotFound();
}
