using System.Globalization;
using Dialog.Channels.Inbox;
using Dialog.Outbound;
using Dialog.Secrets;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Storage;

namespace Dialog.Channels;

/// <summary>One channel: its settings, cursor, pace and health; the one poller and sender of it in the cluster. Keyed by channel id.</summary>
/// <remarks>
/// What an administrator does with it is in ChannelGrain.Administration.cs, what becomes of its account in ChannelGrain.Account.cs. Reentrant: a long poll and sends in flight must not keep
/// calls waiting. Everything runs on the grain's scheduler.
/// </remarks>
[Reentrant]
internal sealed partial class ChannelGrain(
    [PersistentState("channel")] IPersistentState<ChannelState> state, ChannelWorks works, ChannelDirectory directory, ChannelAdministration administration, InboxStore inbox,
    ChannelMetrics metrics, OutboundGuard guard, SecretBox secrets, TimeProvider time)
    : Grain, IChannelGrain, IRemindable, IDisposable
{
    private const string Watchdog = "watchdog";
    private static readonly TimeSpan HealthEvery = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _storage = new(1);
    private readonly ChannelHealth _health = new();
    private ChannelWork? _work;
    private IGrainTimer? _poll;
    private IGrainTimer? _watch;
    private IGrainTimer? _crawl;
    private bool _prepared;
    private bool _crawling;

    // Before positions were texts, every cursor was a number.
    private string? Position => state.State.Position ?? state.State.Cursor?.ToString(CultureInfo.InvariantCulture);

    private string Id => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (state.State.Settings is not { } settings)
        {
            return;
        }
        // Stored before there was a key, or under a former one: writing seals again.
        if (state.State.SealedWith != secrets.KeyId)
        {
            await Write(_ => { });
        }
        // Paused when the list did not say so yet: without this the sweep would wake it until somebody saves it.
        if (settings.Paused)
        {
            await directory.List(Id, settings);
        }

        Start(settings);
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        StopTimers();
        if (_work is not null)
        {
            await Task.WhenAny(_work.Stop(), Task.Delay(Timeout.Infinite, cancellationToken));
        }
    }

    public async Task<ChannelView> Configure(ChannelSettings given)
    {
        ChannelSettings settings = ChannelSecrets.Kept(given, state.State.Settings, time.GetUtcNow());
        if (ChannelSettingsRules.Errors(settings) is { Count: > 0 } errors)
        {
            throw new ArgumentException(string.Join("; ", errors.Select(e => $"{e.Key}: {string.Join(", ", e.Value)}")), nameof(given));
        }

        await Write(s =>
        {
            if (IsAnother(s.Settings, settings))
            {
                (s.Position, s.Cursor, s.CursorAt, s.ReconciledAt) = (null, null, null, null);
            }

            s.Settings = settings;
        });
        await directory.List(Id, settings);
        if (settings.Enabled)
        {
            await this.RegisterOrUpdateReminder(Watchdog, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        }
        else if (await this.GetReminder(Watchdog) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }

        StopTimers();
        if (_work is not null)
        {
            await _work.Stop();
        }

        Start(settings);
        await Examine(CancellationToken.None);
        return View(settings);
    }

    public Task<Dictionary<string, string[]>> Check(ChannelSettings settings)
    {
        Dictionary<string, string[]> errors = ChannelSecrets.ToShowAgain(settings, state.State.Settings);
        foreach ((string field, string[] problems) in ChannelSettingsRules.Errors(ChannelSecrets.Kept(settings, state.State.Settings, time.GetUtcNow())))
        {
            errors.TryAdd(field, problems);
        }

        if (settings.Mail?.CertificateAuthority is { } authority && authority != state.State.Settings?.Mail?.CertificateAuthority
            && MailAuthority.TimeProblem(authority, time.GetUtcNow()) is { } problem)
        {
            errors.TryAdd("mail.certificateAuthority", [problem]);
        }

        foreach (string field in EnteredDestination.Hosts(settings).Where(h => guard.RefusesUnseen(h.Host)).Select(h => h.Field))
        {
            errors.TryAdd(field, [OutboundGuard.Refusal]);
        }

        return Task.FromResult(errors);
    }

    public Task<ChannelView?> Get() => Task.FromResult(state.State.Settings is { } settings ? View(settings) : null);

    public Task<ChannelView?> Authenticate(string? secret)
    {
        ChannelSettings? settings = state.State.Settings?.At(time.GetUtcNow());
        return Task.FromResult(settings is { Enabled: true } && settings.Accepts(secret) ? View(settings) : null);
    }

    public Task Process(string[] externalIds)
    {
        _health.LastReceivedAt = time.GetUtcNow();
        if (_work is not { Works: true } running)
        {
            return Task.CompletedTask;
        }

        return running.Inbox.Process(externalIds);
    }

    public async Task<InboundWebhookReply> ReceiveWebhook(InboundWebhookCall call)
    {
        if (_work is not { Settings.Enabled: true } running || running.Settings.Kind != call.Kind)
        {
            return WebhookReading.NoSuchWebhook.Reply;
        }

        WebhookReading reading = running.Adapter.ReadWebhook(running.Settings.At(time.GetUtcNow()), call);
        if (reading.Payloads.Count > 0)
        {
            await inbox.Insert(Id, reading.Payloads, CancellationToken.None);
            // Kept: whatever the outcome of this call, the sweep retries it.
            Process([.. reading.Payloads.Select(p => p.ExternalId)]).Ignore();
        }
        return reading.Reply;
    }

    public Task<ChannelSettings?> Settings() => Task.FromResult(state.State.Settings is { } settings ? ChannelSecrets.Without(settings) : null);

    public async Task<NetworkFile> Fetch(string fileId, int maxBytes)
    {
        if (_work is not { } running)
        {
            return new(null, null, "the channel is not configured");
        }

        try
        {
            return await running.Adapter.Fetch(running.Settings, fileId, maxBytes, CancellationToken.None);
        }
        catch (NetworkException e)
        {
            return new(null, null, e.Message);
        }
    }

    public async Task<ExternalService[]> Services()
    {
        if (_work is not { Works: true } running)
        {
            return [];
        }

        try
        {
            return [.. await running.Adapter.Services(running.Settings, CancellationToken.None)];
        }
        catch (NetworkException e)
        {
            _health.Fail("network", e.Message, time.GetUtcNow());
            return [];
        }
    }

    public async Task<ServiceGap[]> Gaps(string? service)
    {
        if (_work is not { Works: true } running)
        {
            return [];
        }

        try
        {
            return [.. await running.Adapter.Gaps(running.Settings, service, CancellationToken.None)];
        }
        catch (NetworkException e)
        {
            _health.Fail("network", e.Message, time.GetUtcNow());
            return [];
        }
    }

    public Task Wake()
    {
        if (_work is { Works: true } running)
        {
            running.Inbox.Signal();
            running.Outbox.Signal();
        }
        return Task.CompletedTask;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => Wake();

    public void Dispose() => _storage.Dispose();

    private void Start(ChannelSettings settings)
    {
        _work = works.Of(Id, settings, _health);
        _prepared = false;
        _renewed = null;
        // Perhaps none is wanted any more.
        _health.Clear("copy");
        if (!settings.Enabled || works.AreAtRest)
        {
            return;
        }
        if (_work.Works)
        {
            metrics.Watch(Id, settings, _health);
        }
        // What a crashed silo left comes before anything new.
        if (_work.Works)
        {
            _work.Inbox.Signal();
            _work.Outbox.Signal();
        }
        _watch = this.RegisterGrainTimer(Examine, new() { DueTime = HealthEvery, Period = HealthEvery, Interleave = true });
        if (_work.Polls)
        {
            _poll = this.RegisterGrainTimer(Poll, new() { DueTime = TimeSpan.Zero, Period = TimeSpan.FromMilliseconds(10), Interleave = true, KeepAlive = true });
        }

        if (_work.Works && _work.Adapter.Traits.ReconcileEvery is { } every)
        {
            _crawl = this.RegisterGrainTimer(Crawl, new() { DueTime = every / 10, Period = every, Interleave = true });
        }
    }

    private void StopTimers()
    {
        metrics.Left(Id);
        _poll?.Dispose();
        _watch?.Dispose();
        _crawl?.Dispose();
    }

    private async Task Poll(CancellationToken stop)
    {
        bool gap = await _work!.Poller.Once(Position, state.State.CursorAt, c => Write(s => (s.Position, s.Cursor, s.CursorAt) = (c, null, time.GetUtcNow())), stop);
        await KeepRenewed();
        if (gap)
        {
            await Crawl(stop);
        }
    }

    private async Task Examine(CancellationToken stop)
    {
        if (_work is not { Settings.Enabled: true } running)
        {
            return;
        }

        if (running.Polls)
        {
            running.Poller.Examine();
        }

        try
        {
            if (!_prepared)
            {
                await running.Adapter.Prepare(running.Settings, stop);
            }

            _prepared = true;
            NetworkHealth said = await running.Adapter.Health(running.Settings, stop);
            _health.Pending = said.Pending;
            if (said.Problem is null)
            {
                _health.Clear("network");
            }
            else
            {
                _health.Fail("network", said.Problem, time.GetUtcNow());
            }
        }
        catch (NetworkException e)
        {
            _health.Fail("network", e.Message, time.GetUtcNow());
        }
#pragma warning disable CA1031 // Asked again in a minute: until then the channel says what it met.
        catch (Exception e) when (!stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            _health.Fail("network", $"poll-failed: what the network says of the channel could not be read ({e.GetType().Name})", time.GetUtcNow());
        }

        await KeepRenewed();
    }

    private async Task Crawl(CancellationToken stop)
    {
        if (_work is not { Works: true } running || _crawling)
        {
            return;
        }

        _crawling = true;
        try
        {
            if (await running.Crawler.Once(state.State.ReconciledAt, stop) is { } until)
            {
                await Write(s => s.ReconciledAt = until);
            }
        }
        finally
        {
            _crawling = false;
        }
    }

    // Interleaved turns would write over each other's etag.
    private async Task Write(Action<ChannelState> change)
    {
        await _storage.WaitAsync();
        try
        {
            change(state.State);
            state.State.SealedWith = secrets.KeyId;
            await state.WriteStateAsync();
        }
        catch (InconsistentStateException)
        {
            DeactivateOnIdle();
            throw;
        }
        finally
        {
            _storage.Release();
        }
    }

    private async Task Clear()
    {
        await _storage.WaitAsync();
        try
        {
            _work = null;
            await state.ClearStateAsync();
        }
        finally
        {
            _storage.Release();
        }
    }

    private ChannelView View(ChannelSettings settings) => ChannelViews.Of(Id, settings.At(time.GetUtcNow()), _health, state.State.ReconciledAt);
}
