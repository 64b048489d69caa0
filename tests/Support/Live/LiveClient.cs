using System.Net.WebSockets;
using Dialog.Cases;
using Dialog.Push;
using Dialog.Support.Api;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Dialog.Support.Live;

/// <summary>A change the client took over, in the order it did.</summary>
/// <param name="AfterReload">The list was loaded again just before: the sequence may continue anywhere.</param>
public sealed record AppliedChange(Guid Epoch, long Sequence, Guid CaseId, int Version, bool AfterReload);

/// <summary>
/// A client without a display: watches one view of the hub, resumes and reloads by itself, keeps what it received. Given several
/// apis it goes to the next one when the one it is at does not answer.
/// </summary>
public sealed class LiveClient : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<Guid, CaseSummary> _cases = [];
    private readonly List<AppliedChange> _applied = [];
    private readonly ApiSession[] _apis;
    private readonly string _view;
    private readonly LiveSequence _sequence;
    private HubConnection? _hub;
    private Task _running = Task.CompletedTask;
    private int _reloading;
    private bool _reloaded;

    private LiveClient(string view, ApiSession[] apis) => (_view, _apis, _sequence) = (view, apis, new LiveSequence(view));

    /// <summary>Called with every change as it is applied, on the connection's own thread: it must be quick.</summary>
    public Action<CaseChange>? Heard { get; init; }

    public int Connects { get; private set; }

    /// <summary>The api this screen is, or was last, connected to.</summary>
    public Uri? At { get; private set; }

    public int Watches { get; private set; }

    public int Reloads { get; private set; }

    /// <summary>Connected, positioned and not waiting for a list.</summary>
    public bool IsUp
    {
        get
        {
            lock (_gate)
            {
                return _sequence.IsFollowing && _reloading == 0;
            }
        }
    }

    public static Task<LiveClient> Start(string view, params ApiSession[] apis) => Start(view, null, apis);

    /// <inheritdoc cref="Start(string, ApiSession[])"/>
    public static async Task<LiveClient> Start(string view, Action<CaseChange>? heard, params ApiSession[] apis)
    {
        LiveClient client = new(view, apis) { Heard = heard };
        client._running = client.Run();
        await Eventually.Holds(() => client.IsUp, TimeSpan.FromSeconds(30), $"the live client of {view} is up", client.ToString);
        return client;
    }

    public Dictionary<Guid, CaseSummary> Cases()
    {
        lock (_gate)
        {
            return new Dictionary<Guid, CaseSummary>(_cases);
        }
    }

    public AppliedChange[] Applied()
    {
        lock (_gate)
        {
            return [.. _applied];
        }
    }

    /// <summary>Where the numbers of a view did not follow each other, without a reload to make up for it.</summary>
    public string[] Gaps()
    {
        AppliedChange[] applied = Applied();
        return [.. applied.Zip(applied.Skip(1))
            .Where(p => !p.Second.AfterReload && (p.First.Epoch != p.Second.Epoch || p.First.Sequence + 1 != p.Second.Sequence))
            .Select(p => $"{p.First.Sequence} of {p.First.Epoch} was followed by {p.Second.Sequence} of {p.Second.Epoch}")];
    }

    public override string ToString()
    {
        lock (_gate)
        {
            return $"live client: {_cases.Count} cases, {_applied.Count} changes, at {_sequence.Sequence} of {_sequence.Epoch}, {Connects} connects, {Watches} watches, {Reloads} reloads, "
                + (_sequence.IsFollowing ? _reloading == 0 ? "up" : "reloading" : _sequence.IsCatchingUp ? "catching up" : "down");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task Run()
    {
        using PeriodicTimer pause = new(Pause);
        for (int at = 0; !_stop.IsCancellationRequested; await pause.WaitForNextTickAsync(_stop.Token))
        {
            await using HubConnection hub = Build(_apis[at % _apis.Length]);
            TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            hub.Closed += _ =>
            {
                closed.TrySetResult();
                return Task.CompletedTask;
            };
            hub.On<ChangeBatch>("Changes", batch => Handle(s => s.Changed(batch)));
            try
            {
                await hub.StartAsync(_stop.Token);
            }
            catch (Exception e) when (e is HttpRequestException or IOException or WebSocketException or TimeoutException or HubException || (e is OperationCanceledException && !_stop.IsCancellationRequested))
            {
                at++;
                continue;
            }

            _hub = hub;
            At = _apis[at % _apis.Length].Address;
            Connects++;
            Handle(s => s.Connected());
            await closed.Task.WaitAsync(_stop.Token);
            lock (_gate)
            {
                _sequence.Disconnected();
            }
        }
    }

    private static HubConnection Build(ApiSession api)
    {
        HubConnection hub = new HubConnectionBuilder()
            .WithUrl(new Uri(api.Address, "/live"), HttpTransportType.WebSockets, o =>
            {
                o.SkipNegotiation = true;
                o.Cookies = api.Cookies;
            })
            .AddJsonProtocol(o => ApiJson.Apply(o.PayloadSerializerOptions))
            .Build();
        // A pulse comes every ten seconds: a screen without a frame for fifteen is stale.
        hub.ServerTimeout = TimeSpan.FromSeconds(15);
        return hub;
    }

    private void Handle(Func<LiveSequence, List<LiveEffect>> happened)
    {
        lock (_gate)
        {
            foreach (LiveEffect effect in happened(_sequence))
            {
                switch (effect)
                {
                    case LiveEffect.Apply apply:
                        Apply(apply);
                        break;
                    case LiveEffect.Reload:
                        _reloading++;
                        _reloaded = true;
                        _ = Reload();
                        break;
                    case LiveEffect.Watch watch:
                        _ = Watch(_hub!, watch);
                        break;
                }
            }
        }
    }

    private async Task Watch(HubConnection hub, LiveEffect.Watch watch)
    {
        using PeriodicTimer pause = new(Pause);
        while (hub.State == HubConnectionState.Connected && hub == _hub)
        {
            try
            {
                ViewPosition position = await hub.InvokeAsync<ViewPosition>("Watch", _view, watch.Epoch, watch.After, _stop.Token);
                Watches++;
                Handle(s => s.Positioned(position));
                return;
            }
            catch (Exception e) when (e is HubException or InvalidOperationException or IOException or WebSocketException or OperationCanceledException)
            {
                // The connection may be fine and a silo not: asked again while we wait for a position.
            }

            await ((Task)pause.WaitForNextTickAsync(_stop.Token).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Reload()
    {
        Reloads++;
        foreach (CaseSummary summary in await ListAnywhere())
        {
            lock (_gate)
            {
                Merge(summary);
            }
        }

        lock (_gate)
        {
            _reloading--;
        }
    }

    private async Task<List<CaseSummary>> ListAnywhere()
    {
        for (int at = 0; ; at++)
        {
            using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            patience.CancelAfter(TimeSpan.FromSeconds(20));
            try
            {
                return await _apis[at % _apis.Length].ListAll("view=all&sort=newest", patience.Token);
            }
            catch (OperationCanceledException) when (!_stop.IsCancellationRequested)
            {
                // That api is gone; the next one has the same list.
            }
        }
    }

    private void Apply(LiveEffect.Apply apply)
    {
        foreach (CaseChange change in apply.Changes)
        {
            _applied.Add(new AppliedChange(apply.Epoch, change.Sequence, change.Case.Id, change.Case.Version, _reloaded));
            _reloaded = false;
            Merge(change.Case);
            Heard?.Invoke(change);
        }
    }

    private void Merge(CaseSummary summary)
    {
        if (!_cases.TryGetValue(summary.Id, out CaseSummary? known) || known.Version < summary.Version)
        {
            _cases[summary.Id] = summary;
        }
    }
}
