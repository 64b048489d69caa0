using Dialog.Api.Auth;
using Dialog.Api.Privacy;
using Dialog.Officials;
using Dialog.Push;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Dialog.Api.Push;

/// <summary>The live line of the console. Every view has a gapless sequence; a reconnect resumes from it or reloads.</summary>
[Authorize(Policy = Permissions.ReadCases)]
internal sealed class LiveHub(LiveConnections connections, FeedNode feeds, IGrainFactory grains) : Hub<IConsole>
{
    /// <summary>Starts or resumes a view; batches may arrive before this call's answer: hold them until then.</summary>
    public async Task<ViewPosition> Watch(string view, Guid? epoch, long after)
    {
        LiveConnection me = Me();
        string region = Views.RegionOf(view, me.Person) ?? throw new HubException("not-found");

        // First in the list, then the position: what is numbered in between is sent, perhaps twice, never lost.
        connections.Watch(view, me);
        await feeds.Follow(region);
        ViewPosition position = await grains.GetGrain<IRegionFeedGrain>(region).Resume(view, epoch, after);
        feeds.Begin(position);
        return position with { Missed = Masking.Of(position.Missed, me.Mask) };
    }

    public Task Unwatch(string view)
    {
        connections.Unwatch(view, Context.ConnectionId);
        return Task.CompletedTask;
    }

    public async Task<BoardView> WatchBoard()
    {
        LiveConnection me = Me();
        connections.Watch(Views.Board(me.Person.Region), me);
        await feeds.Follow(me.Person.Region);
        return await grains.GetGrain<IRegionFeedGrain>(me.Person.Region).Board();
    }

    /// <summary>From now on this screen hears what its person is told; what was told before is in the list.</summary>
    public Task WatchNotices()
    {
        LiveConnection me = Me();
        connections.Watch(Views.Notices(me.Person.Region, me.Person.ActorId), me);
        return feeds.Follow(me.Person.Region);
    }

    public Task Heartbeat()
    {
        Person person = Me().Person;
        return grains.GetGrain<IOfficialGrain>($"{person.Region}/{person.ActorId}").SeenOnline();
    }

    private LiveConnection Me() => connections.Find(Context.ConnectionId) ?? throw new HubException("closing");
}
