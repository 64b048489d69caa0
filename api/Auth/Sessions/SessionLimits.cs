using System.Globalization;

namespace Dialog.Api.Auth.Sessions;

/// <summary>How long a session lives: until twelve hours pass without a request, and never longer than its lifetime.</summary>
internal sealed record SessionLimits(TimeSpan Lifetime)
{
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>A request is recorded at most this often.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    private const string Setting = "Dialog:Sessions:LifetimeHours";
    private const double Week = 7 * 24;
    private const double Year = 366 * 24;

    public static SessionLimits Of(IConfiguration configuration) => configuration.GetValue(Setting, Week) is >= 1 and <= Year and double hours
        ? new SessionLimits(TimeSpan.FromHours(hours))
        : throw new InvalidOperationException($"{Setting} is {configuration[Setting]}: give 1 to {Year.ToString(CultureInfo.InvariantCulture)} hours.");

    public DateTimeOffset EndsAt(SignedIn session) => session.CreatedAt + Lifetime;

    public bool IsOver(SignedIn session, DateTimeOffset now) => session.SeenAt < SeenBefore(now) || session.CreatedAt <= CreatedBefore(now);

    /// <summary>Seen before this: over. The cookie, which is exact, never outlives the coarsely recorded time.</summary>
    public static DateTimeOffset SeenBefore(DateTimeOffset now) => now - Idle - SeenEvery;

    /// <summary>Begun then or before: over.</summary>
    public DateTimeOffset CreatedBefore(DateTimeOffset now) => now - Lifetime;
}
