using System.Collections.Concurrent;
using Dialog.Api.Setup;
using Dialog.Push;
using Orleans.Runtime;

namespace Dialog.Api.Push;

/// <summary>
/// Which cases this node's screens have open: one observer for all of them, renewed every twenty seconds. A screen has one case
/// open at most, so what is kept is bounded by the screens.
/// </summary>
internal sealed partial class CasePresence(IGrainFactory grains, LiveConnections connections, TimeProvider time, ILogger<CasePresence> logger)
    : BackgroundService, IPresenceObserver
{
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan TypingRest = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<string, Open> _open = new();
    private IPresenceObserver? _self;

    public Task Present(Guid caseId, CasePerson[] people)
    {
        foreach ((string screen, Open open) in _open)
        {
            if (open.Case == caseId)
            {
                connections.Find(screen)?.Send(Frames.Present(caseId, people));
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>The screen shows this case from now on and no other; gives who is there.</summary>
    public async Task<CasePerson[]> Look(LiveConnection screen, Guid caseId)
    {
        if (_open.TryGetValue(screen.Id, out Open? before) && before.Case != caseId)
        {
            await Leave(screen.Id);
        }

        _open[screen.Id] = new Open(caseId, screen);
        return await Renew(screen.Id, caseId, screen);
    }

    /// <summary>Sent to the others at most every two seconds, whatever the screen sends.</summary>
    public Task Typing(string screen, Guid caseId)
    {
        if (!_open.TryGetValue(screen, out Open? open) || open.Case != caseId || !open.MayTell(time, TypingRest))
        {
            return Task.CompletedTask;
        }

        return grains.GetGrain<ICasePresenceGrain>(caseId).Typing(screen);
    }

    /// <summary>What the screen's person wrote is sent or gone: the others need not wait until it runs out.</summary>
    public Task Rest(string screen, Guid caseId)
    {
        if (!_open.TryGetValue(screen, out Open? open) || open.Case != caseId || !open.Rests())
        {
            return Task.CompletedTask;
        }

        return grains.GetGrain<ICasePresenceGrain>(caseId).Rest(screen);
    }

    public Task Leave(string screen) => _open.TryRemove(screen, out Open? open) ? grains.GetGrain<ICasePresenceGrain>(open.Case).Leave(screen) : Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(RenewEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach ((string screen, Open open) in _open)
            {
                try
                {
                    await (connections.Find(screen) is null ? Leave(screen) : Renew(screen, open.Case, open.Screen));
                }
                catch (Exception e) when (Errors.IsOutage(e))
                {
                    // A minute's grace: the next round comes in time.
                    LogNotRenewed(e, open.Case);
                }
            }
        }
    }

    private Task<CasePerson[]> Renew(string screen, Guid caseId, LiveConnection at)
    {
        _self ??= grains.CreateObjectReference<IPresenceObserver>(this);
        return grains.GetGrain<ICasePresenceGrain>(caseId).Look(_self, screen, at.Person.ActorId, at.Person.Name);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Who looks at case {Case} could not be renewed")]
    private partial void LogNotRenewed(Exception exception, Guid @case);

    private sealed class Open(Guid caseId, LiveConnection screen)
    {
        private long _toldAt;

        public Guid Case => caseId;

        public LiveConnection Screen => screen;

        public bool MayTell(TimeProvider time, TimeSpan rest)
        {
            if (_toldAt != 0 && time.GetElapsedTime(_toldAt) < rest)
            {
                return false;
            }

            _toldAt = time.GetTimestamp();
            return true;
        }

        /// <summary>False when nobody was told of any writing since.</summary>
        public bool Rests()
        {
            bool told = _toldAt != 0;
            _toldAt = 0;
            return told;
        }
    }
}
