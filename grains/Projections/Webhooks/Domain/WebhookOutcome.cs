namespace Dialog.Projections.Webhooks.Domain;

/// <summary>What an attempt met.</summary>
/// <param name="Code">The receiver's status; null when it gave none.</param>
/// <param name="Error">Why there was none, as a code: <c>timeout</c>, <c>connection-refused</c>, <c>private-address</c> …</param>
/// <param name="RetryAfter">What the receiver asked for.</param>
internal sealed record WebhookAttempt(int? Code, string? Error, TimeSpan Took, TimeSpan? RetryAfter = null)
{
    public bool Accepted => Code is >= 200 and < 300;

    /// <summary>The receiver says it is gone for good.</summary>
    public bool Gone => Code == 410;
}

/// <param name="State">delivered, queued (again) or failed.</param>
internal sealed record WebhookOutcome(string State, DateTimeOffset NotBefore)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(8);

    /// <param name="attempts">those made, this one included</param>
    /// <param name="jitter">0..1: spreads the repeats of many messages</param>
    public static WebhookOutcome Of(WebhookAttempt attempt, int attempts, DateTimeOffset now, double jitter, WebhookOptions options) => attempt switch
    {
        { Accepted: true } => new("delivered", now),
        { Gone: true } => new("failed", now),
        _ when attempts >= options.MaxAttempts => new("failed", now),
        _ => new("queued", now + Wait(attempts, attempt.RetryAfter, jitter, options.FirstWait)),
    };

    /// <summary>5 s, 15 s, 45 s … three times as long each time, up to eight hours; at least what the receiver asked for within that; plus up to a quarter.</summary>
    public static TimeSpan Wait(int attempts, TimeSpan? asked, double jitter, TimeSpan first)
    {
        TimeSpan own = TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, first.TotalSeconds * Math.Pow(3, Math.Min(attempts - 1, 20))));
        TimeSpan wait = asked > own ? asked.Value : own;
        return (wait < LongestWait ? wait : LongestWait) * (1 + jitter / 4);
    }
}
