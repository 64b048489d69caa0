namespace Dialog.Projections.Webhooks;

/// <summary>How webhooks are sent: <c>Dialog:Webhooks</c>.</summary>
public sealed class WebhookOptions
{
    /// <summary>Loopback, private and link-local addresses, and http to them. For tests and for receivers inside one's own network.</summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>Attempts under way to one receiver.</summary>
    public int Concurrency { get; set; } = 8;

    /// <summary>A receiver has so long to answer.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The first wait; every further one is longer, see <c>WebhookRules</c>.</summary>
    public TimeSpan FirstWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Then a message is given up: with the first wait of 5 s that is after about three days.</summary>
    public int MaxAttempts { get; set; } = 16;

    /// <summary>Without a single success for so long it is paused, and its maker notified.</summary>
    public TimeSpan PauseAfter { get; set; } = TimeSpan.FromDays(3);

    /// <summary>What could not be sent for so long is dropped.</summary>
    public TimeSpan KeepWaiting { get; set; } = TimeSpan.FromDays(14);

    /// <summary>How long the log of settled deliveries is kept.</summary>
    public TimeSpan KeepLog { get; set; } = TimeSpan.FromDays(30);
}
