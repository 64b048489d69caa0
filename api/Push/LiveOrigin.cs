using Dialog.Api.Setup;

namespace Dialog.Api.Push;

/// <summary>
/// Browsers let every site open a connection to any other and only say whose page it was. The strict cookie does not come along from
/// another site, but does from a sibling subdomain: the connection is for our own pages only.
/// </summary>
internal static partial class LiveOrigin
{
    public const string Path = "/live";

    public static void UseOwnLinesOnly(this WebApplication app) => app.Use((http, next) =>
    {
        // Programs send none; a browser always does where it matters.
        string? origin = http.Request.Headers.Origin;
        if (string.IsNullOrEmpty(origin) || !http.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal))
        {
            return next(http);
        }

        string? configured = app.Configuration["Dialog:Public:BaseAddress"];
        if (IsOurs(origin, http.Request.Host, http.Request.Headers["X-Forwarded-Host"], configured))
        {
            return next(http);
        }

        LogForeign(app.Logger, http.Request.Host.Host);
        return Errors.Problem(
            403, "foreign-origin",
            "Live lines are for our own pages. Behind a proxy that hides the host, pass Host or X-Forwarded-Host on, or set Dialog:Public:BaseAddress to the address in the browser.")
            .ExecuteAsync(http);
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

    // The scheme is not compared: behind a balancer ours is the inner one.
    private static bool IsAt(Uri page, HostString host) =>
        host.HasValue && string.Equals(page.Host, host.Host, StringComparison.OrdinalIgnoreCase) && page.Port == (host.Port ?? (page.Scheme == "https" ? 443 : 80));

    [LoggerMessage(Level = LogLevel.Warning, Message = "A live line was refused: its page is neither of {Host} nor of Dialog:Public:BaseAddress")]
    private static partial void LogForeign(ILogger logger, string host);
}
