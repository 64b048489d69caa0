using Dialog.Api.Public.Pages;
using Dialog.Api.Setup;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Dialog.Api.Public;

/// <summary>The page behind a question's private link. Needs no JavaScript, shows nothing of the case but its number.</summary>
internal static class AddressPageEndpoints
{
    private const int LongestAddress = 300;
    private const int LongestPhone = 40;

    public static void MapAddressPage(this WebApplication app)
    {
        RouteGroupBuilder page = app.MapGroup("/a").AllowAnonymous().RequireRateLimiting(Security.PublicLimit).ExcludeFromDescription().DisableAntiforgery();
        page.MapGet("/{token}", Show);
        page.MapPost("/{token}", Give);
    }

    private static async Task<IResult> Show(string token, AddressAnswers answers, HttpRequest request, CancellationToken cancellation)
    {
        (AddressOutcome outcome, long number) = await answers.Look(token, cancellation);
        return Page(request, outcome, number, null, null, null);
    }

    private static async Task<IResult> Give(
        string token, [FromForm] string? address, [FromForm] string? phone, AddressAnswers answers, HttpRequest request, CancellationToken cancellation)
    {
        string given = address?.Trim() ?? "";
        string? call = string.IsNullOrWhiteSpace(phone) ? null : phone.Trim();
        string? problem = given.Length == 0 ? "ask.missing" : given.Length > LongestAddress || call is { Length: > LongestPhone } ? "ask.too-long" : null;
        (AddressOutcome outcome, long number) = problem is null ? await answers.Give(token, given, call, cancellation) : await answers.Look(token, cancellation);
        return Page(request, outcome, number, problem, given, call);
    }

    private static RazorComponentResult<AddressPage> Page(HttpRequest request, AddressOutcome outcome, long number, string? problem, string? address, string? phone)
    {
        PublicTexts texts = PublicTexts.For(request);
        return new RazorComponentResult<AddressPage>(new Dictionary<string, object?>
        {
            ["Texts"] = texts,
            ["Number"] = number,
            ["Outcome"] = outcome switch
            {
                AddressOutcome.Open => null,
                AddressOutcome.Taken => texts["ask.done"],
                AddressOutcome.Already => texts["ask.already"],
                AddressOutcome.Closed => texts["ask.closed"],
                _ => texts["ask.expired"],
            },
            ["Error"] = problem is null ? null : texts[problem],
            ["Address"] = address,
            ["Phone"] = phone,
        })
        {
            StatusCode = outcome == AddressOutcome.Expired ? 404 : 200,
            PreventStreamingRendering = true,
        };
    }
}
