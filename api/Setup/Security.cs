using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;

namespace Dialog.Api.Setup;

/// <summary>Headers every answer carries, the mark that a change must carry, and limits for strangers.</summary>
internal static class Security
{
    public const string PublicLimit = "public";
    public const string OwnHeader = "X-Dialog";

    private const string ContentPolicy =
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:; "
        + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        int perMinute = builder.Configuration.GetValue("Dialog:Public:PerMinute", 600);
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = 429;
            limiter.OnRejected = (context, _) =>
            {
                TimeSpan wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan given) ? given : TimeSpan.FromSeconds(10);
                context.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            limiter.AddPolicy(PublicLimit, http => RateLimitPartition.GetFixedWindowLimiter(
                http.Connection.RemoteIpAddress?.ToString() ?? "unknown",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }));
        });
    }

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        IHeaderDictionary headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        return next(http);
    });

    /// <summary>
    /// A change by a signed-in person must carry a header that no other site can make a browser send: with the strict
    /// cookie this is the defence against forged requests.
    /// </summary>
    public static void UseOwnRequestsOnly(this WebApplication app) => app.Use((http, next) =>
    {
        bool changes = !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method) && !HttpMethods.IsOptions(http.Request.Method);
        bool ours = http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
        if (changes && ours && !http.Request.Headers.ContainsKey(OwnHeader))
        {
            return Errors.Problem(400, "missing-header", $"Send the header {OwnHeader}: 1 with every change.").ExecuteAsync(http);
        }

        return next(http);
    });
}
