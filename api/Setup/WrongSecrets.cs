using System.Threading.RateLimiting;
using Microsoft.Extensions.Caching.Memory;

namespace Dialog.Api.Setup;

/// <summary>
/// Wrong secrets of webhooks and wrong api keys, counted by address at each node (<c>Dialog:Limits:WrongSecretsPerMinute</c>). Whoever shows too
/// many waits; what was right from there in the last hour goes on, for one address can be a proxy's.
/// </summary>
internal sealed class WrongSecrets(IConfiguration configuration, IMemoryCache known) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private readonly PartitionedRateLimiter<string> _wrong = PartitionedRateLimiter.Create<string, string>(source => RateLimitPartition.GetFixedWindowLimiter(
        source, _ => new FixedWindowRateLimiterOptions { PermitLimit = configuration.GetValue("Dialog:Limits:WrongSecretsPerMinute", 60), Window = Window }));

    /// <summary>How long this address has to wait before a secret of its is looked at again; null: not at all.</summary>
    /// <param name="what">what the secret is of, e.g. a channel or the hash of a key</param>
    public TimeSpan? Wait(HttpContext http, string what)
    {
        if (known.TryGetValue(Known(http, what), out _))
        {
            return null;
        }

        using RateLimitLease lease = _wrong.AttemptAcquire(Source(http), 0);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait) ? wait : Window;
    }

    public void Wrong(HttpContext http) => _wrong.AttemptAcquire(Source(http)).Dispose();

    public void Right(HttpContext http, string what) => known.Set(Known(http, what), true, Remembered);

    /// <summary>The answer to one who has to wait.</summary>
    public static IResult Refusal(HttpContext http, TimeSpan wait)
    {
        Errors.RetryAfter(http, wait);
        return Errors.Problem(429, "too-many-failures", "Too many wrong secrets or keys came from this address; wait as long as Retry-After says.");
    }

    public void Dispose() => _wrong.Dispose();

    private static string Source(HttpContext http) => CountedAddress.Of(http.Connection.RemoteIpAddress);

    private static string Known(HttpContext http, string what) => $"right-secret:{Source(http)}:{what}";
}
