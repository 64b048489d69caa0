using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Cases;
using Dialog.Api.Setup;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Dialog.Api.Bulk;

/// <param name="Ids">1 to 500 cases.</param>
/// <param name="Action">claim, assign, classify, note or close; all but claim with the part of the same name.</param>
internal sealed record BulkBody(
    Guid[] Ids, [property: AllowedValues("claim", "assign", "classify", "note", "close")] string Action, AssignBody? Assign, ClassifyBody? Classify, NoteBody? Note, CloseBody? Close);

/// <summary>One action over many cases: a job with progress that outlives page and node.</summary>
internal static class BulkEndpoints
{
    private const int Most = 500;
    private const int LongestKey = 100;

    public static void AddBulk(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BulkStore>();
        builder.Services.AddSingleton<HandOver>();
        builder.Services.AddSingleton<BulkRunner>();
        builder.Services.AddHostedService(s => s.GetRequiredService<BulkRunner>());
    }

    public static void MapBulk(this WebApplication app)
    {
        app.MapPost("/api/v1/cases/bulk", Begin).WithTags("bulk").RequireAuthorization(Permissions.WorkOnCases).WithSummary("Does one thing to many cases, in the background");
        RouteGroupBuilder jobs = app.MapGroup("/api/v1/bulk").WithTags("bulk").RequireAuthorization(Permissions.WorkOnCases);
        jobs.MapGet("/", Recent).WithSummary("The person's own bulk actions");
        jobs.MapGet("/{id:guid}", Get).WithSummary("How far a bulk action is");
        jobs.MapDelete("/{id:guid}", Cancel).WithSummary("Stops a bulk action");
    }

    private static async Task<Results<Accepted<BulkView>, BadRequestProblem>> Begin(
        BulkBody body, ClaimsPrincipal user, BulkStore jobs, BulkRunner runner, CancellationToken cancellation, [FromHeader(Name = "Idempotency-Key")] string? key = null)
    {
        Person me = Person.Of(user);
        Guid[] cases = [.. (body.Ids ?? []).Distinct()];
        if (cases.Length is 0 or > Most)
        {
            return Errors.Field("ids", $"1 to {Most} cases; this has {cases.Length}");
        }

        if (key is { Length: > LongestKey })
        {
            return Errors.Field("Idempotency-Key", $"at most {LongestKey} characters");
        }

        (string? arguments, BadRequestProblem? fault) = BulkAction.Arguments(body);
        if (arguments is null)
        {
            return fault!;
        }

        Guid id = key is null ? Guid.NewGuid() : BulkAction.Id(me.Login, key);
        await jobs.Put(id, me, body.Action, arguments, cases);
        runner.Raise();
        return TypedResults.Accepted($"/api/v1/bulk/{id}", await jobs.Find(id, me, cancellation));
    }

    private static async Task<Ok<List<BulkView>>> Recent(ClaimsPrincipal user, BulkStore jobs, CancellationToken cancellation) =>
        TypedResults.Ok(await jobs.Recent(Person.Of(user), cancellation));

    private static async Task<Results<Ok<BulkView>, NotFoundProblem>> Get(Guid id, ClaimsPrincipal user, BulkStore jobs, CancellationToken cancellation) =>
        await jobs.Find(id, Person.Of(user), cancellation) is { } found ? TypedResults.Ok(found) : Errors.NotFound();

    private static async Task<Results<Ok<BulkView>, NotFoundProblem>> Cancel(Guid id, ClaimsPrincipal user, BulkStore jobs, CancellationToken cancellation)
    {
        Person me = Person.Of(user);
        await jobs.Cancel(id, me);
        return await jobs.Find(id, me, cancellation) is { } found ? TypedResults.Ok(found) : Errors.NotFound();
    }
}
