using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.ReadModel;
using Dialog.Api.Setup;
using Dialog.Channels;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Senders;

/// <param name="Term">How long; there is no block without a term.</param>
/// <param name="Reason">Why; it is written down.</param>
internal sealed record BlockSenderBody([property: AllowedValues("1h", "1d", "7d", "30d")] string Term, string Reason);

/// <param name="Messages">Numbers of held messages; null releases all of them.</param>
internal sealed record ReleaseHeldBody(long[]? Messages);

/// <summary>What was released.</summary>
internal sealed record ReleasedMessages(int Released) : ICounted
{
    int ICounted.Count => Released;
}

/// <param name="Last">To ask for those behind it; null when there are none.</param>
internal sealed record HeldMessages(IReadOnlyList<HeldMessage> Items, long? Last) : ICounted
{
    int ICounted.Count => Items.Count;
}

/// <summary>
/// Blocking the sender of a case for a term. What they write meanwhile is acknowledged to the network and kept, opens no case and raises no
/// notice; an official reads it and lets it go on. Danger to life passes.
/// </summary>
internal static class SenderEndpoints
{
    private const int ShortestReason = 5;
    private const int LongestReason = 500;
    private const int Page = 50;
    private const int MostIds = 1000;

    public static void AddSenders(this WebApplicationBuilder builder) => builder.Services.AddSingleton<SenderBlocks>();

    public static void MapSenders(this WebApplication app)
    {
        RouteGroupBuilder one = app.MapGroup("/api/v1/cases/{id:guid}").WithTags("senders").RequireAuthorization(Permissions.BlockSenders).IsAboutCase();
        one.MapPost("/block", Block).WithSummary("Blocks the sender of a case on its channel, for a term");
        one.MapPost("/unblock", Unblock).WithSummary("Takes the block of a case's sender back");
        one.MapGet("/held", Held).AuditsRead("cases.held.read").WithSummary("Messages of a case's sender that a block keeps back, oldest first");
        one.MapPost("/held/release", Release).AddEndpointFilter(AuditMarks.Count).WithSummary("Lets held messages go on to their threads, as if they came now");
        app.MapGet("/api/v1/blocks", List).WithTags("senders").RequireAuthorization(Permissions.ListBlocks).AuditsRead("blocks.list").WithSummary("Blocked senders of the person's region");
    }

    private static async Task<Results<Ok<SenderBlock>, BadRequestProblem, NotFoundProblem, ConflictProblem>> Block(
        Guid id, BlockSenderBody body, ClaimsPrincipal user, CaseReader reader, SenderBlocks blocks, HttpContext http, CancellationToken cancellation)
    {
        if (await reader.Find(Person.Of(user), id, cancellation) is not { } about)
        {
            return Errors.NotFound();
        }

        if (BlockTerms.Of(body.Term) is not { } term)
        {
            return Errors.Field("term", "must be one of 1h, 1d, 7d, 30d: a sender is never blocked without a term");
        }

        if (body.Reason?.Trim() is not { Length: >= ShortestReason and <= LongestReason } reason)
        {
            return Errors.Field("reason", $"say why in {ShortestReason} to {LongestReason} characters; it is written down");
        }

        if (!SenderBlock.IsPossible(about.Network))
        {
            return Errors.Conflict("no-sender", "What came by the form or by Open311 has no sender that could be blocked: the next message would come from another one.");
        }

        AuditTrail.Explain(http, $"{body.Term}: {reason}");
        return await blocks.Put(about.Id, reason, term, Person.Of(user), cancellation) && await blocks.Find(id, cancellation) is { Block: var block }
            ? TypedResults.Ok(block)
            : Errors.Conflict("no-sender", "The resident of this case was erased.");
    }

    private static async Task<Results<Ok<SenderBlock>, NotFoundProblem, ConflictProblem>> Unblock(
        Guid id, EmptyBody _, ClaimsPrincipal user, CaseReader reader, SenderBlocks blocks, CancellationToken cancellation)
    {
        if (await reader.Find(Person.Of(user), id, cancellation) is null)
        {
            return Errors.NotFound();
        }

        await blocks.End(id, Person.Of(user), cancellation);
        return await blocks.Find(id, cancellation) is { Block: var block } ? TypedResults.Ok(block) : Errors.Conflict("not-blocked", "The sender of this case is not blocked.");
    }

    private static async Task<Results<Ok<HeldMessages>, NotFoundProblem>> Held(
        Guid id, ClaimsPrincipal user, CaseReader reader, SenderBlocks blocks, IGrainFactory grains, CancellationToken cancellation, long after = 0)
    {
        if (await reader.Find(Person.Of(user), id, cancellation) is null)
        {
            return Errors.NotFound();
        }

        HeldPage page = await blocks.Find(id, cancellation) is { } found
            ? await grains.GetGrain<IChannelGrain>(found.Channel).Held(found.Id, after, Page)
            : new HeldPage([], null);
        return TypedResults.Ok(new HeldMessages(page.Messages, page.Last));
    }

    private static async Task<Results<Ok<ReleasedMessages>, BadRequestProblem, NotFoundProblem>> Release(
        Guid id, ReleaseHeldBody body, ClaimsPrincipal user, CaseReader reader, SenderBlocks blocks, IGrainFactory grains, CancellationToken cancellation)
    {
        if (await reader.Find(Person.Of(user), id, cancellation) is null)
        {
            return Errors.NotFound();
        }

        if (body.Messages is { Length: 0 or > MostIds })
        {
            return Errors.Field("messages", $"1 to {MostIds} numbers of held messages, or none at all to release every one");
        }

        return TypedResults.Ok(new ReleasedMessages(
            await blocks.Find(id, cancellation) is { } found ? await grains.GetGrain<IChannelGrain>(found.Channel).Release(found.Id, body.Messages) : 0));
    }

    private static async Task<Ok<List<BlockedSenderItem>>> List(ClaimsPrincipal user, SenderBlocks blocks, CancellationToken cancellation) =>
        TypedResults.Ok(await blocks.List(Person.Of(user).Region, cancellation));
}
