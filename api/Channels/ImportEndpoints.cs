using System.Security.Claims;
using Dialog.Api.Auth;
using Dialog.Api.Setup;
using Dialog.Channels;

namespace Dialog.Api.Channels;

/// <summary>Files of a monitoring feed: handed in here, worked off by a silo, with progress and cancellation.</summary>
internal static class ImportEndpoints
{
    private const int LargestFile = 200 * 1024 * 1024;

    public static void MapImports(this WebApplication app)
    {
        RouteGroupBuilder imports = app.MapGroup("/api/v1/imports").WithTags("imports").RequireAuthorization(Permissions.ManageImports);
        imports.MapPost("/", Put);
        imports.MapGet("/{id:guid}", Get);
        imports.MapDelete("/{id:guid}", Cancel);
    }

    private static async Task<IResult> Put(string channel, string format, HttpRequest request, ClaimsPrincipal user, IGrainFactory grains, ImportStore imports, string name = "import")
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

        (byte[]? content, IResult? fault) = await Body.Read(request, LargestFile);
        if (content is null)
        {
            return fault!;
        }

        if (content.Length == 0)
        {
            return Errors.Field("body", "the file is empty");
        }

        (Guid id, bool isNew) = await imports.Put(channel, view.Region, name, format, content, Person.Of(user).Login);
        return isNew ? Results.Accepted($"/api/v1/imports/{id}", new { id }) : Results.Ok(new { id });
    }

    private static async Task<IResult> Get(Guid id, ClaimsPrincipal user, ImportStore imports) =>
        await Mine(id, user, imports) is { } import ? Results.Ok(import) : Errors.NotFound();

    private static async Task<IResult> Cancel(Guid id, ClaimsPrincipal user, ImportStore imports)
    {
        if (await Mine(id, user, imports) is null)
        {
            return Errors.NotFound();
        }

        await imports.Cancel(id);
        return Results.Ok(await imports.Find(id));
    }

    private static async Task<ImportView?> Mine(Guid id, ClaimsPrincipal user, ImportStore imports) =>
        await imports.Find(id) is { } import && Person.Of(user).Administers(import.Region) ? import : null;
}
