using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Setup;
using Dialog.Channels;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Channels;

internal sealed record ImportId(Guid Id);

/// <summary>Files of a monitoring feed: handed in here, worked off by a silo, with progress and cancellation.</summary>
internal static class ImportEndpoints
{
    private const int LargestFile = 200 * 1024 * 1024;

    public static void MapImports(this WebApplication app)
    {
        RouteGroupBuilder imports = app.MapGroup("/api/v1/imports").WithTags("imports").RequireAuthorization(Permissions.ManageImports);
        imports.MapPost("/", Put).WithSummary("Imports a file of messages, in the background");
        imports.MapGet("/{id:guid}", Get).WithSummary("How far an import is");
        imports.MapDelete("/{id:guid}", Cancel).WithSummary("Cancels an import");
    }

    private static async Task<Results<Ok<ImportId>, Accepted<ImportId>, BadRequestProblem, NotFoundProblem, TooLargeProblem>> Put(string channel, string format, HttpRequest request, ClaimsPrincipal user, IGrainFactory grains, ImportStore imports, string name = "import")
    {
        if (await grains.GetGrain<IChannelGrain>(channel).Get() is not { } view || !Person.Of(user).Administers(view.Region))
        {
            return Errors.NotFound();
        }

        if (view.Kind != "feed")
        {
            return Errors.Field("channel", $"'{channel}' is a {view.Kind} channel; a file belongs to a feed");
        }

        if (format is not ("jsonl" or "csv"))
        {
            return Errors.Field("format", "must be jsonl or csv");
        }

        (byte[]? content, TooLargeProblem? fault) = await Body.Read(request, LargestFile);
        if (content is null)
        {
            return fault!;
        }

        if (content.Length == 0)
        {
            return Errors.Field("body", "the file is empty");
        }

        (Guid id, bool isNew) = await imports.Put(channel, view.Region, name, format, content, Person.Of(user).Login);
        return isNew ? TypedResults.Accepted($"/api/v1/imports/{id}", new ImportId(id)) : TypedResults.Ok(new ImportId(id));
    }

    private static async Task<Results<Ok<ImportView>, NotFoundProblem>> Get(Guid id, ClaimsPrincipal user, ImportStore imports) =>
        await Mine(id, user, imports) is { } import ? TypedResults.Ok(import) : Errors.NotFound();

    private static async Task<Results<Ok<ImportView>, NotFoundProblem>> Cancel(Guid id, ClaimsPrincipal user, ImportStore imports)
    {
        if (await Mine(id, user, imports) is null)
        {
            return Errors.NotFound();
        }

        await imports.Cancel(id);
        return TypedResults.Ok(await imports.Find(id));
    }

    private static async Task<ImportView?> Mine(Guid id, ClaimsPrincipal user, ImportStore imports) =>
        await imports.Find(id) is { } import && Person.Of(user).Administers(import.Region) ? import : null;
}
