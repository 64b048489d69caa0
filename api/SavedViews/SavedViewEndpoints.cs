using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Setup;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.SavedViews;

/// <param name="Shared">For everybody of the region, or of <paramref name="Authority"/>; a lead's to make.</param>
/// <param name="Version">The version that is changed; left out for a new one.</param>
internal sealed record SavedViewBody(string Name, SavedFilter Filter, bool? Shared, string? Authority, int? Position, int? Version);

/// <summary>Filters over the queue that people keep. Their live counters come over the hub.</summary>
internal static class SavedViewEndpoints
{
    private const int Most = 50;
    private const int LongestName = 60;

    public static void AddSavedViews(this WebApplicationBuilder builder) => builder.Services.AddSingleton<SavedViewStore>();

    public static void MapSavedViews(this WebApplication app)
    {
        RouteGroupBuilder views = app.MapGroup("/api/v1/views").WithTags("views").RequireAuthorization(Permissions.ReadCases);
        views.MapGet("/", List).WithSummary("Saved views, own and shared");
        views.MapPost("/", Add).WithSummary("Saves a view");
        views.MapPut("/{id:guid}", Put).WithSummary("Changes a saved view");
        views.MapDelete("/{id:guid}", Delete).WithSummary("Removes a saved view");
    }

    private static async Task<Ok<List<SavedView>>> List(ClaimsPrincipal user, SavedViewStore views, CancellationToken cancellation) =>
        TypedResults.Ok(await views.Of(Person.Of(user), cancellation));

    private static async Task<Results<Created<SavedView>, BadRequestProblem>> Add(SavedViewBody body, ClaimsPrincipal user, SavedViewStore views, CancellationToken cancellation)
    {
        Person me = Person.Of(user);
        if (Fault(me, body) is { } fault)
        {
            return fault;
        }

        bool shared = body.Shared == true;
        if ((await views.Of(me, cancellation)).Count(v => v.Shared == shared) >= Most)
        {
            return Errors.Field("name", $"at most {Most} views; remove one first");
        }

        SavedView made = new(Guid.NewGuid(), body.Name.Trim(), body.Filter, shared, shared ? body.Authority : null, body.Position ?? 0, 1, me.Login);
        await views.Add(me, made, cancellation);
        return TypedResults.Created($"/api/v1/views/{made.Id}", made);
    }

    private static async Task<Results<Ok<SavedView>, BadRequestProblem, NotFoundProblem, ConflictProblem>> Put(Guid id, SavedViewBody body, ClaimsPrincipal user, SavedViewStore views, CancellationToken cancellation)
    {
        Person me = Person.Of(user);
        if (await Mine(id, me, views, cancellation) is not { } known)
        {
            return Errors.NotFound();
        }

        if (Fault(me, body) is { } fault)
        {
            return fault;
        }

        SavedView changed = known with { Name = body.Name.Trim(), Filter = body.Filter, Authority = known.Shared ? body.Authority : null, Position = body.Position ?? known.Position };
        return await views.Put(me, changed, body.Version ?? known.Version, cancellation) is { } version
            ? TypedResults.Ok(changed with { Version = version })
            : Errors.Conflict("view-changed", "Somebody changed this view meanwhile; read it again.");
    }

    private static async Task<Results<NoContent, NotFoundProblem>> Delete(Guid id, ClaimsPrincipal user, SavedViewStore views, CancellationToken cancellation)
    {
        if (await Mine(id, Person.Of(user), views, cancellation) is not { } known)
        {
            return Errors.NotFound();
        }

        await views.Delete(known.Id, cancellation);
        return TypedResults.NoContent();
    }

    // One's own, or a shared one for those who may share.
    private static async Task<SavedView?> Mine(Guid id, Person me, SavedViewStore views, CancellationToken cancellation) =>
        (await views.Of(me, cancellation)).FirstOrDefault(v => v.Id == id && (!v.Shared || MayShare(me)));

    private static bool MayShare(Person me) => me.Role == Roles.Lead;

    private static BadRequestProblem? Fault(Person me, SavedViewBody b) => b switch
    {
        _ when string.IsNullOrWhiteSpace(b.Name) || b.Name.Length > LongestName => Errors.Field("name", $"1 to {LongestName} characters"),
        { Filter: null } => Errors.Field("filter", "is missing"),
        { Shared: true } when !MayShare(me) => Errors.Field("shared", "a lead makes views for others"),
        { Authority.Length: > 100 } => Errors.Field("authority", "at most 100 characters"),
        _ => b.Filter.Fault(),
    };
}
