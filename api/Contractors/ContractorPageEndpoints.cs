using Dialog.Api.Files;
using Dialog.Api.Setup;
using Dialog.Cases;
using Dialog.Files;

namespace Dialog.Api.Contractors;

/// <summary>The page behind a contractor's link. It needs no JavaScript and no session; whoever holds the link is the contractor.</summary>
internal static class ContractorPageEndpoints
{
    private const int MostKept = 20;

    public static void MapContractorPage(this WebApplication app)
    {
        RouteGroupBuilder page = app.MapGroup("/c/{token}").AllowAnonymous().RequireRateLimiting(Security.PublicLimit).ExcludeFromDescription().DisableAntiforgery()
            .AddEndpointFilter((context, next) =>
            {
                IHeaderDictionary headers = context.HttpContext.Response.Headers;
                headers["Referrer-Policy"] = "no-referrer";
                headers["X-Robots-Tag"] = "noindex, nofollow";
                return next(context);
            });
        page.MapGet("/", Show);
        page.MapPost("/", Answer);
        page.MapGet("/photos/{index:int}", (string token, int index, HttpContext http, ContractorLinks links, ContractorPages pages, NetworkFiles network, FileService files, CancellationToken cancellation) =>
            Photo(token, index, false, http, links, pages, network, files, cancellation));
        page.MapGet("/photos/{index:int}/small", (string token, int index, HttpContext http, ContractorLinks links, ContractorPages pages, NetworkFiles network, FileService files, CancellationToken cancellation) =>
            Photo(token, index, true, http, links, pages, network, files, cancellation));
    }

    private static async Task<IResult> Show(string token, HttpContext http, ContractorLinks links, ContractorPages pages, CancellationToken cancellation)
    {
        if (await links.Find(token, cancellation) is not { } opened)
        {
            return ContractorPages.Unknown(http);
        }

        if (pages.IsTooOften(opened))
        {
            return ContractorPages.Words(http, "often", StatusCodes.Status429TooManyRequests);
        }

        await pages.Record(http, opened, "contractor.open", Outcome(opened), opened.Link.WithContact && opened.State == LinkState.Open ? "contact shown" : null);
        await links.Opened(opened, cancellation);
        return await pages.Show(http, token, opened, null, http.Request.Query.ContainsKey("sent"), cancellation);
    }

    private static async Task<IResult> Answer(
        string token, HttpContext http, ContractorLinks links, ContractorPages pages, ContractorAnswers answers, FileSettings settings, CancellationToken cancellation)
    {
        if (await links.Find(token, cancellation) is not { } opened)
        {
            return ContractorPages.Unknown(http);
        }

        if (pages.IsTooOften(opened))
        {
            return ContractorPages.Words(http, "often", StatusCodes.Status429TooManyRequests);
        }

        // Only the first of two same answers finds the link open: the second shows the outcome.
        if (opened.State != LinkState.Open)
        {
            await pages.Record(http, opened, "contractor.answer", Outcome(opened));
            return await pages.Show(http, token, opened, null, false, cancellation);
        }

        (List<(string? Name, byte[] Bytes)> given, TooLargeProblem? tooLarge) = await UploadBody.ReadOptional(http.Request, settings, cancellation);
        if (tooLarge is not null)
        {
            return ContractorPages.Words(http, "large", StatusCodes.Status413PayloadTooLarge);
        }

        IFormCollection typed = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(cancellation) : FormCollection.Empty;
        ContractorForm form = new(
            typed["outcome"], typed["text"], typed["until"],
            [.. typed["kept"].Take(MostKept).Select(id => Guid.TryParse(id, out Guid known) ? known : Guid.Empty).Where(id => id != Guid.Empty)]);
        ContractorAttempt attempt = await answers.Take(opened, form, given, await pages.Zone(opened), cancellation);
        await pages.Record(http, opened, "contractor.answer", attempt.IsSent ? "done" : "invalid", attempt.IsSent ? form.Outcome : string.Join(", ", attempt.Faults.Keys));
        if (attempt.IsSent)
        {
            return Results.Redirect($"/c/{token}?sent");
        }

        // The rules may have refused because the link ended meanwhile: the page says so.
        return await pages.Show(http, token, await links.Find(token, cancellation) ?? opened, attempt, false, cancellation);
    }

    private static async Task<IResult> Photo(
        string token, int index, bool small, HttpContext http, ContractorLinks links, ContractorPages pages, NetworkFiles network, FileService files, CancellationToken cancellation)
    {
        if (await links.Find(token, cancellation) is not { State: LinkState.Open } opened || index < 0 || index >= opened.Link.ShownPhotos.Length || pages.IsTooOften(opened))
        {
            return Errors.NotFound();
        }

        ContractorPhoto photo = opened.Link.ShownPhotos[index];
        await pages.Record(http, opened, small ? "contractor.photo.small" : "contractor.photo", "done");
        FetchedFile fetched = await network.Fetch(opened.About, photo.MessageId, photo.Index, cancellation);
        if (fetched.File is not { Kind: "photo" } file || await FileResponse.Of(http, files, file, small, cancellation) is not { } shown)
        {
            return Errors.NotFound();
        }

        // A link that is revoked shows nothing from then on, not from a cache either.
        http.Response.Headers.CacheControl = "no-store";
        return shown;
    }

    private static string Outcome(OpenedLink opened) => opened.State == LinkState.Open ? "done" : opened.State.ToString().ToLowerInvariant();
}
