using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.Setup;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Map;

/// <summary>The region's cases as points, and its outline.</summary>
internal static class MapEndpoints
{
    private const int Day = 24;
    private const int Week = 168;

    public static void AddMap(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<MapReader>();
        builder.Services.AddSingleton(RegionOutlines.Of(builder.Configuration));
    }

    public static void MapTheMap(this WebApplication app)
    {
        RouteGroupBuilder map = app.MapGroup("/api/v1/map").WithTags("map").RequireAuthorization(Permissions.ReadCases);
        map.MapGet("/", Points).AuditsRead("cases.map", "hours", "topic", "authority").WithSummary("Cases of the last hours that have a place");
        map.MapGet("/outline", Outline).WithSummary("The outline of the region, where the installation was given one");
    }

    private static async Task<Results<Ok<MapView>, BadRequestProblem>> Points(
        ClaimsPrincipal user, MapReader reader, TimeProvider time, HttpContext http, CancellationToken cancellation, int hours = Day, string? topic = null, string? authority = null)
    {
        if (hours is < 1 or > Week)
        {
            return Errors.Field("hours", $"must be 1 to {Week}");
        }

        string[] topics = topic?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        MapView view = await reader.Read(Person.Of(user), new MapQuery(time.GetUtcNow().AddHours(-hours), topics, authority), cancellation);
        AuditTrail.Counted(http, view.Points.Count);
        return TypedResults.Ok(view);
    }

    private static Ok<RegionOutline> Outline(ClaimsPrincipal user, RegionOutlines outlines) => TypedResults.Ok(outlines.Find(Person.Of(user).Region));
}
