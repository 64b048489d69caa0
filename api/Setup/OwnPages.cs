using Dialog.Api.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.SignalR;

namespace Dialog.Api.Setup;

/// <summary>
/// A session acts for our own pages only. A change carries a header that no other site can make a browser send, and neither a change nor
/// a live connection comes from another site's page: the strict cookie does not come along from another site, but does from a sibling
/// subdomain. The guard is on for every endpoint; those that no session acts through (forms of residents, networks, vendors) turn it off
/// with <c>DisableAntiforgery()</c>. A key is sent by no browser of itself.
/// </summary>
internal static partial class OwnPages
{
    public const string Header = "X-Dialog";

    public static void UseOwnPagesOnly(this WebApplication app) => app.Use((http, next) =>
    {
        Guarded guarded = GuardOf(http);
        if (guarded == Guarded.Not)
        {
            return next(http);
        }

        if (!ComesFromOurs(http, app.Services.GetRequiredService<PublicAddress>().Base))
        {
            LogForeign(app.Logger, HostOf(http).Host);
            return Errors.Problem(
                403, "foreign-origin",
                "This is for our own pages. Behind a proxy that hides the host, pass Host or X-Forwarded-Host on, or set Dialog:Public:BaseAddress to the address in the browser.")
                .ExecuteAsync(http);
        }

        return guarded == Guarded.Change && !http.Request.Headers.ContainsKey(Header)
            ? Errors.Problem(400, "missing-header", $"Send the header {Header}: 1 with every change.").ExecuteAsync(http)
            : next(http);
    });

    /// <summary>The page came from the host that was asked, from the one before the proxy, or from the public address.</summary>
    /// <param name="forwarded">What a proxy says it was asked for, the first of several; pages cannot set it.</param>
    public static bool IsOurs(string origin, HostString host, string? forwarded, string? publicAddress)
    {
        // "null" is what a sandboxed page, a file or a redirect says.
        if (!Uri.TryCreate(origin, UriKind.Absolute, out Uri? page) || page.Scheme is not ("http" or "https"))
        {
            return false;
        }

        HostString outer = new(forwarded?.Split(',')[0].Trim() ?? "");
        return IsAt(page, host) || IsAt(page, outer)
            || (Uri.TryCreate(publicAddress, UriKind.Absolute, out Uri? known) && (known.IdnHost, known.Port, known.Scheme) == (page.IdnHost, page.Port, page.Scheme));
    }

    private static Guarded GuardOf(HttpContext http)
    {
        EndpointMetadataCollection? metadata = http.GetEndpoint()?.Metadata;
        if (metadata?.GetMetadata<HubMetadata>() is not null)
        {
            return Guarded.Connection;
        }

        string method = http.Request.Method;
        bool reads = HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
        bool free = metadata?.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false };
        return reads || free || http.User.IsInRole(Roles.Integration) ? Guarded.Not : Guarded.Change;
    }

    // Programs send neither header; a browser sends Origin where it matters and, over HTTPS, says itself whether it is the same.
    private static bool ComesFromOurs(HttpContext http, string? publicAddress)
    {
        string? site = http.Request.Headers["Sec-Fetch-Site"];
        string? origin = http.Request.Headers.Origin;
        return site switch
        {
            "same-origin" => true,
            null or "none" => string.IsNullOrEmpty(origin) || IsOurs(origin, HostOf(http), http.Request.Headers["X-Forwarded-Host"], publicAddress),
            _ => false,
        };
    }

#pragma warning disable RS0030 // It is compared with what the browser says, and becomes part of no link.
    private static HostString HostOf(HttpContext http) => http.Request.Host;
#pragma warning restore RS0030

    // The scheme is not compared: behind a balancer ours is the inner one.
    private static bool IsAt(Uri page, HostString host) =>
        host.HasValue && string.Equals(page.Host, host.Host, StringComparison.OrdinalIgnoreCase) && page.Port == (host.Port ?? (page.Scheme == "https" ? 443 : 80));

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request was refused: its page is neither of {Host} nor of Dialog:Public:BaseAddress")]
    private static partial void LogForeign(ILogger logger, string host);

    private enum Guarded
    {
        Not,
        Change,
        Connection,
    }
}
