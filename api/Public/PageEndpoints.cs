using Dialog.Api.Public.Pages;
using Dialog.Api.Setup;
using Dialog.Regions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Dialog.Api.Public;

/// <summary>The form and the tracker as pages. No session exists here, so there is nothing a forged form could misuse.</summary>
internal static class PageEndpoints
{
    private const string Renewed = "renewed";

    public static void MapPages(this WebApplication app)
    {
        RouteGroupBuilder pages = app.MapGroup("").AllowAnonymous().RequireRateLimiting(Security.PublicLimit).ExcludeFromDescription().DisableAntiforgery();
        pages.MapGet("/r/{region}", Form);
        pages.MapPost("/r/{region}", Send);
        pages.MapGet("/t", (HttpRequest request) => CodePage(request, null, null, StatusCodes.Status200OK));
        pages.MapPost("/t", Enter);
        pages.MapGet("/t/{code}", Tracker);
        pages.MapPost("/t/{code}", Add);
        pages.MapPost("/t/{code}/confirm", Confirm);
        pages.MapPost("/t/{code}/dispute", Dispute);
        pages.MapPost("/t/{code}/formal", AskFormally);
    }

    private static async Task<IResult> Form(string region, FormRegions regions, HttpRequest request) => await regions.Find(region) switch
    {
        null => NoForm(request, "none"),
        var found when !await regions.TakesMessages(found) => NoForm(request, "closed"),
        var found => FormPage(found, request, Guid.NewGuid().ToString("N"), null, null),
    };

    private static async Task<IResult> Enter([FromForm] string? code, Residents residents, HttpRequest request, CancellationToken cancellation)
    {
        string typed = TrackingCodes.InWhatWasTyped(code ?? "");
        return typed.Length == 0 ? CodePage(request, code, "missing", StatusCodes.Status200OK)
            : await residents.Find(typed, cancellation) is null ? CodePage(request, code, "unknown", StatusCodes.Status404NotFound)
            : ToTracker(typed);
    }

    private static async Task<IResult> Send(
        string region, [FromForm] string? text, [FromForm] string? address, [FromForm] string? name, [FromForm] string? messageId,
        FormRegions regions, Residents residents, HttpRequest request, CancellationToken cancellation)
    {
        if (await regions.Find(region) is not { } found)
        {
            return NoForm(request, "none");
        }

        NewMessage message = new(text ?? "", name, address, null, messageId);
        Opened made = await residents.Open(region, message, cancellation);
        // The form comes back with what was typed in it: nothing a person wrote is lost to our error.
        return made.Fault is null
            ? ToTracker(made.Code!)
            : FormPage(found, request, messageId ?? Guid.NewGuid().ToString("N"), message, Refusal(text, made));
    }

    private static string Refusal(string? text, Opened made) =>
        made.Closed ? "form-closed" : string.IsNullOrWhiteSpace(text) ? "text-empty" : text.Length > 10_000 ? "text-too-long" : "other";

    private static Task<IResult> Tracker(string code, Residents residents, FormRegions regions, HttpRequest request, CancellationToken cancellation) =>
        TrackerPage(code, residents, regions, request, null, cancellation);

    private static async Task<IResult> Add(
        string code, [FromForm] string? text, [FromForm] string? messageId, Residents residents, FormRegions regions, HttpRequest request, CancellationToken cancellation) =>
        await residents.Add(code, text ?? "", messageId, cancellation) is null
            ? ToTracker(code)
            : await TrackerPage(code, residents, regions, request, string.IsNullOrWhiteSpace(text) ? "text-empty" : "other", cancellation);

    private static async Task<IResult> Confirm(string code, Residents residents, CancellationToken cancellation)
    {
        await residents.Confirm(code, cancellation);
        return ToTracker(code);
    }

    private static async Task<IResult> Dispute(string code, [FromForm] string? text, Residents residents, CancellationToken cancellation)
    {
        await residents.Dispute(code, text, cancellation);
        return ToTracker(code);
    }

    private static async Task<IResult> AskFormally(
        string code, [FromForm] string? fullName, [FromForm] string? replyTo, [FromForm] string? text,
        Residents residents, FormRegions regions, HttpRequest request, CancellationToken cancellation)
    {
        FormalWish wish = new(fullName, replyTo, text);
        Dictionary<string, string> faults = wish.Faults();
        if (faults.Count == 0 && await residents.AskFormally(code, wish, cancellation) is not null)
        {
            faults["formal"] = "formal";
        }

        return faults.Count == 0
            ? ToTracker(code)
            : await TrackerPage(code, residents, regions, request, null, cancellation, new TypedWish(wish, faults));
    }

    // The code comes from the address as it was typed: no header takes every letter.
    private static IResult ToTracker(string code) => Results.Redirect($"/t/{Uri.EscapeDataString(code)}");

    private static RazorComponentResult<CodePage> CodePage(HttpRequest request, string? code, string? problem, int status)
    {
        PublicTexts texts = PublicTexts.For(request);
        return new RazorComponentResult<CodePage>(new Dictionary<string, object?>
        {
            ["Texts"] = texts,
            ["Code"] = code,
            ["Error"] = problem is null ? null : texts[$"code.{problem}"],
        })
        { StatusCode = status };
    }

    private static RazorComponentResult<NoFormPage> NoForm(HttpRequest request, string why)
    {
        PublicTexts texts = PublicTexts.For(request);
        return new RazorComponentResult<NoFormPage>(new Dictionary<string, object?>
        {
            ["Texts"] = texts,
            ["Heading"] = texts[$"form.{why}"],
            ["Words"] = texts[$"form.{why}.words"],
        })
        { StatusCode = StatusCodes.Status404NotFound };
    }

    private static RazorComponentResult<FormPage> FormPage(RegionConfiguration region, HttpRequest request, string messageId, NewMessage? typed, string? refusal)
    {
        PublicTexts texts = PublicTexts.For(request);
        return new RazorComponentResult<FormPage>(new Dictionary<string, object?>
        {
            ["Texts"] = texts,
            ["RegionName"] = region.Name,
            ["MessageId"] = messageId,
            ["Error"] = refusal is null ? null : texts.Refusal(refusal),
            ["Text"] = typed?.Text,
            ["Address"] = typed?.Address,
            ["Name"] = typed?.Name,
        });
    }

    private static async Task<IResult> TrackerPage(string code, Residents residents, FormRegions regions, HttpRequest request, string? refusal, CancellationToken cancellation, TypedWish? typed = null)
    {
        if (await residents.Find(code, cancellation) is not { } own || await regions.Find(own.Region) is not { } region)
        {
            return CodePage(request, code, "unknown", StatusCodes.Status404NotFound);
        }

        if (await residents.Replaced(code, own, cancellation) is { } replaced && typed is null && refusal is null)
        {
            return Results.Redirect($"/t/{replaced}?{Renewed}");
        }

        PublicTexts texts = PublicTexts.For(request);
        return new RazorComponentResult<TrackerPage>(new Dictionary<string, object?>
        {
            ["Texts"] = texts,
            ["Thread"] = own.Thread,
            ["Code"] = code,
            ["Authority"] = region.Authorities.FirstOrDefault(a => a.Id == own.Thread.Authority)?.Name,
            ["Renewed"] = request.Query.ContainsKey(Renewed),
            ["MessageId"] = Guid.NewGuid().ToString("N"),
            ["Zone"] = TimeZoneInfo.FindSystemTimeZoneById(region.TimeZone),
            ["Wish"] = typed?.Wish,
            ["Faults"] = typed?.Faults.ToDictionary(f => f.Key, f => texts.Refusal(f.Value)),
            ["Error"] = refusal is null ? null : texts.Refusal(refusal),
        });
    }
}

/// <summary>A formal appeal as it was typed, and what is wrong with it by field.</summary>
internal sealed record TypedWish(FormalWish Wish, Dictionary<string, string> Faults);
