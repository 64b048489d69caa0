using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Setup;
using Dialog.Steering;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Steering;

/// <summary>The board as a tool: comparisons and regulated metrics for all who see it, workload and moves for the lead, and how each person wants it laid out.</summary>
internal static class SteeringEndpoints
{
    private const int MostTiles = 40;
    private const int LongestTile = 40;

    public static void AddSteering(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LayoutStore>();
        builder.Services.AddSingleton<RebalanceStore>();
    }

    public static void MapSteering(this WebApplication app)
    {
        RouteGroupBuilder board = app.MapGroup("/api/v1/board").WithTags("board");
        board.MapGet("/figures", Figures).RequireAuthorization(Permissions.ReadBoard).WithSummary("The figures against yesterday and last week, and the regulated metrics");
        board.MapGet("/workload", Load).RequireAuthorization(Permissions.SteerBoard).WithSummary("Who works, what they carry and what will be late by now");
        board.MapGet("/layout", Layout).RequireAuthorization(Permissions.OwnAccount).WithSummary("The tiles the person has chosen, in their order");
        board.MapPut("/layout", PutLayout).RequireAuthorization(Permissions.OwnAccount).WithSummary("Keeps which tiles the person wants and in which order");
        board.MapRebalancing();
    }

    private static async Task<Results<Ok<SteeringFigures>, NotFoundProblem>> Figures(ClaimsPrincipal user, IGrainFactory grains, string? region = null)
    {
        // Who belongs to no region says which; others have theirs.
        Person me = Person.Of(user);
        string wanted = region ?? me.Region;
        return me.BelongsTo(wanted) && wanted != Person.AllRegions && await grains.GetGrain<IRegionSteeringGrain>(wanted).Figures() is { } figures
            ? TypedResults.Ok(figures)
            : Errors.NotFound();
    }

    private static async Task<Results<Ok<Workload>, NotFoundProblem>> Load(ClaimsPrincipal user, IGrainFactory grains) =>
        await grains.GetGrain<IRegionSteeringGrain>(Person.Of(user).Region).Workload() is { } load ? TypedResults.Ok(load) : Errors.NotFound();

    private static async Task<Ok<BoardLayout>> Layout(ClaimsPrincipal user, LayoutStore layouts, CancellationToken cancellation) =>
        TypedResults.Ok(new BoardLayout(await layouts.Find(Person.Of(user).Login, cancellation)));

    private static async Task<Results<NoContent, BadRequestProblem>> PutLayout(BoardLayout body, ClaimsPrincipal user, LayoutStore layouts, CancellationToken cancellation)
    {
        // What the names mean is the console's: a tile that a later version no longer has is left out there.
        if (body.Tiles is { } tiles && (tiles.Length > MostTiles || tiles.Any(t => string.IsNullOrWhiteSpace(t) || t.Length > LongestTile) || tiles.Distinct().Count() != tiles.Length))
        {
            return Errors.Field("tiles", $"at most {MostTiles} different names of 1 to {LongestTile} characters");
        }

        await layouts.Put(Person.Of(user).Login, body.Tiles, cancellation);
        return TypedResults.NoContent();
    }
}

/// <param name="Tiles">Names of tiles in their order; null: as the board comes.</param>
internal sealed record BoardLayout(string[]? Tiles);
