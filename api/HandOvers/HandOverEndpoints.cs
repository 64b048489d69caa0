using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.Setup;
using Dialog.HandOvers;
using Dialog.Regions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Dialog.Api.HandOvers;

/// <summary>The open work of an official who is away or leaves goes to others: preview, job with progress, what refused.</summary>
internal static class HandOverEndpoints
{
    private const int LongestKey = 100;
    private const int MostChoices = 2000;

    public static void AddHandOvers(this WebApplicationBuilder builder) => builder.Services.AddSingleton<HandOverReader>();

    public static void MapHandOvers(this WebApplication app)
    {
        RouteGroupBuilder handOvers = app.MapGroup("/api/v1/regions/{code}/hand-overs").WithTags("hand-overs").RequireAuthorization(Permissions.HandOverWork);
        handOvers.MapGet("", Board).WithSummary("Who has how much open work, and hand-overs of the last days");
        handOvers.MapPost("/preview", Preview).WithSummary("Says who would get what of an official's open work");
        handOvers.MapPost("", Begin).WithSummary("Hands an official's open work over, in the background");
        handOvers.MapGet("/{id:guid}", Get).WithSummary("How far a hand-over is, and what refused");
        handOvers.MapPost("/{id:guid}/repeat", Repeat).WithSummary("Tries again what refused");
        handOvers.MapDelete("/{id:guid}", Cancel).WithSummary("Leaves the rest where it is");
    }

    /// <summary>A person's order under a key of theirs: sent again it is the same one.</summary>
    internal static Guid Id(Person me, string? key) =>
        key is null ? Guid.NewGuid() : new(SHA256.HashData(Encoding.UTF8.GetBytes($"hand-over\n{me.Login}\n{key}")).AsSpan(0, 16));

    internal static BadRequestProblem? Fault(string? key) =>
        key is { Length: > LongestKey } ? Errors.Field("Idempotency-Key", $"at most {LongestKey} characters") : null;

    private static async Task<Results<Ok<HandOverBoard>, NotFoundProblem>> Board(
        string code, ClaimsPrincipal user, IGrainFactory grains, HandOverReader reader, CancellationToken cancellation) =>
        Person.Of(user).BelongsTo(code) && await grains.GetGrain<IRegionGrain>(code).Get() is { } region
            ? TypedResults.Ok(await reader.Board(region, cancellation))
            : Errors.NotFound();

    private static async Task<Results<Ok<HandOverPlan>, BadRequestProblem, NotFoundProblem>> Preview(string code, HandOverBody body, ClaimsPrincipal user, IGrainFactory grains)
    {
        Person me = Person.Of(user);
        if (!me.BelongsTo(code) || await grains.GetGrain<IRegionGrain>(code).Get() is null)
        {
            return Errors.NotFound();
        }

        return body.Choices is { Length: > MostChoices }
            ? Errors.Field("choices", $"at most {MostChoices}")
            : TypedResults.Ok(await grains.GetGrain<IHandOverGrain>(Guid.NewGuid()).Preview(Order(code, body, me)));
    }

    private static async Task<Results<Accepted<HandOverView>, BadRequestProblem, NotFoundProblem>> Begin(
        string code, HandOverBody body, ClaimsPrincipal user, IGrainFactory grains, HandOverReader reader, HttpContext http, CancellationToken cancellation,
        [FromHeader(Name = "Idempotency-Key")] string? key = null)
    {
        Person me = Person.Of(user);
        if (!me.BelongsTo(code) || await grains.GetGrain<IRegionGrain>(code).Get() is null)
        {
            return Errors.NotFound();
        }

        if (Fault(key) is { } fault)
        {
            return fault;
        }

        if (body.Choices is { Length: > MostChoices })
        {
            return Errors.Field("choices", $"at most {MostChoices}");
        }

        Guid id = Id(me, key);
        AuditTrail.Explain(http, $"official {body.Official} {id}");
        HandOverPlan plan = await grains.GetGrain<IHandOverGrain>(id).Begin(Order(code, body, me));
        return plan.Errors.Count > 0
            ? Errors.Invalid("invalid-hand-over", "Nothing was handed over; see errors by field.", plan.Errors)
            : TypedResults.Accepted($"/api/v1/regions/{code}/hand-overs/{id}", await reader.Find(code, id, cancellation));
    }

    private static async Task<Results<Ok<HandOverView>, NotFoundProblem>> Get(string code, Guid id, ClaimsPrincipal user, HandOverReader reader, CancellationToken cancellation) =>
        Person.Of(user).BelongsTo(code) && await reader.Find(code, id, cancellation) is { } found ? TypedResults.Ok(found) : Errors.NotFound();

    private static async Task<Results<Ok<HandOverView>, NotFoundProblem, ConflictProblem>> Repeat(
        string code, Guid id, ClaimsPrincipal user, IGrainFactory grains, HandOverReader reader, CancellationToken cancellation)
    {
        if (!Person.Of(user).BelongsTo(code) || await reader.Find(code, id, cancellation) is null)
        {
            return Errors.NotFound();
        }

        return await grains.GetGrain<IHandOverGrain>(id).Repeat() && await reader.Find(code, id, cancellation) is { } running
            ? TypedResults.Ok(running)
            : Errors.Conflict("nothing-left", "Nothing of this hand-over is left over.");
    }

    private static async Task<Results<Ok<HandOverView>, NotFoundProblem, ConflictProblem>> Cancel(
        string code, Guid id, ClaimsPrincipal user, IGrainFactory grains, HandOverReader reader, CancellationToken cancellation)
    {
        if (!Person.Of(user).BelongsTo(code) || await reader.Find(code, id, cancellation) is null)
        {
            return Errors.NotFound();
        }

        return await grains.GetGrain<IHandOverGrain>(id).Cancel() && await reader.Find(code, id, cancellation) is { } cancelled
            ? TypedResults.Ok(cancelled)
            : Errors.Conflict("not-cancelled", "It is over, or it is a merge: people and rules have moved, and the rest follows them.");
    }

    private static HandOverOrder Order(string code, HandOverBody body, Person me) =>
        new(code, body.Official ?? "", body.To ?? "", body.Person, body.Choices ?? [], body.Reason ?? "", me.Actor, me.Login);
}
