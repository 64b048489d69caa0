using System.Security.Claims;
using System.Text.Json;
using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.Setup;
using Dialog.Regions;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Dialog.Api.Regions;

/// <param name="At">null: made before versions were kept</param>
/// <param name="By">Login of who made it.</param>
/// <param name="Differences">To the version before.</param>
internal sealed record RegionVersion(int Version, DateTimeOffset? At, string? By, string? ByName, IReadOnlyList<RegionDifference> Differences);

/// <param name="Next">The cursor of the next page; null on the last.</param>
internal sealed record RegionVersionPage(IReadOnlyList<RegionVersion> Items, string? Next);

/// <param name="Differences">What taking this version again would change now.</param>
internal sealed record FormerRegion(RegionConfiguration Configuration, IReadOnlyList<RegionDifference> Differences);

/// <param name="Version">The version in force that the person has seen; the next one is made.</param>
internal sealed record RestoreBody(int Version);

/// <param name="Errors">By the path of the field, as saving would say.</param>
/// <param name="Differences">To what is stored.</param>
internal sealed record RegionPreview(Dictionary<string, string[]> Errors, IReadOnlyList<RegionDifference> Differences);

/// <summary>The versions of a region's configuration: who changed what, and the way back.</summary>
internal static class RegionVersionEndpoints
{
    private const int Page = 20;

    public static void MapVersions(this RouteGroupBuilder regions)
    {
        regions.MapGet("/{code}/versions", List).WithSummary("Who changed the region, when and what, newest first");
        regions.MapGet("/{code}/versions/{version:int}", Get).WithSummary("A former configuration and what taking it again would change");
        regions.MapPost("/{code}/versions/{version:int}/restore", Restore).WithSummary("Makes a former configuration the next version");
        regions.MapPost("/{code}/preview", Preview).WithSummary("What a configuration would change and what is wrong with it; nothing is stored");
    }

    private static async Task<Results<Ok<RegionVersionPage>, BadRequestProblem, NotFoundProblem>> List(
        string code, string? cursor, ClaimsPrincipal user, NpgsqlDataSource database, IGrainFactory grains, CancellationToken cancellation)
    {
        if (await Stored(code, user, grains) is null)
        {
            return Errors.NotFound();
        }

        int before = int.MaxValue;
        if (cursor is not null && (!int.TryParse(cursor, out before) || before < 1))
        {
            return Errors.Field("cursor", "is not one of ours");
        }

        List<(int Version, DateTimeOffset? At, string? By, string? Name, RegionConfiguration Configuration)> rows = [];
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("list_region_versions")).Bind(code, before, Page + 1);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add((reader.GetInt32(0), reader.IsDBNull(1) ? null : reader.GetFieldValue<DateTimeOffset>(1), reader.IsDBNull(2) ? null : reader.GetString(2),
                reader.IsDBNull(3) ? null : reader.GetString(3), Read(reader.GetString(4))));
        }

        List<RegionVersion> items = [.. rows.Take(Page).Select((r, i) => new RegionVersion(
            r.Version, r.At, r.By, r.Name, i + 1 < rows.Count ? RegionDifferences.Between(rows[i + 1].Configuration, r.Configuration) : []))];
        return TypedResults.Ok(new RegionVersionPage(items, rows.Count > Page ? $"{items[^1].Version}" : null));
    }

    private static async Task<Results<Ok<FormerRegion>, NotFoundProblem>> Get(
        string code, int version, ClaimsPrincipal user, NpgsqlDataSource database, IGrainFactory grains, CancellationToken cancellation) =>
        await Stored(code, user, grains) is { } stored && await Find(code, version, database, cancellation) is { } former
            ? TypedResults.Ok(new FormerRegion(former, RegionDifferences.Between(stored, former)))
            : Errors.NotFound();

    private static async Task<Results<Ok<RegionConfiguration>, BadRequestProblem, NotFoundProblem>> Restore(
        string code, int version, RestoreBody body, ClaimsPrincipal user, NpgsqlDataSource database, IGrainFactory grains, HttpContext http, CancellationToken cancellation)
    {
        if (await Stored(code, user, grains) is null || await Find(code, version, database, cancellation) is not { } former)
        {
            return Errors.NotFound();
        }

        Person me = Person.Of(user);
        ChangedBy.Set(me.Login, me.Name);
        AuditTrail.Explain(http, $"version {version}");
        RegionReply reply = await grains.GetGrain<IRegionGrain>(code).Put(former with { Version = body.Version + 1 });
        return reply.Errors.Count > 0
            ? Errors.Invalid("invalid-region", "The former configuration cannot be taken now; see errors by field.", reply.Errors)
            : TypedResults.Ok(reply.Configuration);
    }

    private static async Task<Results<Ok<RegionPreview>, NotFoundProblem>> Preview(string code, RegionConfiguration body, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (!Person.Of(user).Administers(code))
        {
            return Errors.NotFound();
        }

        RegionReply reply = await grains.GetGrain<IRegionGrain>(code).Check(body);
        return TypedResults.Ok(new RegionPreview(reply.Errors, RegionDifferences.Between(reply.Configuration, body)));
    }

    private static async Task<RegionConfiguration?> Stored(string code, ClaimsPrincipal user, IGrainFactory grains) =>
        Person.Of(user).Administers(code) ? await grains.GetGrain<IRegionGrain>(code).Get() : null;

    private static async Task<RegionConfiguration?> Find(string code, int version, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("find_region_version")).Bind(code, version);
        return await command.ExecuteScalarAsync(cancellation) is string found ? Read(found) : null;
    }

    private static RegionConfiguration Read(string json) => JsonSerializer.Deserialize<RegionConfiguration>(json, RegionJson.Options)!;
}
