using System.ComponentModel.DataAnnotations;
using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.Setup;
using Dialog.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Platform;

/// <param name="Category">prefix of the loggers' names</param>
internal sealed record LogLevelBody(
    [property: AllowedValues("Dialog", "Orleans", "Npgsql", "Microsoft.AspNetCore")] string Category, [property: AllowedValues("Debug", "Information", "Warning")] string Level);

/// <summary>The installation itself, for platform engineers: processes, queues, activations, statements; no cases and no residents.</summary>
internal static class PlatformEndpoints
{
    private static readonly TimeSpan LogTerm = TimeSpan.FromMinutes(10);

    public static void AddPlatform(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PlatformStore>();
        builder.Services.AddSingleton<PlatformReader>();
        builder.Services.AddSingleton<ApiNode>();
        builder.Services.AddSingleton<INodeAddress>(s => s.GetRequiredService<ApiNode>());
        builder.Services.AddSingleton<INodeFigures>(s => s.GetRequiredService<ApiNode>());
        builder.Services.AddNodePresence(Node.Api);
    }

    public static void MapPlatform(this WebApplication app)
    {
        RouteGroupBuilder platform = app.MapGroup("/api/v1/platform").WithTags("platform");
        platform.MapGet("", async (PlatformReader reader) => TypedResults.Ok(await reader.Read()))
            .RequireAuthorization(Permissions.WatchPlatform)
            .WithMetadata(new Unaudited("figures of processes and queues, nothing of residents; asked every few seconds"))
            .WithSummary("How the installation is: findings, processes, queues, activations, slowest statements");
        RouteGroupBuilder node = platform.MapGroup("/nodes/{id:guid}").RequireAuthorization(Permissions.RunPlatform);
        node.MapPost("/drain", Drain).WithSummary("Asks a process to end well: its work moves to the others, and whoever supervises it starts it again");
        node.MapPut("/log-level", PutLogLevel).WithSummary("Another log level of one category in one process, for ten minutes");
        node.MapDelete("/log-level", EndLogLevel).WithSummary("The configured log level again");
    }

    private static async Task<Results<NoContent, NotFoundProblem, ConflictProblem>> Drain(Guid id, EmptyBody _, PlatformStore store, CancellationToken cancellation)
    {
        if ((await store.Nodes(cancellation)).Find(n => n.Id == id) is not { } node)
        {
            return Errors.NotFound();
        }

        return await store.AskToDrain(id, cancellation)
            ? TypedResults.NoContent()
            : Errors.Conflict("last-node", $"No other {node.Kind} would remain, or this one is not heard of: start another one first.");
    }

    private static async Task<Results<NoContent, BadRequestProblem, NotFoundProblem>> PutLogLevel(Guid id, LogLevelBody body, PlatformStore store, CancellationToken cancellation)
    {
        if (body.Category is null || !LogLevelOverride.Categories.Contains(body.Category))
        {
            return Errors.Field("category", $"must be one of {string.Join(", ", LogLevelOverride.Categories)}");
        }

        if (body.Level is null || !LogLevelOverride.Levels.Contains(body.Level))
        {
            return Errors.Field("level", $"must be one of {string.Join(", ", LogLevelOverride.Levels)}");
        }

        return await store.SetLogLevel(id, body.Category, body.Level, LogTerm, cancellation) ? TypedResults.NoContent() : Errors.NotFound();
    }

    private static async Task<Results<NoContent, NotFoundProblem>> EndLogLevel(Guid id, PlatformStore store, CancellationToken cancellation) =>
        await store.SetLogLevel(id, null, null, null, cancellation) ? TypedResults.NoContent() : Errors.NotFound();
}
