using System.Security.Claims;
using Dialog.Api.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Regions;

/// <param name="Regions">The worst first.</param>
internal sealed record RegionsOverview(DateTimeOffset At, IReadOnlyList<RegionRow> Regions);

/// <summary>Regions side by side, for those who belong to all of them; somebody of one region gets that one.</summary>
internal static class OverviewEndpoint
{
    public static void AddOverview(this WebApplicationBuilder builder) => builder.Services.AddSingleton<RegionRows>();

    public static void MapOverview(this WebApplication app) =>
        app.MapGet("/api/v1/overview", Overview).WithTags("board").RequireAuthorization(Permissions.CompareRegions)
            .WithSummary("Regions side by side: what is late, open, new and without an authority, and which channels are silent");

    private static async Task<Ok<RegionsOverview>> Overview(ClaimsPrincipal user, RegionRows rows, CancellationToken cancellation)
    {
        Person me = Person.Of(user);
        RegionsOverview all = await rows.All(cancellation);
        return TypedResults.Ok(all with { Regions = [.. all.Regions.Where(r => me.BelongsTo(r.Region))] });
    }
}
