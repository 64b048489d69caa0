using Dialog.Api.Setup;

namespace Dialog.Api.Public;

internal sealed record NewMessage(string Text, string? Name, string? Address, string? Topic, string? MessageId);

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
        builder.Services.AddSingleton<Residents>();
        builder.Services.AddSingleton<AddressAsks>();
        builder.Services.AddSingleton<AddressAnswers>();
    }

    public static void MapPublic(this WebApplication app)
    {
        RouteGroupBuilder json = app.MapGroup("/public").AllowAnonymous().RequireRateLimiting(Security.PublicLimit).WithTags("public");
        json.MapPost("/{region}/messages", Create);
        json.MapGet("/threads/{code}", Track);
        json.MapPost("/threads/{code}/messages", Add);
        json.MapPost("/threads/{code}/confirm", Confirm);
        json.MapPost("/threads/{code}/dispute", Dispute);
        json.MapPost("/threads/{code}/formal", AskFormally);
        app.MapPages();
        app.MapAddressPage();
    }

    private static async Task<IResult> Create(string region, NewMessage body, Residents residents, HttpContext http)
    {
        Opened made = await residents.Open(region, body);
        return made.Fault ?? Results.Created($"/t/{made.Code}", new { made.Code, made.Number, url = $"{http.Request.Scheme}://{http.Request.Host}/t/{made.Code}" });
    }

    private static async Task<IResult> Track(string code, Residents residents, CancellationToken cancellation) =>
        await residents.Find(code, cancellation) is { } found
            ? Results.Ok(new { found.Thread.Number, found.Thread.Status, found.Thread.DueAt, found.Thread.Messages, found.Thread.Promises, found.Thread.Appeal })
            : Errors.NotFound();

    private static async Task<IResult> Add(string code, FurtherMessage body, Residents residents, CancellationToken cancellation) =>
        await residents.Add(code, body.Text, body.MessageId, cancellation) ?? Results.Created($"/t/{code}", null);

    private static async Task<IResult> Confirm(string code, Residents residents, CancellationToken cancellation) =>
        await residents.Confirm(code, cancellation) ?? Results.Ok();

    private static async Task<IResult> Dispute(string code, Objection body, Residents residents, CancellationToken cancellation) =>
        await residents.Dispute(code, body.Text, cancellation) ?? Results.Ok();

    private static async Task<IResult> AskFormally(string code, FormalWish body, Residents residents, CancellationToken cancellation)
    {
        Dictionary<string, string> faults = body.Faults();
        return faults.Count > 0
            ? Errors.Problem(400, "invalid-input", "A formal appeal needs a surname and name, and an e-mail or postal address for the answer.", faults.ToDictionary(f => f.Key, f => new[] { f.Value }))
            : await residents.AskFormally(code, body, cancellation) ?? Results.Ok();
    }
}
