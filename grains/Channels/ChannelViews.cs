namespace Dialog.Channels;

/// <summary>What may be shown of a channel: everything but its secrets. Pure.</summary>
internal static class ChannelViews
{
    public static ChannelView Of(string id, ChannelSettings settings, ChannelHealth health, DateTimeOffset? reconciledAt) => new()
    {
        Id = id,
        Region = settings.Region,
        Kind = settings.Kind,
        Name = settings.Name,
        Mode = settings.Mode,
        Enabled = settings.Enabled,
        Healthy = health.Healthy,
        LastError = health.LastError,
        LastErrorAt = health.LastErrorAt,
        LastReceivedAt = health.LastReceivedAt,
        PendingInNetwork = health.Pending,
        Paused = settings.Paused,
        Account = settings.Account,
        BaseAddress = settings.BaseAddress,
        WebhookAddress = settings.WebhookAddress,
        HookAddress = settings.WebhookAddress is { } address ? $"{address.TrimEnd('/')}/hooks/{settings.Kind}/{id}" : null,
        Confirmation = settings.Confirmation,
        Mail = settings.Mail,
        HasToken = settings.Token is not null,
        HasSecret = settings.Secret is not null,
        HasReadToken = settings.ReadToken is not null,
        FormerSecretUntil = settings.FormerSecretUntil,
        ReconciledAt = reconciledAt,
        NeverPublish = settings.NeverPublish,
        Attributes = settings.Attributes,
    };
}
