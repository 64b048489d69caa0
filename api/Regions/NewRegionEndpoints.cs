using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Setup;
using Dialog.Regions;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Dialog.Api.Regions;

/// <summary>What a message of this region has gone through so far.</summary>
/// <param name="Received">Some message has become a case.</param>
/// <param name="Answered">Some case got a final answer.</param>
internal sealed record RegionProgress(bool Received, bool Answered);

/// <summary>The first steps of a region: which there are in the country, making one, how far it has come.</summary>
internal static class NewRegionEndpoints
{
    public static void MapNewRegions(this WebApplication app)
    {
        app.MapGet("/api/v1/known-regions", Known).WithTags("regions").RequireAuthorization(Permissions.ManageRegions).WithSummary("The regions of the country: number, name, zone");
        app.MapPost("/api/v1/regions", Create).WithTags("regions").RequireAuthorization(Permissions.ManageRegions).WithSummary("Makes a region with one body, an office week and the country's calendar");
        app.MapGet("/api/v1/regions/{code}/progress", Progress).WithTags("regions").RequireAuthorization(Permissions.ManageRegions).WithSummary("Whether a message has come and an answer has gone");
    }

    private static Ok<KnownRegion[]> Known() => TypedResults.Ok(KnownRegions.All);

    private static async Task<Results<Created<RegionConfiguration>, BadRequestProblem, NotFoundProblem>> Create(NewRegion body, ClaimsPrincipal user, IGrainFactory grains)
    {
        Person me = Person.Of(user);
        string code = body.Code?.Trim() ?? "";
        if (!me.Administers(code))
        {
            return Errors.NotFound();
        }

        if (Empty(body) is { } field)
        {
            return Errors.Field(field, "must not be empty");
        }

        ChangedBy.Set(me.Login, me.Name);
        RegionReply reply = await grains.GetGrain<IRegionGrain>(code).Create(body with { Code = code });
        return reply.Errors.Count > 0
            ? Errors.Invalid("invalid-region", "The region was not made; see errors by field.", ByFieldOfTheForm(reply.Errors))
            : TypedResults.Created($"/api/v1/regions/{code}", reply.Configuration);
    }

    private static string? Empty(NewRegion body) => body switch
    {
        _ when string.IsNullOrWhiteSpace(body.Code) => "code",
        _ when string.IsNullOrWhiteSpace(body.Name) => "name",
        _ when string.IsNullOrWhiteSpace(body.TimeZone) => "timeZone",
        _ when string.IsNullOrWhiteSpace(body.Authority) => "authority",
        _ => null,
    };

    private static Dictionary<string, string[]> ByFieldOfTheForm(Dictionary<string, string[]> errors) =>
        errors.ToDictionary(e => e.Key == "authorities[0].name" ? "authority" : e.Key, e => e.Value);

    private static async Task<Results<Ok<RegionProgress>, NotFoundProblem>> Progress(string code, ClaimsPrincipal user, IGrainFactory grains, NpgsqlDataSource database, CancellationToken cancellation)
    {
        if (!Person.Of(user).Administers(code) || await grains.GetGrain<IRegionGrain>(code).Get() is null)
        {
            return Errors.NotFound();
        }

        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("region_progress")).Bind(code);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return TypedResults.Ok(new RegionProgress(reader.GetBoolean(0), reader.GetBoolean(1)));
    }
}
