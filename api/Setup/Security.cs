using System.Security.Claims;
using System.Threading.RateLimiting;
using Dialog.Api.Access;

namespace Dialog.Api.Setup;

/// <summary>Headers of every answer, and limits of requests.</summary>
internal static class Security
{
    public const string PublicLimit = "public";

    /// <summary>Of health endpoints.</summary>
    public const string HealthLimit = "health";

    /// <summary>Of inbound webhooks: a network that is asked to wait calls again.</summary>
    public const string WebhookLimit = "webhooks";

    private const string ContentPolicy =
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; connect-src 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        int perMinute = builder.Configuration.GetValue("Dialog:Public:PerMinute", 600);
        int perPerson = builder.Configuration.GetValue("Dialog:Limits:PersonPerMinute", 1200);
        int perKey = builder.Configuration.GetValue("Dialog:Limits:KeyPerMinute", 600);
        int perProbe = builder.Configuration.GetValue("Dialog:Limits:HealthPerMinute", 1200);
        int perNetwork = builder.Configuration.GetValue("Dialog:Limits:WebhooksPerMinute", 12_000);
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = 429;
            limiter.OnRejected = async (context, _) =>
            {
                TimeSpan wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan given) ? given : TimeSpan.FromSeconds(10);
                Errors.RetryAfter(context.HttpContext, wait);
                const string words = "Wait as long as Retry-After says, then repeat.";
                ProblemFormat? format = context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ProblemFormat>();
                IResult answer = format?.Write(context.HttpContext.Request, 429, words) ?? Errors.Problem(429, "too-many-requests", words);
                await answer.ExecuteAsync(context.HttpContext);
            };
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => Bucket(http, perPerson, perKey));
            limiter.AddPolicy(PublicLimit, http => ByAddress(http, perMinute));
            limiter.AddPolicy(HealthLimit, http => ByAddress(http, perProbe));
            limiter.AddPolicy(WebhookLimit, http => ByAddress(http, perNetwork));
        });
        builder.Services.AddSingleton<WrongSecrets>();
    }

    private static RateLimitPartition<string> ByAddress(HttpContext http, int perMinute) => RateLimitPartition.GetFixedWindowLimiter(
        CountedAddress.Of(http.Connection.RemoteIpAddress), _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) });

    // Each person and each key has a bucket of its own at each node; strangers are counted by their address where they may come.
    private static RateLimitPartition<string> Bucket(HttpContext http, int perPerson, int perKey)
    {
        if (http.User.Identity is not { IsAuthenticated: true })
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

    /// <summary>Set when the answer begins, so that an answer written by an error handler carries them too.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            Secure(http.Response.Headers, http.Request.IsHttps);
            return Task.CompletedTask;
        });
        return next(http);
    });

    /// <summary>Answers of endpoints are kept in no cache; an endpoint whose answers may be kept says so.</summary>
    public static void UseNoCaching(this WebApplication app) => app.Use((http, next) =>
    {
        http.Response.Headers.CacheControl = "no-store";
        return next(http);
    });

    private static void Secure(IHeaderDictionary headers, bool https)
    {
        // A file a resident sent has a stricter one.
        headers.TryAdd("Content-Security-Policy", ContentPolicy);
        headers.XContentTypeOptions = "nosniff";
        // A page whose address is a secret lets no referrer out at all.
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), publickey-credentials-get=(self)";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (https)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }
    }
}
