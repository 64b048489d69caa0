using Dialog.Api.Setup;
using Dialog.Cases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Public;

internal sealed record NewMessage(string Text, string? Name, string? Address, string? Topic, string? MessageId);

/// <param name="Code">What the resident follows the conversation by.</param>
/// <param name="Url">The tracker's page.</param>
internal sealed record Received(string Code, long Number, string Url);

/// <summary>A conversation as its resident sees it.</summary>
/// <param name="Code">The code to use from now on: the one in the address is replaced and ends. Null when that one stays.</param>
internal sealed record TrackedThread(
    long Number, CaseStatus Status, DateTimeOffset? DueAt, IReadOnlyList<PublicMessage> Messages, IReadOnlyList<PublicPromise> Promises, PublicAppeal? Appeal, string? Code);

internal sealed record FurtherMessage(string Text, string? MessageId);

internal sealed record Objection(string? Text);

/// <summary>The web form and the tracker, as JSON and as pages that need no JavaScript.</summary>
internal static class PublicEndpoints
{
    public static void AddPublic(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton<PublicThreads>();
        builder.Services.AddSingleton<FormRegions>();
        builder.Services.AddSingleton<TrackerCodeStore>();
        builder.Services.AddSingleton<Residents>();
        builder.Services.AddSingleton<AddressAsks>();
        builder.Services.AddSingleton<AddressAnswers>();
    }

    public static void MapPublic(this WebApplication app)
    {
        app.MapSecurityText();
        RouteGroupBuilder json = app.MapGroup("/public").AllowAnonymous().DisableAntiforgery().RequireRateLimiting(Security.PublicLimit).WithTags("public");
        json.MapPost("/{region}/messages", Create).WithSummary("A resident writes by the form");
        json.MapGet("/threads/{code}", Track).WithSummary("A resident looks at their conversation");
        json.MapPost("/threads/{code}/messages", Add).WithSummary("A resident writes again");
        json.MapPost("/threads/{code}/confirm", Confirm).WithSummary("A resident says that it is settled");
        json.MapPost("/threads/{code}/dispute", Dispute).WithSummary("A resident says that it is not");
        json.MapPost("/threads/{code}/formal", AskFormally).WithSummary("A resident asks for the formal procedure");
        app.MapPages();
        app.MapAddressPage();
    }

    private static async Task<Results<Created<Received>, ResidentProblem>> Create(
        string region, NewMessage body, Residents residents, PublicAddress address, HttpContext http, CancellationToken cancellation)
    {
        Opened made = await residents.Open(region, body, cancellation);
        return made.Fault is { } fault
            ? fault
            : TypedResults.Created($"/t/{made.Code}", new Received(made.Code!, made.Number, address.Link(http.Request, $"/t/{made.Code}")));
    }

    private static async Task<Results<Ok<TrackedThread>, NotFoundProblem>> Track(string code, Residents residents, CancellationToken cancellation) =>
        await residents.Find(code, cancellation) is { } found
            ? TypedResults.Ok(new TrackedThread(
                found.Thread.Number, found.Thread.Status, found.Thread.DueAt, found.Thread.Messages, found.Thread.Promises, found.Thread.Appeal,
                await residents.Replaced(code, found, cancellation)))
            : Errors.NotFound();

    private static async Task<Results<Created, ResidentProblem>> Add(string code, FurtherMessage body, Residents residents, CancellationToken cancellation) =>
        await residents.Add(code, body.Text, body.MessageId, cancellation) is { } fault ? fault : TypedResults.Created($"/t/{code}");

    private static async Task<Results<Ok, ResidentProblem>> Confirm(string code, Residents residents, CancellationToken cancellation) =>
        await residents.Confirm(code, cancellation) is { } fault ? fault : TypedResults.Ok();

    private static async Task<Results<Ok, ResidentProblem>> Dispute(string code, Objection body, Residents residents, CancellationToken cancellation) =>
        await residents.Dispute(code, body.Text, cancellation) is { } fault ? fault : TypedResults.Ok();

    private static async Task<Results<Ok, ResidentProblem>> AskFormally(string code, FormalWish body, Residents residents, CancellationToken cancellation)
    {
        Dictionary<string, string> faults = body.Faults();
        return faults.Count > 0
            ? new ResidentProblem(Errors.Invalid("invalid-input", "A formal appeal needs a surname and name, and an e-mail or postal address for the answer.", faults.ToDictionary(f => f.Key, f => new[] { f.Value })))
            : await residents.AskFormally(code, body, cancellation) is { } fault ? fault : TypedResults.Ok();
    }
}
