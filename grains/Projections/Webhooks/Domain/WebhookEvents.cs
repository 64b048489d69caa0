namespace Dialog.Projections.Webhooks.Domain;

/// <summary>Names a subscription may ask for beside the stored names of events.</summary>
internal static class WebhookEvents
{
    /// <summary>Everything, also what later versions add.</summary>
    public const string All = "*";

    public const string Test = "webhook-test";
}
