using System.Security.Cryptography;
using System.Text;
using Dialog.Secrets;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Storage;

namespace Dialog.Channels;

/// <summary>One channel: its settings, cursor, pace and health; the one poller and sender of it in the cluster. Keyed by channel id.</summary>
/// <remarks>Reentrant: a long poll and sends in flight must not keep calls waiting. Everything runs on the grain's scheduler.</remarks>
[Reentrant]
internal sealed class ChannelGrain(
    [PersistentState("channel")] IPersistentState<ChannelState> state, ChannelWorks works, ChannelDirectory directory, SecretBox secrets,
    TimeProvider time)
    : Grain, IChannelGrain, IRemindable, IDisposable
{
    private const string Watchdog = "watchdog";
    private static readonly TimeSpan HealthEvery = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim storage = new(1);
    private readonly ChannelHealth health = new();
    private ChannelWork? work;
    private IGrainTimer? poll;
    private IGrainTimer? watch;
    private bool prepared;

    private string Id => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (state.State.Settings is not { } settings)
            return;
        // Stored before there was a key, or under a former one: writing seals anew.
        if (state.State.SealedWith != secrets.KeyId)
            await Write(_ => { });
        Start(settings);
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        poll?.Dispose();
        watch?.Dispose();
        if (work is not null)
            await Task.WhenAny(work.Stop(), Task.Delay(Timeout.Infinite, cancellationToken));
    }

    public async Task<ChannelView> Configure(ChannelSettings settings)
    {
        if (ChannelSettingsRules.Errors(settings) is { Count: > 0 } errors)
            throw new ArgumentException(string.Join("; ", errors.Select(e => $"{e.Key}: {string.Join(", ", e.Value)}")), nameof(settings));
        await Write(s =>
        {
            // Another account counts its updates anew.
            if (s.Settings?.Token != settings.Token)
                (s.Cursor, s.CursorAt) = (null, null);
            s.Settings = settings;
        });
        await directory.List(Id, settings);
        if (settings.Enabled)
            await this.RegisterOrUpdateReminder(Watchdog, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        else if (await this.GetReminder(Watchdog) is { } reminder)
            await this.UnregisterReminder(reminder);
        poll?.Dispose();
        watch?.Dispose();
        if (work is not null)
            await work.Stop();
        Start(settings);
        await Examine(CancellationToken.None);
        return View(settings);
    }

    public Task<ChannelView?> Get() => Task.FromResult(state.State.Settings is { } settings ? View(settings) : null);

    public Task<ChannelView?> Authenticate(string? secret)
    {
        ChannelSettings? settings = state.State.Settings;
        bool same = settings?.Secret is { } own && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(own)), SHA256.HashData(Encoding.UTF8.GetBytes(secret ?? "")));
        return Task.FromResult(same && settings!.Enabled ? View(settings) : null);
    }

    public Task Process(string[] externalIds)
    {
        if (work is not { Settings.Enabled: true } running)
            return Task.CompletedTask;
        health.LastReceivedAt = time.GetUtcNow();
        return running.Inbox.Process(externalIds);
    }

    public Task<ChannelSettings?> Settings() => Task.FromResult(state.State.Settings);

    public async Task<NetworkFile> Fetch(string fileId, int maxBytes)
    {
        if (work is not { } running)
            return new(null, null, "the channel is not configured");
        try
        {
            return await running.Adapter.Fetch(running.Settings, fileId, maxBytes, CancellationToken.None);
        }
        catch (NetworkException e)
        {
            return new(null, null, e.Message);
        }
    }

    public Task Wake()
    {
        if (work is { Settings.Enabled: true } running)
        {
            running.Inbox.Signal();
            running.Outbox.Signal();
        }
        return Task.CompletedTask;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => Wake();

    public void Dispose() => storage.Dispose();

    private void Start(ChannelSettings settings)
    {
        work = works.Of(Id, settings, health);
        prepared = false;
        if (!settings.Enabled)
            return;
        // What a crashed silo left comes before anything new.
        work.Inbox.Signal();
        work.Outbox.Signal();
        watch = this.RegisterGrainTimer(Examine, new() { DueTime = HealthEvery, Period = HealthEvery, Interleave = true });
        if (work.Polls)
            poll = this.RegisterGrainTimer(Poll, new() { DueTime = TimeSpan.Zero, Period = TimeSpan.FromMilliseconds(10), Interleave = true, KeepAlive = true });
    }

    private async Task Poll(CancellationToken stop)
    {
        if (await work!.Poller.Once(state.State.Cursor, state.State.CursorAt, stop) is { } cursor)
            await Write(s => (s.Cursor, s.CursorAt) = (cursor, time.GetUtcNow()));
    }

    private async Task Examine(CancellationToken stop)
    {
        if (work is not { Settings.Enabled: true } running)
            return;
        try
        {
            if (!prepared)
                await running.Adapter.Prepare(running.Settings, stop);
            prepared = true;
            NetworkHealth said = await running.Adapter.Health(running.Settings, stop);
            health.Pending = said.Pending;
            if (said.Problem is null)
                health.Clear("network");
            else
                health.Fail("network", said.Problem, time.GetUtcNow());
        }
        catch (NetworkException e)
        {
            health.Fail("network", e.Message, time.GetUtcNow());
        }
    }

    // Interleaved turns would write over each other's etag.
    private async Task Write(Action<ChannelState> change)
    {
        await storage.WaitAsync();
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
            storage.Release();
        }
    }

    private ChannelView View(ChannelSettings settings) => new()
    {
        Id = Id,
        Region = settings.Region,
        Kind = settings.Kind,
        Name = settings.Name,
        Mode = settings.Mode,
        Enabled = settings.Enabled,
        Healthy = health.Healthy,
        LastError = health.LastError,
        LastErrorAt = health.LastErrorAt,
        LastReceivedAt = health.LastReceivedAt,
        PendingInNetwork = health.Pending,
    };
}
