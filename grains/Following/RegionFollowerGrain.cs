using Dialog.Notifications;
using Dialog.Notifications.Domain;
using Dialog.Push;
using Dialog.Search;
using Dialog.Webhooks;
using Dialog.Webhooks.Domain;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Dialog.Following;

/// <summary>
/// Follows one region's journal, keyed by its code: search index, notifications and webhook deliveries of a window of changes are
/// written in the transaction that moves the checkpoint, so each happens once, whatever dies. Two activations by mistake do the
/// same work; one of them moves the checkpoint.
/// </summary>
internal sealed partial class RegionFollowerGrain(
    FollowStore store, AudienceStore audiences, FollowMetrics metrics, TimeProvider time, ILogger<RegionFollowerGrain> logger)
    : Grain, IRegionFollowerGrain
{
    private const int Window = 200;

    // Then the turn ends, so that a long way to catch up does not look like a stuck grain.
    private const int StepsPerTick = 20;
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(30);

    private int _window = Window;
    private int _failures;
    private long _restUntil;
    private bool _started;

    private string Region => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Interleaving, so that a call to wake does not wait for a step; the timer itself never overlaps its own turns.
        this.RegisterGrainTimer(Follow, new GrainTimerCreationOptions(TimeSpan.Zero, Every) { KeepAlive = true, Interleave = true });
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        metrics.Left(Region);
        return Task.CompletedTask;
    }

    public Task Wake() => Task.CompletedTask;

    private async Task Follow(CancellationToken cancellation)
    {
        if (time.GetTimestamp() < _restUntil)
        {
            return;
        }

        try
        {
            if (!_started)
            {
                await store.Start(Region);
                _started = true;
            }

            for (int steps = 0; steps < StepsPerTick && !cancellation.IsCancellationRequested && await Step(); steps++)
            {
                _window = Math.Min(Window, _window * 2);
            }

            _failures = 0;
        }
        catch (PostgresException e) when (Outage.Of(e) == Failure.Content)
        {
            // Something in this window cannot be indexed: take less, down to the one case, which then goes without.
            LogPoison(e, Region, _window);
            _window = Math.Max(1, _window / 2);
            Rest();
        }
        catch (Exception e) when (Outage.EndsThePass(e))
        {
            LogNotFollowed(e, Region);
            Rest();
        }
    }

    private async Task<bool> Step()
    {
        long started = time.GetTimestamp();
        FollowedWindow window = await store.Read(Region, _window, NoticeRules.LookInto);
        DateTimeOffset now = time.GetUtcNow();
        metrics.Stands(Region, window.OldestAt is { } oldest && oldest < now ? now - oldest : TimeSpan.Zero);
        if (window.Cases.Count == 0)
        {
            return false;
        }

        AudienceBook book = await audiences.Of(Region);
        Dictionary<Guid, FollowedCase> cases = window.Cases.ToDictionary(c => c.Id);
        FollowedEvent[] told = [.. window.Events.Where(e => e.Told)];
        NewNotice[] notices = [.. told.SelectMany(e => NoticeRules.For(e, cases[e.CaseId], Region, book))];
        WebhookEvent[] news = [.. told.Select(e => WebhookPayload.Of(e, cases[e.CaseId], Region))];
        Guid[] index = SearchIndex.Touched(window);
        if (_window == 1 && _failures > 0)
        {
            metrics.Poison.Add(index.Length);
            index = [];
        }

        if (await store.Commit(window, index, notices, news, now) is { } followed)
        {
            await Tell(followed);
        }

        metrics.Step(window.Events.Count, time.GetElapsedTime(started));
        return window.More;
    }

    // After the commit: a lost call costs the liveness, not the notice. Nothing here waits for a client.
    private async Task Tell(Followed followed)
    {
        foreach (IGrouping<string, Notice> region in followed.Notices.GroupBy(n => n.Region))
        {
            await GrainFactory.GetGrain<IRegionFeedGrain>(region.Key).Notify([.. region]);
        }

        foreach (Guid webhook in followed.Webhooks)
        {
            await GrainFactory.GetGrain<IWebhookGrain>(webhook).Wake();
        }
    }

    private void Rest()
    {
        _failures++;
        TimeSpan rest = TimeSpan.FromSeconds(Math.Min(LongestRest.TotalSeconds, 0.5 * Math.Pow(2, Math.Min(_failures, 10))));
        _restUntil = time.GetTimestamp() + (long)(rest.TotalSeconds * time.TimestampFrequency);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The journal of {Region} could not be followed now; it is tried again")]
    private partial void LogNotFollowed(Exception exception, string region);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Among {Count} changes of {Region} is one that cannot be indexed")]
    private partial void LogPoison(Exception exception, string region, int count);
}
