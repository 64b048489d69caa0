namespace Dialog.Channels.Outbox;

/// <summary>What is written of an attempt. Pure.</summary>
internal static class OutboxOutcome
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <param name="jitter">0..1: spreads repeats of many answers.</param>
    public static OutboxSettlement Of(OutboxRow row, SendOutcome outcome, DateTimeOffset now, double jitter) => outcome switch
    {
        SendOutcome.Sent sent => new(row.Id, row.Attempts, "sent", sent.NetworkId, null, now) { InnerId = sent.InnerId },
        SendOutcome.Delivered => new(row.Id, row.Attempts, "delivered", null, null, now),
        SendOutcome.Failed failed => new(row.Id, row.Attempts, "failed", null, $"{failed.Code}: {failed.Words}", now),
        SendOutcome.Unknown unknown => new(row.Id, row.Attempts, "unknown", null, unknown.Words, now),
        // Nobody else can say it for us: a network that is away is waited for without end, the deadline's clock runs on.
        SendOutcome.Later later => new(row.Id, row.Attempts, "queued", null, later.Words, now + Wait(row.Attempts, later.After, jitter)),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>1, 2, 4 … seconds up to five minutes, and at least what the network asked for; plus up to a quarter.</summary>
    public static TimeSpan Wait(int attempts, TimeSpan? asked, double jitter)
    {
        TimeSpan own = TimeSpan.FromSeconds(Math.Pow(2, Math.Clamp(attempts - 1, 0, 9)));
        TimeSpan wait = asked ?? (own < LongestPause ? own : LongestPause);
        return wait * (1 + jitter / 4);
    }
}
