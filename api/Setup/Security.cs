using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Dialog.Api.Access;

namespace Dialog.Api.Setup;

/// <summary>Headers of every answer, the header that a change must carry, and limits for anonymous callers.</summary>
internal static class Security
{
    public const string PublicLimit = "public";
    public const string OwnHeader = "X-Dialog";

    private const string ContentPolicy =
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; connect-src 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        int perMinute = builder.Configuration.GetValue("Dialog:Public:PerMinute", 600);
        int perPerson = builder.Configuration.GetValue("Dialog:Limits:PersonPerMinute", 1200);
        int perKey = builder.Configuration.GetValue("Dialog:Limits:KeyPerMinute", 600);
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = 429;
            limiter.OnRejected = async (context, _) =>
            {
                TimeSpan wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan given) ? given : TimeSpan.FromSeconds(10);
                context.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                const string words = "Wait as long as Retry-After says, then repeat.";
                ProblemFormat? format = context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ProblemFormat>();
                IResult answer = format?.Write(context.HttpContext.Request, 429, words) ?? Errors.Problem(429, "too-many-requests", words);
                await answer.ExecuteAsync(context.HttpContext);
            };
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => Bucket(http, perPerson, perKey));
            limiter.AddPolicy(PublicLimit, http => RateLimitPartition.GetFixedWindowLimiter(
                http.Connection.RemoteIpAddress?.ToString() ?? "unknown",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }));
        });
    }

    // Each person and each key has a bucket of its own at each node; strangers are counted by their address where they may come.
    private static RateLimitPartition<string> Bucket(HttpContext http, int perPerson, int perKey)
    {
        bool counts = http.User.Identity is { IsAuthenticated: true } && http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
        if (!counts)
        {
            return RateLimitPartition.GetNoLimiter("");
        }

        int perMinute = http.User.IsInRole(Roles.Integration) ? perKey : perPerson;
        return RateLimitPartition.GetTokenBucketLimiter(http.User.FindFirstValue(ClaimTypes.NameIdentifier)!, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = Math.Max(1, perMinute / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        });
    }

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        IHeaderDictionary headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), publickey-credentials-get=(self)";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (http.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        // Cases and people are never cached; endpoints whose answers may be cached say so.
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            headers.CacheControl = "no-store";
        }

        return next(http);
    });

    /// <summary>
    /// A change by a signed-in person must carry a header that no other site can make a browser send: with the strict
    /// cookie this is the defence against forged requests. A key is sent by no browser of itself.
    /// </summary>
    public static void UseOwnRequestsOnly(this WebApplication app) => app.Use((http, next) =>
    {
        bool changes = !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method) && !HttpMethods.IsOptions(http.Request.Method);
        bool ours = http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
        if (changes && ours && !http.User.IsInRole(Roles.Integration) && !http.Request.Headers.ContainsKey(OwnHeader))
        {
            return Errors.Problem(400, "missing-header", $"Send the header {OwnHeader}: 1 with every change.").ExecuteAsync(http);
        }

        return next(http);
    });
}
