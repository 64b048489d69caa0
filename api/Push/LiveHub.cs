using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.Privacy;
using Dialog.Api.SavedViews;
using Dialog.Officials;
using Dialog.Push;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Dialog.Api.Push;

/// <summary>The live connection of the console. Every view has a gapless sequence; a reconnect resumes from it or reloads.</summary>
[Authorize(Policy = Permissions.ReadCases)]
internal sealed class LiveHub(LiveConnections connections, FeedNode feeds, IGrainFactory grains, LiveCounts counts, CasePresence presence, ViewerTokens passes, AuditLog audit) : Hub<IConsole>
{
    /// <summary>Starts or resumes a view; batches may arrive before this call's answer: hold them until then.</summary>
    public async Task<ViewPosition> Watch(string view, Guid? epoch, long after)
    {
        LiveConnection me = Me();
        string region = Views.RegionOf(view, me.Person) ?? throw new HubException("not-found");

        // Before anything is sent: what cannot be recorded is not shown.
        await audit.Write(AuditEntry.By(Context.User!, "live.watch", "done") with
        {
            Subject = view,
            Detail = epoch is null ? null : "resumed",
            Address = Context.GetHttpContext()?.Connection.RemoteIpAddress?.ToString(),
        });

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

    /// <summary>From now on this screen receives its person's notices; earlier ones are in the list.</summary>
    public Task WatchNotices()
    {
        LiveConnection me = Me();
        connections.Watch(Views.Notices(me.Person.Region, me.Person.ActorId), me);
        return feeds.Follow(me.Person.Region);
    }

    /// <summary>Live counters of filters over the queue; a new list replaces the one before.</summary>
    public Task<int?[]> WatchCounts(SavedFilter[] filters)
    {
        if (filters.Length > LiveCounts.MostFilters || filters.Any(f => f?.View is null || f.Fault() is not null))
        {
            throw new HubException("invalid-filters");
        }

        return counts.Show(Me(), filters);
    }

    /// <summary>This screen shows a case (and no other); gives who else does. <paramref name="pass"/> comes with the case.</summary>
    public Task<CasePerson[]> Look(Guid caseId, string pass)
    {
        LiveConnection me = Me();
        return passes.Opens(pass, me.Person, caseId) ? presence.Look(me, caseId) : throw new HubException("not-found");
    }

    /// <summary>This screen shows no case any more.</summary>
    public Task LookAway() => presence.Leave(Context.ConnectionId);

    /// <summary>Somebody writes an answer to the case they view; calls more often than every two seconds have no effect.</summary>
    public Task Typing(Guid caseId) => presence.Typing(Context.ConnectionId, caseId);

    /// <summary>What was written is sent or gone.</summary>
    public Task TypingEnded(Guid caseId) => presence.Rest(Context.ConnectionId, caseId);

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        await presence.Leave(Context.ConnectionId);
        await base.OnDisconnectedAsync(exception);
    }

    public Task Heartbeat()
    {
        Person person = Me().Person;
        return grains.GetGrain<IOfficialGrain>($"{person.Region}/{person.ActorId}").SeenOnline();
    }

    private LiveConnection Me() => connections.Find(Context.ConnectionId) ?? throw new HubException("closing");
}
