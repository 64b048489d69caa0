using System.Collections.Concurrent;
using Dialog.Push;
using Microsoft.AspNetCore.SignalR;

namespace Dialog.Api.Push;

/// <summary>
/// This node's ear: one observer for all regions its screens watch. Renews every few seconds and, from where the feed says
/// its views stand, fetches what a lost batch left out and restarts screens when the feed itself was restarted.
/// </summary>
internal sealed partial class FeedNode(IGrainFactory grains, LiveConnections connections, TimeProvider time, ILogger<FeedNode> logger)
    : BackgroundService, IFeedObserver
{
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan PulseEvery = TimeSpan.FromSeconds(9);

    // Regions stay followed for the life of the node: a region has screens all day, and forgetting one saves a call a second.
    private readonly ConcurrentDictionary<string, Lazy<Task>> _followed = new();
    private readonly ConcurrentDictionary<string, (Guid Epoch, long Sequence)> _views = new();
    private IFeedObserver? _self;

    public Task Changed(ChangeBatch[] batches, BoardView? board)
    {
        foreach (ChangeBatch batch in batches)
        {
            Forward(batch);
        }

        if (board is not null)
        {
            Send(connections.Watchers(Views.Board(board.Region)), Frames.Board(board));
        }

        return Task.CompletedTask;
    }

    /// <summary>Completes when this node hears the region.</summary>
    public async Task Follow(string region)
    {
        Lazy<Task> following = _followed.GetOrAdd(region, r => new Lazy<Task>(() => Renew(r)));
        try
        {
            await following.Value;
        }
        catch
        {
            // The next screen tries anew rather than being told this failure for ever.
            _followed.TryRemove(new KeyValuePair<string, Lazy<Task>>(region, following));
            throw;
        }
    }

    /// <summary>Remembers where a screen began, so that the first batch of a view can be missed too.</summary>
    public void Begin(ViewPosition position) => _views.TryAdd(position.View, (position.Epoch, position.Sequence));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(RenewEvery, time);
        long pulsed = time.GetTimestamp();
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await Task.WhenAll(_followed.Keys.Select(RenewOrWarn));
                if (time.GetElapsedTime(pulsed) >= PulseEvery)
                {
                    pulsed = time.GetTimestamp();
                    Send(connections.All, Frames.Pulse(time.GetUtcNow()));
                }
            }
        }
        catch (OperationCanceledException)
        {
            Send(connections.All, Frames.Closing("shutdown"));
        }
    }

    private async Task RenewOrWarn(string region)
    {
        try
        {
            await Renew(region);
        }
#pragma warning disable CA1031 // An exception that leaves the loop ends the whole api; a feed that cannot start now is asked again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotRenewed(e, region);
        }
    }

    private async Task Renew(string region)
    {
        _self ??= grains.CreateObjectReference<IFeedObserver>(this);
        IRegionFeedGrain feed = grains.GetGrain<IRegionFeedGrain>(region);
        FeedHead head = await feed.Subscribe(_self);
        foreach ((string view, (Guid epoch, long sequence)) in _views.Where(v => BelongsTo(v.Key, region)).ToArray())
        {
            if (!connections.IsWatched(view))
            {
                _views.TryRemove(view, out _);
            }
            else if (epoch != head.Epoch)
            {
                // Sequences of the old epoch mean nothing: an empty batch of the new one makes every screen watch again.
                Forward(new ChangeBatch(view, head.Epoch, head.Sequences.GetValueOrDefault(view), []));
            }
            else if (sequence < head.Sequences.GetValueOrDefault(view))
            {
                ViewPosition missed = await feed.Resume(view, epoch, sequence);
                Forward(new ChangeBatch(view, missed.Epoch, missed.Reload ? missed.Sequence : sequence, missed.Missed));
            }
        }
    }

    private void Forward(ChangeBatch batch)
    {
        long last = batch.Changes.Length > 0 ? batch.Changes[^1].Sequence : batch.After;
        _views.AddOrUpdate(
            batch.View,
            (batch.Epoch, last),
            (_, known) => known.Epoch == batch.Epoch && known.Sequence > last ? known : (batch.Epoch, last));
        if (connections.IsWatched(batch.View))
        {
            Send(connections.Watchers(batch.View), Frames.Changes(batch));
        }
    }

    private static void Send(IEnumerable<LiveConnection> screens, SerializedHubMessage frame)
    {
        foreach (LiveConnection screen in screens)
        {
            screen.Send(frame);
        }
    }

    private static bool BelongsTo(string view, string region) =>
        view == $"region:{region}" || view.StartsWith($"authority:{region}/", StringComparison.Ordinal);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The feed of {Region} could not be renewed; screens go on with what they have")]
    private partial void LogNotRenewed(Exception exception, string region);
}
