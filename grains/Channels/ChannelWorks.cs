using Dialog.Channels.Inbox;
using Dialog.Channels.Outbox;
using Microsoft.Extensions.Logging;

namespace Dialog.Channels;

/// <summary>Builds what a channel's grain runs: its adapter, inbox, outbox and poller.</summary>
internal sealed class ChannelWorks(
    IEnumerable<IChannel> adapters, InboxStore inbox, OutboxStore outbox, IGrainFactory grains, ChannelRest rest, ChannelMetrics metrics, TimeProvider time,
    ILoggerFactory loggers)
{
    private readonly Dictionary<string, IChannel> _byKind = adapters.ToDictionary(a => a.Kind);

    /// <summary>This silo leaves every channel alone.</summary>
    public bool AreAtRest => rest.IsOn;

    public ChannelWork Of(string channel, ChannelSettings settings, ChannelHealth health)
    {
        if (!_byKind.TryGetValue(settings.Kind, out IChannel? adapter))
        {
            throw new InvalidOperationException($"This silo has no adapter for '{settings.Kind}'.");
        }
        // The address the network calls: the api's, and in it this channel.
        ChannelSettings own = settings with
        {
            Paused = settings.Paused || rest.IsOn,
            WebhookAddress = settings.WebhookAddress is { } address ? $"{address.TrimEnd('/')}/hooks/{settings.Kind}/{channel}" : null,
        };
        if (EnteredDestination.Is(own))
        {
            adapter = new EnteredDestinationChannel(channel, adapter, loggers.CreateLogger<EnteredDestinationChannel>());
        }

        InboxReader reader = new(channel, own, adapter, inbox, new NameCache(own, adapter, time));
        InboxProcessor pump = new(channel, inbox, reader, new Removals(channel, adapter.Traits, inbox, reader, new MessageDelivery(grains, time)),
            new ExternalStatusDelivery(channel, inbox, grains, time),
            new PressDelivery(channel, own, adapter, inbox, grains, time, loggers.CreateLogger<PressDelivery>()), metrics, settings.Kind, time,
            loggers.CreateLogger<InboxProcessor>());
        return new(own, adapter, pump,
            new OutboxDispatcher(channel, own, adapter, outbox, grains, health, metrics, time, loggers.CreateLogger<OutboxDispatcher>()),
            new ChannelPoller(channel, own, adapter, inbox, pump, health, time, loggers.CreateLogger<ChannelPoller>()),
            new ChannelCrawler(channel, own, adapter, inbox, pump, health, time, loggers.CreateLogger<ChannelCrawler>()),
            new HeldMessages(channel, inbox, reader));
    }
}

/// <summary>Whether this silo stands over a restored copy that must not speak to anybody.</summary>
internal sealed record ChannelRest(bool IsOn);

/// <summary>The running parts of one channel, for one version of its settings.</summary>
internal sealed record ChannelWork(ChannelSettings Settings, IChannel Adapter, InboxProcessor Inbox, OutboxDispatcher Outbox, ChannelPoller Poller, ChannelCrawler Crawler, HeldMessages Held)
{
    /// <summary>Neither switched off nor paused.</summary>
    public bool Works => Settings is { Enabled: true, Paused: false };

    public bool Polls => Works && Adapter.Traits.Polls && Settings.Polls;

    public async Task Stop()
    {
        await Inbox.Stop();
        await Outbox.Stop();
    }
}
