using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Setup;
using Dialog.Regions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Regions;

/// <param name="Content">The bytes of a CSV or XLSX file.</param>
/// <param name="Apply">False: only a preview.</param>
/// <param name="Version">Of the region's configuration the person has seen; the next one is stored.</param>
internal sealed record AuthorityFile(byte[] Content, bool Apply, int Version);

/// <param name="Rows">Rows of the table without its heading.</param>
/// <param name="Faults">By row and column; with any, nothing is stored.</param>
/// <param name="Errors">What the region's own rules have against the result, by the path of the field.</param>
/// <param name="Differences">What changes, or changed.</param>
/// <param name="Configuration">As stored, when it was applied.</param>
internal sealed record AuthorityImport(
    int Rows, IReadOnlyList<TableFault> Faults, Dictionary<string, string[]> Errors, IReadOnlyList<RegionDifference> Differences, RegionConfiguration? Configuration);

/// <param name="Address">null: what the text says.</param>
/// <param name="Routing">Rules that are not saved yet; null: the stored ones.</param>
internal sealed record RoutingTrialBody(string Text, string? Address, RoutingRule[]? Routing, string? DefaultAuthority);

/// <summary>A region's bodies from a table, and what its routing says about a text.</summary>
internal static class StructureEndpoints
{
    private const int LongestText = 10_000;

    public static void MapStructure(this RouteGroupBuilder regions)
    {
        regions.MapPost("/{code}/authorities/import", Import).WithMetadata(new RequestSizeLimit(4 << 20)).WithSummary("Reads bodies from a CSV or XLSX file and shows what it would change");
        regions.MapPost("/{code}/routing/try", Try).WithSummary("Says step by step where a text would go");
    }

    private static async Task<Results<Ok<AuthorityImport>, BadRequestProblem, NotFoundProblem>> Import(string code, AuthorityFile body, ClaimsPrincipal user, IGrainFactory grains)
    {
        Person me = Person.Of(user);
        IRegionGrain grain = grains.GetGrain<IRegionGrain>(code);
        if (!me.Administers(code) || await grain.Get() is not { } stored)
        {
            return Errors.NotFound();
        }

        if (TableFile.Read(body.Content ?? []) is not { } rows)
        {
            return Errors.Field("content", "must be a CSV or XLSX file of at most 2 MiB");
        }

        (IReadOnlyList<TableFault> faults, Authority[] authorities) = AuthorityTable.Read(rows, stored);
        int count = Math.Max(0, rows.Count(r => r.Cells.Any(c => !string.IsNullOrWhiteSpace(c))) - 1);
        if (faults.Count > 0)
        {
            return TypedResults.Ok(new AuthorityImport(count, faults, [], [], null));
        }

        RegionConfiguration changed = stored with { Authorities = authorities, Version = body.Version + 1 };
        IReadOnlyList<RegionDifference> differences = RegionDifferences.Between(stored, changed);
        if (!body.Apply || differences.Count == 0)
        {
            RegionReply check = await grain.Check(changed with { Version = stored.Version + 1 });
            return TypedResults.Ok(new AuthorityImport(count, [], check.Errors, differences, body.Apply ? stored : null));
        }

        ChangedBy.Set(me.Login, me.Name);
        RegionReply reply = await grain.Put(changed);
        return reply.Errors.Count > 0
            ? Errors.Invalid("invalid-region", "The bodies were not taken; see errors by field.", reply.Errors)
            : TypedResults.Ok(new AuthorityImport(count, [], [], differences, reply.Configuration));
    }

    private static async Task<Results<Ok<RoutingExplanation>, BadRequestProblem, NotFoundProblem>> Try(string code, RoutingTrialBody body, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (!Person.Of(user).Administers(code))
        {
            return Errors.NotFound();
        }

        if (string.IsNullOrWhiteSpace(body.Text) || body.Text.Length > LongestText)
        {
            return Errors.Field("text", $"must be 1 to {LongestText} characters");
        }

        return await grains.GetGrain<IRoutingGrain>(code).Explain(body.Text, body.Address, body.Routing, body.DefaultAuthority) is { } known
            ? TypedResults.Ok(known)
            : Errors.NotFound();
    }

    private sealed record RequestSizeLimit(long? MaxRequestBodySize) : Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata;
}
