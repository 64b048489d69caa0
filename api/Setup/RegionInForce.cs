using Dialog.Api.Access;
using Microsoft.AspNetCore.SignalR;

namespace Dialog.Api.Setup;

/// <summary>
/// A screen says for which region it was opened. When its session is in force in another one meanwhile, switched in another tab, nothing it
/// asks for is done: what was meant for one region must not happen in the other.
/// </summary>
internal static class RegionInForce
{
    public const string Header = "X-Dialog-Region";

    /// <summary>Of a live connection: a browser sends no headers with it.</summary>
    public const string Query = "region";

    public static void UseRegionInForce(this WebApplication app) => app.Use((http, next) =>
        http.User.Identity is { IsAuthenticated: true } && Meant(http) is { } meant && meant != Person.Of(http.User).Region
            ? Errors.Problem(403, "another-region", "This session works in another region now: load the page again.").ExecuteAsync(http)
            : next(http));

    private static string? Meant(HttpContext http) =>
        http.Request.Headers[Header].FirstOrDefault()
        ?? (http.GetEndpoint()?.Metadata.GetMetadata<HubMetadata>() is not null ? http.Request.Query[Query].FirstOrDefault() : null);
}
