using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Bulk;
using Dialog.Api.Setup;
using Dialog.Regions;
using Dialog.Steering;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Steering;

/// <param name="Authority">Only its people; null: within each authority of the region.</param>
/// <param name="Moves">Chosen by hand, at most 200; null: whatever would help most is proposed.</param>
internal sealed record RebalancePreviewBody(string? Authority, CaseMove[]? Moves);

/// <param name="Id">Made by who sends it: the same id again is the same batch.</param>
/// <param name="Reason">Written into every case that is moved.</param>
internal sealed record RebalanceBody(Guid Id, string Reason, CaseMove[] Moves);

/// <summary>A batch of moves and whether it can still be taken back.</summary>
/// <param name="UndoUntil">Null when it was taken back, or its time is over.</param>
/// <param name="Undone">The batch that took it back.</param>
internal sealed record RebalanceJob(BulkView Job, DateTimeOffset? UndoUntil, Guid? Undone);

/// <summary>Moving cases between the officials of an authority: preview, batch, undo.</summary>
internal static class RebalanceEndpoints
{
    private const int MostMoves = 200;
    private const int LongestReason = 500;

    public static void MapRebalancing(this RouteGroupBuilder board)
    {
        RouteGroupBuilder moves = board.MapGroup("/rebalance").RequireAuthorization(Permissions.SteerBoard);
        moves.MapGet("/", Recent).WithSummary("The person's batches that can still be taken back");
        moves.MapPost("/preview", Preview).WithSummary("What moves would change; proposes them where none are given");
        moves.MapPost("/", Apply).WithSummary("Moves cases between officials, in the background");
        moves.MapPost("/{id:guid}/undo", Undo).WithSummary("Takes back what nobody has touched since, for ten minutes");
    }

    private static async Task<Results<Ok<RebalancePlan>, BadRequestProblem, NotFoundProblem>> Preview(RebalancePreviewBody body, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (body.Moves is { } chosen && Fault(chosen) is { } fault)
        {
            return fault;
        }

        IRegionSteeringGrain steering = grains.GetGrain<IRegionSteeringGrain>(Person.Of(user).Region);
        return await (body.Moves is { } moves ? steering.Preview(moves) : steering.Propose(body.Authority)) is { } plan ? TypedResults.Ok(plan) : Errors.NotFound();
    }

    private static async Task<Results<Accepted<BulkView>, BadRequestProblem, NotFoundProblem>> Apply(
        RebalanceBody body, ClaimsPrincipal user, IGrainFactory grains, BulkStore jobs, RebalanceStore batches, BulkRunner runner, CancellationToken cancellation)
    {
        if (body.Id == Guid.Empty)
        {
            return Errors.Field("id", "an id of your own for this batch");
        }

        if (string.IsNullOrWhiteSpace(body.Reason) || body.Reason.Length > LongestReason)
        {
            return Errors.Field("reason", $"1 to {LongestReason} characters");
        }

        if (Fault(body.Moves) is { } fault)
        {
            return fault;
        }

        Person me = Person.Of(user);
        Guid id = BulkAction.Id(me.Login, body.Id.ToString("N"));
        if (await jobs.Find(id, me, cancellation) is null)
        {
            IRegionSteeringGrain steering = grains.GetGrain<IRegionSteeringGrain>(me.Region);
            if (await steering.Preview(body.Moves) is not { } plan)
            {
                return Errors.NotFound();
            }

            Dictionary<string, string> authorities = await Authorities(me.Region, grains);
            await batches.Put(id, me, new HandOverReason(body.Reason.Trim()), plan.Moves, authorities, cancellation);
            runner.Raise();
        }

        return TypedResults.Accepted($"/api/v1/bulk/{id}", await jobs.Find(id, me, cancellation));
    }

    private static async Task<Results<Accepted<BulkView>, NotFoundProblem, ConflictProblem>> Undo(
        Guid id, ClaimsPrincipal user, BulkStore jobs, RebalanceStore batches, BulkRunner runner, CancellationToken cancellation)
    {
        Person me = Person.Of(user);
        // Of the region in force: a person may have made batches in another one too.
        if (await jobs.Find(id, me, cancellation) is null || await batches.Find(id, me.Login, cancellation) is not { } batch)
        {
            return Errors.NotFound();
        }

        if (batch.Undone is { } done)
        {
            return TypedResults.Accepted($"/api/v1/bulk/{done}", await jobs.Find(done, me, cancellation));
        }

        if (batch.State == "running")
        {
            return Errors.Conflict("still-running", "The cases are still being moved; take it back when that is done.");
        }

        if (!batch.CanBeUndone)
        {
            return Errors.Conflict("undo-over", "Ten minutes are over: move the cases by hand.");
        }

        Guid undo = await batches.Revert(id, me, cancellation);
        runner.Raise();
        return TypedResults.Accepted($"/api/v1/bulk/{undo}", await jobs.Find(undo, me, cancellation));
    }

    private static async Task<Ok<List<RebalanceJob>>> Recent(ClaimsPrincipal user, BulkStore jobs, RebalanceStore batches, CancellationToken cancellation)
    {
        Person me = Person.Of(user);
        List<RebalanceJob> recent = [];
        foreach (RebalanceBatch batch in await batches.Recent(me.Login, cancellation))
        {
            if (await jobs.Find(batch.Id, me, cancellation) is { } job)
            {
                recent.Add(new RebalanceJob(job, batch.CanBeUndone && batch.Undone is null ? batch.CreatedAt + RebalanceStore.UndoFor : null, batch.Undone));
            }
        }

        return TypedResults.Ok(recent);
    }

    private static async Task<Dictionary<string, string>> Authorities(string region, IGrainFactory grains) =>
        (await grains.GetGrain<IRegionGrain>(region).Get())?.Officials.DistinctBy(o => o.Id).ToDictionary(o => o.Id, o => o.Authority) ?? [];

    private static BadRequestProblem? Fault(CaseMove[]? moves) => moves switch
    {
        null or { Length: 0 or > MostMoves } => Errors.Field("moves", $"1 to {MostMoves} moves"),
        _ when moves.Any(m => m is null || string.IsNullOrWhiteSpace(m.From) || string.IsNullOrWhiteSpace(m.To)) => Errors.Field("moves", "each names who has the case and who gets it"),
        _ when moves.Select(m => m.CaseId).Distinct().Count() != moves.Length => Errors.Field("moves", "each case once"),
        _ => null,
    };
}
