using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Setup;
using Dialog.Push;
using Dialog.Regions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Regions;

/// <summary>A region's configuration, its directory for pickers, its board.</summary>
internal static class RegionEndpoints
{
    public static void MapRegions(this WebApplication app)
    {
        app.MapGet("/api/v1/directory", Directory).WithTags("regions").RequireAuthorization(Permissions.ReadDirectory).WithSummary("Names of topics, authorities and officials");
        app.MapGet("/api/v1/topics", Topics).WithTags("regions").RequireAuthorization(Permissions.ManageRegions).WithSummary("The topics this installation knows");
        RouteGroupBuilder regions = app.MapGroup("/api/v1/regions").WithTags("regions").RequireAuthorization(Permissions.ManageRegions);
        regions.MapGet("", List).WithSummary("The regions the person administers");
        regions.MapGet("/{code}", Get).WithSummary("The configuration of a region");
        regions.MapPut("/{code}", Put).WithSummary("Replaces the configuration by its next version");
        regions.MapAutonomy();
        regions.MapVersions();
        regions.MapStructure();
        regions.MapAutomation();
        app.MapNewRegions();
    }

    public static void MapBoard(this WebApplication app) =>
        app.MapGet("/api/v1/board", Board).WithTags("board").RequireAuthorization(Permissions.ReadBoard).WithSummary("The live figures of the region");

    private static async Task<Results<Ok<BoardView>, NotFoundProblem>> Board(ClaimsPrincipal user, IGrainFactory grains, string? region = null)
    {
        // Who belongs to no region says which; others have theirs.
        Person me = Person.Of(user);
        string wanted = region ?? me.Region;
        return me.BelongsTo(wanted) && wanted != Person.AllRegions && (region is null || await grains.GetGrain<IRegionGrain>(wanted).Get() is not null)
            ? TypedResults.Ok(await grains.GetGrain<IRegionFeedGrain>(wanted).Board())
            : Errors.NotFound();
    }

    private static async Task<Results<Ok<RegionDirectory>, NotFoundProblem>> Directory(ClaimsPrincipal user, IGrainFactory grains, Colleagues colleagues, CancellationToken cancellation)
    {
        if (await grains.GetGrain<IRegionGrain>(Person.Of(user).Region).Get() is not { } region)
        {
            return Errors.NotFound();
        }

        return TypedResults.Ok(new RegionDirectory(
            region.Code,
            region.Name,
            region.TimeZone,
            [.. (await grains.GetGrain<ITopicCatalogueGrain>(0).All())],
            [.. region.Authorities.Select(a => new DirectoryAuthority(a.Id, a.Name, a.Parent, a.Closed))],
            [.. region.Officials.Select(o => new DirectoryOfficial(o.Id, o.Name, o.Authority, o.Position, o.IsHead))],
            region.Fields,
            region.Arbiter,
            await colleagues.Of(region, cancellation)));
    }

    private static async Task<Ok<IEnumerable<RegionName>>> List(ClaimsPrincipal user, IGrainFactory grains) =>
        TypedResults.Ok((await grains.GetGrain<IRegionListGrain>(0).All()).Where(r => Person.Of(user).Administers(r.Code)));

    private static async Task<Ok<TopicName[]>> Topics(IGrainFactory grains) => TypedResults.Ok(await grains.GetGrain<ITopicCatalogueGrain>(0).All());

    private static async Task<Results<Ok<RegionConfiguration>, NotFoundProblem>> Get(string code, ClaimsPrincipal user, IGrainFactory grains) =>
        Person.Of(user).Administers(code) && await grains.GetGrain<IRegionGrain>(code).Get() is { } region ? TypedResults.Ok(region) : Errors.NotFound();

    private static async Task<Results<Ok<RegionConfiguration>, BadRequestProblem, NotFoundProblem>> Put(string code, RegionConfiguration body, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (!Person.Of(user).Administers(code))
        {
            return Errors.NotFound();
        }

        ChangedBy.Set(Person.Of(user).Login, Person.Of(user).Name);
        RegionReply reply = await grains.GetGrain<IRegionGrain>(code).Put(body);
        return reply.Errors.Count > 0
            ? Errors.Invalid("invalid-region", "The configuration contradicts itself; see errors by field.", reply.Errors)
            : TypedResults.Ok(reply.Configuration);
    }
}

/// <param name="People">Whom a note may mention: officials, and whoever signs in without being one.</param>
internal sealed record RegionDirectory(
    string Region,
    string RegionName,
    string TimeZone,
    IReadOnlyList<TopicName> Topics,
    IReadOnlyList<DirectoryAuthority> Authorities,
    IReadOnlyList<DirectoryOfficial> Officials,
    IReadOnlyList<CustomField> Fields,
    string? Arbiter,
    IReadOnlyList<Colleague> People);

/// <param name="Closed">It is named by the cases it had and takes no more.</param>
internal sealed record DirectoryAuthority(string Id, string Name, string? Parent, bool Closed);

internal sealed record DirectoryOfficial(string Id, string Name, string Authority, string Position, bool IsHead);
