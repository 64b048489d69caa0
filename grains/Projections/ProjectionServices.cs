using Dialog.Outbound;
using Dialog.Projections.Automation;
using Dialog.Projections.Notifications;
using Dialog.Projections.Notifications.Digests;
using Dialog.Projections.Marks;
using Dialog.Projections.Profiles;
using Dialog.Projections.Search;
using Dialog.Projections.Webhooks;
using Dialog.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Dialog.Projections;

/// <summary>What is derived from the journal. Projections write in the order of their registration.</summary>
internal static class ProjectionServices
{
    public static IServiceCollection AddProjections(this IServiceCollection services, string connectionString, bool atRest)
    {
        services.AddKeyedSingleton(DataSources.Projections, (_, _) => DataSources.Pool(connectionString, "dialog-projections", 4));
        services.AddSingleton<ProjectionMetrics>();
        services.AddSingleton<ProjectionStore>();
        services.AddSingleton<ChangedRegions>();
        services.AddSingleton<AudienceStore>();
        services.AddSingleton<IProjection, SearchProjection>();
        services.AddSingleton<ProfileReader>();
        services.AddSingleton<ProfileWriter>();
        services.AddSingleton<IProjection, ProfileProjection>();
        services.AddSingleton<IProjection, MarkProjection>();
        services.AddSingleton<IProjection, NoticeProjection>();
        services.AddSingleton<IProjection, WebhookProjection>();
        services.AddSingleton<IProjection, RuleHitProjection>();
        services.AddOptions<WebhookOptions>().BindConfiguration("Dialog:Webhooks");
        services.AddOutbound();
        services.AddSingleton<WebhookStore>();
        services.AddSingleton<WebhookSender>();
        if (!atRest)
        {
            services.AddHostedService<ProjectionWaker>();
            services.AddHostedService<ProfileKeyWalk>();
            services.AddHostedService<WebhookSweep>();
        }

        services.AddOptions<MailOptions>().BindConfiguration("Dialog:Mail");
        services.AddSingleton<Mailer>();
        services.AddSingleton<DigestStore>();
        return services;
    }
}
