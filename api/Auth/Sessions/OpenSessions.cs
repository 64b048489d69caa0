using System.Net;
using Dialog.Api.Push;
using Microsoft.Extensions.Caching.Memory;

namespace Dialog.Api.Auth.Sessions;

/// <summary>
/// Which sessions are open, cached for fifteen seconds like <see cref="Rights"/>: what ends at one node is over at the others within
/// that, and on their live connections with the next check of <see cref="LiveRights"/>.
/// </summary>
internal sealed class OpenSessions(SessionTable table, SessionLimits limits, IMemoryCache cache, TimeProvider time)
{
    public async Task<Guid> Begin(string login, Guid stamp, string way, bool secondFactor, string? userAgent, IPAddress? address)
    {
        DateTimeOffset now = time.GetUtcNow();
        SignedIn session = new(Guid.NewGuid(), login, now, now, UserAgents.Describe(userAgent), AddressPrefix.Of(address), way, secondFactor ? now : null);
        await table.Insert(session, stamp);
        return session.Id;
    }

    /// <summary>The session lives and is this person's. Does not count as a request: an open screen is no activity of its owner.</summary>
    public async Task<bool> Lives(Guid id, string login) => Stands(await Recall(id), login);

    /// <summary>The session that lives and is this person's, and a request of theirs; otherwise null.</summary>
    public async Task<SignedIn?> See(Guid id, string login)
    {
        SignedIn? session = await Recall(id);
        if (session is not null && time.GetUtcNow() - session.SeenAt > SessionLimits.SeenEvery && Stands(session, login))
        {
            session = Remember(id, await table.See(id));
        }

        return Stands(session, login) ? session : null;
    }

    /// <summary>Whether the session has shown a second factor, as it is now: what was shown at one node counts at the others at once.</summary>
    public async Task<bool> HasSecondFactor(SignedIn session) => (session.SecondFactorAt ?? Remember(session.Id, await table.Find(session.Id))?.SecondFactorAt) is not null;

    /// <param name="shown">false: the account has no second factor any more</param>
    public async Task ShowSecondFactor(Guid id, bool shown = true)
    {
        await table.ShowSecondFactor(id, shown ? time.GetUtcNow() : null);
        Remember(id, await table.Find(id));
    }

    /// <summary>The current one, then the others by their last use.</summary>
    public async Task<IEnumerable<OwnSession>> Of(string login, Guid? current) =>
        (await table.List(login))
        .Select(s => new OwnSession(s.Id, s.Id == current, s.CreatedAt, s.SeenAt, limits.EndsAt(s), s.Agent, s.AddressPrefix, s.Way))
        .OrderByDescending(s => s.Current);

    /// <summary>Goes on although the account's stamp is another now.</summary>
    public Task Restamp(Guid id, Guid stamp) => table.Restamp(id, stamp);

    /// <summary>Goes on in another region, under another id: what other nodes remember of the former one is of no use there. Null when it has ended.</summary>
    public async Task<SignedIn?> Move(Guid id, string login, string region)
    {
        SignedIn? moved = await table.Move(id, login, Guid.NewGuid(), region);
        if (moved is not null)
        {
            Remember(id, null);
            Remember(moved.Id, moved);
        }

        return moved;
    }

    /// <summary>False when there is no such session of theirs.</summary>
    public async Task<bool> End(Guid id, string login) => Forget(await table.End(id, login)) > 0;

    /// <summary>Ends all of a person, or all but one; gives how many that were.</summary>
    public async Task<int> EndAll(string login, Guid? but = null) => Forget(await table.EndAll(login, but));

    private async Task<SignedIn?> Recall(Guid id) => cache.TryGetValue(Key(id), out SignedIn? known) ? known : Remember(id, await table.Find(id));

    private SignedIn? Remember(Guid id, SignedIn? session) => cache.Set(Key(id), session, Rights.Remembered);

    private int Forget(List<Guid> ended)
    {
        foreach (Guid id in ended)
        {
            Remember(id, null);
        }

        return ended.Count;
    }

    private bool Stands(SignedIn? session, string login) => session is not null && session.Login == login && !limits.IsOver(session, time.GetUtcNow());

    private static string Key(Guid id) => $"session:{id}";
}
