using Dialog.Channels.Email;
using Dialog.Channels.ExternalOrganisation;
using Dialog.Channels.Feed;
using Dialog.Channels.Form;
using Dialog.Channels.Imports;
using Dialog.Channels.Inbox;
using Dialog.Channels.Max;
using Dialog.Channels.Ok;
using Dialog.Channels.Open311;
using Dialog.Channels.Outbox;
using Dialog.Channels.Telegram;
using Dialog.Channels.Vk;
using Dialog.Files;
using Dialog.Outbound;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Dialog.Channels;

/// <summary>Everything between the networks and the threads.</summary>
public static class ChannelServices
{
    /// <summary>Needs an <c>NpgsqlDataSource</c> beside it.</summary>
    /// <param name="atRest">no channel polls, sends or processes what it has</param>
    public static IServiceCollection AddChannels(this IServiceCollection services, bool atRest = false)
    {
        services.AddSingleton(new ChannelRest(atRest));
        services.TryAddSingleton(TimeProvider.System);
        services.AddFileStore(s => s.GetRequiredService<NpgsqlDataSource>());
        services.AddOutbound();
        services.AddSingleton<OutgoingFiles>();
        services.AddSingleton<TelegramBots>();
        services.AddSingleton<NetworkCalls>();
        services.AddSingleton<IChannel, TelegramChannel>();
        services.AddSingleton<IChannel, MaxChannel>();
        services.AddSingleton<IChannel, OkChannel>();
        EmailCharset.Register();
        services.AddSingleton<EmailLines>();
        services.AddSingleton<IChannel, EmailChannel>();
        services.AddSingleton<VkApi>();
        services.AddSingleton<IChannel, VkChannel>();
        services.AddSingleton<IChannel, FormChannel>();
        services.AddSingleton<IChannel, FeedChannel>();
        services.AddSingleton<IChannel, Open311Channel>();
        services.AddSingleton<ExternalOrganisationHttp>();
        services.AddSingleton<IForwardedCases, ForwardedCases>();
        services.TryAddSingleton<ExternalOrganisationOptions>();
        services.AddSingleton<IChannel, ExternalOrganisationChannel>();
        services.AddSingleton<InboxStore>();
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<ChannelDirectory>();
        services.AddSingleton<ChannelAdministration>();
        services.AddSingleton<ChannelMetrics>();
        services.AddSingleton<ChannelWorks>();
        services.AddSingleton<ImportStore>();
        if (!atRest)
        {
            services.AddHostedService<ChannelSweep>();
            services.AddHostedService<ImportRunner>();
        }

        return services;
    }
}
