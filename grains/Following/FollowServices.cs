using Dialog.Notifications;
using Dialog.Notifications.Digests;
using Dialog.Storage;
using Dialog.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace Dialog.Following;

/// <summary>What follows the journal and keeps up search, notifications and webhooks.</summary>
internal static class FollowServices
{
    public static IServiceCollection AddFollowing(this IServiceCollection services, string connectionString)
    {
        services.AddKeyedSingleton(DataSources.Following, (_, _) => GrainServices.Pool(connectionString, "dialog-following", 4));
        services.AddSingleton<FollowMetrics>();
        services.AddSingleton<FollowStore>();
        services.AddSingleton<AudienceStore>();
        services.AddHostedService<RegionFollowers>();
        services.AddOptions<WebhookOptions>().BindConfiguration("Dialog:Webhooks");
        services.AddSingleton<WebhookStore>();
        services.AddSingleton<WebhookSender>();
        services.AddHostedService<WebhookSweep>();
        services.AddOptions<MailOptions>().BindConfiguration("Dialog:Mail");
        services.AddSingleton<Mailer>();
        services.AddSingleton<DigestStore>();
        return services;
    }
}
