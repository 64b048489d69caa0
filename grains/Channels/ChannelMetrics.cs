using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Dialog.Channels.Inbox;
using Dialog.Observability;

namespace Dialog.Channels;

/// <summary>What the channels of this silo do, under the meter <c>Dialog.Channels</c>.</summary>
public sealed class ChannelMetrics
{
    public const string MeterName = "Dialog.Channels";

    private readonly ConcurrentDictionary<string, Watched> _watched = new();
    private readonly Counter<long> _settled;
    private readonly Histogram<double> _taken;
    private readonly Counter<long> _attempts;

    public ChannelMetrics(IMeterFactory meters)
    {
        Meter meter = meters.Create(MeterName);
        meter.CreateObservableGauge("dialog.channels.healthy", Health, "{channel}", "1: a channel that should work does; 0: something is wrong with it. Channels that are paused or switched off are not counted.");
        _settled = meter.CreateCounter<long>("dialog.inbox.settled", "{payload}", "Payloads that were looked at, by network and outcome.");
        _taken = meter.CreateHistogram("dialog.inbox.duration", "s", "Time from keeping a payload to the commit of what it brought.", tags: null, Buckets.Seconds);
        _attempts = meter.CreateCounter<long>("dialog.outbox.attempts", "{answer}", "Attempts to send an answer, by network and outcome.");
    }

    private sealed record Watched(ChannelHealth Health, string Network, string Region);

    internal void Watch(string channel, ChannelSettings settings, ChannelHealth health) => _watched[channel] = new(health, settings.Kind, settings.Region);

    internal void Left(string channel) => _watched.TryRemove(channel, out _);

    internal void Settled(string network, InboxSettlement settlement, DateTimeOffset now)
    {
        string outcome = settlement.State == "done" ? settlement.Outcome ?? "done" : settlement.State == "poison" ? "dead-letter" : settlement.State;
        _settled.Add(1, new("network", network), new("outcome", outcome));
        if (settlement.State == "done")
        {
            _taken.Record(Math.Max(0, (now - settlement.Row.ReceivedAt).TotalSeconds), new KeyValuePair<string, object?>("network", network));
        }
    }

    internal void Attempted(string network, SendOutcome outcome) => _attempts.Add(1, new("network", network), new("outcome", outcome switch
    {
        SendOutcome.Sent => "sent",
        SendOutcome.Delivered => "delivered",
        SendOutcome.Failed => "failed",
        SendOutcome.Unknown => "unknown",
        _ => "later",
    }));

    private IEnumerable<Measurement<int>> Health() => _watched.Select(w => new Measurement<int>(
        w.Value.Health.Healthy ? 1 : 0, new("channel", w.Key), new("network", w.Value.Network), new("region", w.Value.Region)));
}
