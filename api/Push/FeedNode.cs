using System.Collections.Concurrent;
using Dialog.Api.Privacy;
using Dialog.Api.Setup;
using Dialog.Notifications;
using Dialog.Push;
using Microsoft.AspNetCore.SignalR;

namespace Dialog.Api.Push;

/// <summary>
/// This node's observer of all regions its screens watch. Renews every few seconds and, from the positions the feed reports
/// for its views, fetches what a lost batch left out and restarts screens when the feed itself was restarted.
/// </summary>
internal sealed partial class FeedNode(IGrainFactory grains, LiveConnections connections, ScreenMetrics metrics, TimeProvider time, ILogger<FeedNode> logger)
    : BackgroundService, IFeedObserver
{
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(3);

    // How long a batch may be under way behind its successor before the feed is asked for it.
    private static readonly TimeSpan Overtaken = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PulseEvery = TimeSpan.FromSeconds(9);

    // Regions stay subscribed for the life of the node: a region has screens all day, and forgetting one saves a call a second.
    private readonly ConcurrentDictionary<string, Lazy<Task>> _followed = new();
    private readonly ConcurrentDictionary<string, ViewOrder> _views = new();
    private readonly ConcurrentDictionary<string, ViewOutlet> _outlets = new();
    private readonly ConcurrentDictionary<string, Task> _mending = new();
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

    public Task Notified(Notice[] notices)
    {
        foreach (Notice notice in notices)
        {
            Send(connections.Watchers(Views.Notices(notice.Region, notice.Person)), Frames.Notified(notice));
        }

        return Task.CompletedTask;
    }

    /// <summary>Completes when this node receives the region's batches.</summary>
    public async Task Follow(string region)
    {
        Lazy<Task> following = _followed.GetOrAdd(region, r => new Lazy<Task>(() => Renew(r)));
        try
        {
            await following.Value;
        }
        catch
        {
            // The next screen tries again rather than getting this failure for ever.
            _followed.TryRemove(new KeyValuePair<string, Lazy<Task>>(region, following));
            throw;
        }
    }

    /// <summary>Remembers where a screen began, so that the first batch of a view can be missed too.</summary>
    public void Begin(ViewPosition position) => _views.TryAdd(position.View, new ViewOrder(position.Epoch, position.Sequence));

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
        foreach ((string view, ViewOrder order) in _views.Where(v => BelongsTo(v.Key, region)).ToArray())
        {
            long stands = head.Sequences.GetValueOrDefault(view);
            if (!connections.IsWatched(view))
            {
                Forget(view);
            }
            else if (order.Epoch != head.Epoch)
            {
                // Sequences of the old epoch mean nothing: an empty batch of the new one makes every screen watch again.
                Give(order, o => o.Restart(new ChangeBatch(view, head.Epoch, stands, [])));
            }
            else if (order.Sequence < stands)
            {
                await Mend(feed, view, order);
            }
        }
    }

    private void Forward(ChangeBatch batch)
    {
        if (!connections.IsWatched(batch.View))
        {
            Forget(batch.View);
            return;
        }

        ViewOrder order = _views.GetOrAdd(batch.View, _ => new ViewOrder(batch.Epoch, batch.After));
        Give(order, o => o.Take(batch));
        if (order.HasGap)
        {
            _mending.GetOrAdd(batch.View, view => MendSoon(view, order));
        }
    }

    private async Task MendSoon(string view, ViewOrder order)
    {
        await Task.Delay(Overtaken, time);
        _mending.TryRemove(view, out _);
        if (order.HasGap)
        {
            string region = view.Split(':', '/')[1];
            try
            {
                await Mend(grains.GetGrain<IRegionFeedGrain>(region), view, order);
            }
            catch (Exception e) when (Errors.IsOutage(e))
            {
                // The next renewal sees that the view is behind.
                LogNotRenewed(e, region);
            }
        }
    }

    private async Task Mend(IRegionFeedGrain feed, string view, ViewOrder order)
    {
        metrics.Gap();
        (Guid epoch, long sequence) = (order.Epoch, order.Sequence);
        ViewPosition missed = await feed.Resume(view, epoch, sequence);
        ChangeBatch batch = new(view, missed.Epoch, missed.Reload ? missed.Sequence : sequence, missed.Missed);
        Give(order, o => missed.Reload ? o.Restart(batch) : o.Take(batch));
    }

    // Under the lock, so that two threads cannot send in another order than they took.
    private void Give(ViewOrder order, Func<ViewOrder, IReadOnlyList<ChangeBatch>> turn)
    {
        ViewOutlet? outlet;
        lock (order)
        {
            IReadOnlyList<ChangeBatch> ready = turn(order);
            outlet = ready.Count > 0 ? _outlets.GetOrAdd(ready[0].View, _ => new ViewOutlet(time)) : null;
            if (outlet is null || !outlet.Add(ready))
            {
                return;
            }
        }

        _ = Empty(outlet);
    }

    private async Task Empty(ViewOutlet outlet)
    {
        try
        {
            await outlet.Empty(batch => Send(connections.Watchers(batch.View), batch));
        }
#pragma warning disable CA1031 // Nobody awaits this; whatever it was, the next batch shows the screens their gap.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotSent(e);
        }
    }

    private void Forget(string view)
    {
        _views.TryRemove(view, out _);
        _outlets.TryRemove(view, out _);
    }

    // One frame for each way of masking, however many screens there are.
    private static void Send(IEnumerable<LiveConnection> screens, ChangeBatch batch)
    {
        Dictionary<MaskLevel, SerializedHubMessage> frames = [];
        foreach (LiveConnection screen in screens)
        {
            if (!frames.TryGetValue(screen.Mask, out SerializedHubMessage? frame))
            {
                frames[screen.Mask] = frame = Frames.Changes(batch with { Changes = Masking.Of(batch.Changes, screen.Mask) });
            }

            screen.Send(frame);
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

    [LoggerMessage(Level = LogLevel.Error, Message = "A frame could not be sent")]
    private partial void LogNotSent(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The feed of {Region} could not be renewed; screens go on with what they have")]
    private partial void LogNotRenewed(Exception exception, string region);
}
