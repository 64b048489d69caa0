using Dialog.Projections.Webhooks.Domain;
using Microsoft.Extensions.Logging;

namespace Dialog.Projections.Webhooks;

/// <summary>Sends what waits for one receiver. Owned by its grain and run on the grain's scheduler.</summary>
internal sealed partial class WebhookDispatcher(Guid webhook, WebhookStore store, WebhookSender sender, WebhookOptions options, TimeProvider time, ILogger logger)
{
    // A receiver that failed so often in a row is asked with one message at a time until it answers.
    private const int Shaky = 3;
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);

    private readonly string _owner = Guid.NewGuid().ToString("N");
    private readonly HashSet<Task> _attempts = [];
    private Task _run = Task.CompletedTask;
    private DateTimeOffset _restUntil;
    private int _strikes;
    private bool _again;
    private bool _stopping;

    /// <summary>Something may wait.</summary>
    public void Signal()
    {
        _again = true;
        if (_run.IsCompleted && !_stopping)
        {
            _run = Run();
        }
    }

    /// <summary>Lets the attempts under way finish and records them.</summary>
    public async Task Stop()
    {
        _stopping = true;
        await _run;
        await Task.WhenAll(_attempts);
    }

    private async Task Run()
    {
        try
        {
            await store.Reclaim(webhook, time.GetUtcNow());
            while (_again && !_stopping)
            {
                _again = false;
                while (!_stopping && await SendSome())
                {
                    await Task.WhenAny(_attempts);
                    _attempts.RemoveWhere(a => a.IsCompleted);
                }
            }
        }
        catch (Exception e) when (Outage.EndsThePass(e))
        {
            // The sweep starts another pass; what is marked is released when its lease has ended.
            LogDatabase(logger, e, webhook);
        }
    }

    // True: something is under way.
    private async Task<bool> SendSome()
    {
        DateTimeOffset now = time.GetUtcNow();
        int room = (_strikes >= Shaky ? 1 : options.Concurrency) - _attempts.Count;
        if (room > 0 && now >= _restUntil && await store.Find(webhook) is { View: { Settings.Enabled: true, PausedAt: null } } known)
        {
            foreach (WebhookMessage message in await store.Claim(webhook, _owner, room, now, now + options.Timeout + TimeSpan.FromSeconds(15)))
            {
                _attempts.Add(Attempt(known, message));
            }
        }

        return _attempts.Count > 0;
    }

    private async Task Attempt(Webhook known, WebhookMessage message)
    {
        WebhookAttempt attempt = await sender.Send(known.View.Settings.Url, message.MessageId, message.Body, known.Secrets(time.GetUtcNow()));
        DateTimeOffset now = time.GetUtcNow();
        try
        {
            await store.Settle(message, _owner, WebhookOutcome.Of(attempt, message.Attempts, now, Random.Shared.NextDouble(), options), attempt, now);
            await (attempt.Accepted ? Succeeded() : Failed(attempt, now));
        }
        catch (Exception e) when (Outage.EndsThePass(e))
        {
            // The attempt is not recorded: its lease ends and it is sent again, under the same id.
            LogDatabase(logger, e, webhook);
        }
    }

    private async Task Succeeded()
    {
        if (_strikes > 0)
        {
            _strikes = 0;
        }

        await store.Succeeded(webhook);
    }

    private async Task Failed(WebhookAttempt attempt, DateTimeOffset now)
    {
        _strikes++;
        _restUntil = _strikes < Shaky ? default : now + TimeSpan.FromSeconds(Math.Min(LongestRest.TotalSeconds, options.FirstWait.TotalSeconds * Math.Pow(2, _strikes - Shaky)));
        await store.Failed(webhook, now);
        bool failsForDays = (await store.Find(webhook))?.View.FailingSince is { } since && now - since >= options.PauseAfter;
        if (attempt.Gone || failsForDays)
        {
            await store.Pause(webhook, now);
            LogPaused(logger, webhook);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The deliveries of webhook {Webhook} are unreachable")]
    private static partial void LogDatabase(ILogger logger, Exception error, Guid webhook);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhook {Webhook} is paused: nothing could be delivered for days, or the receiver is gone")]
    private static partial void LogPaused(ILogger logger, Guid webhook);
}
