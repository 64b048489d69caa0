using Dialog.Push.Domain;
using Microsoft.Extensions.Logging;
using Orleans.Utilities;

namespace Dialog.Push;

/// <summary>Who views a case and who types, keyed by the case's id. Memory only: a new activation learns it from the nodes' renewals.</summary>
internal sealed class CasePresenceGrain(TimeProvider time, ILogger<CasePresenceGrain> logger) : Grain, ICasePresenceGrain
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private readonly Viewers _viewers = new();
    private ObserverManager<IPresenceObserver> _nodes = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _nodes = new ObserverManager<IPresenceObserver>(TimeSpan.FromMinutes(1), logger);
        this.RegisterGrainTimer(Expire, new GrainTimerCreationOptions(Every, Every));
        return Task.CompletedTask;
    }

    public async Task<CasePerson[]> Look(IPresenceObserver node, string screen, string person, string name)
    {
        _nodes.Subscribe(node, node);
        _viewers.Seen(screen, person, name, time.GetUtcNow());
        await Tell();
        return _viewers.People(time.GetUtcNow());
    }

    public Task Typing(string screen)
    {
        _viewers.Type(screen, time.GetUtcNow());
        return Tell();
    }

    public Task Leave(string screen)
    {
        _viewers.Leave(screen);
        return Tell();
    }

    public Task Rest(string screen)
    {
        _viewers.Rest(screen);
        return Tell();
    }

    private async Task Expire(CancellationToken cancellation)
    {
        await Tell();
        if (_viewers.IsEmpty)
        {
            DeactivateOnIdle();
        }
    }

    private async Task Tell()
    {
        if (_viewers.News(time.GetUtcNow()) is { } people)
        {
            Guid caseId = this.GetPrimaryKey();
            await _nodes.Notify(node => node.Present(caseId, people));
        }
    }
}
