namespace Dialog.Officials;

/// <summary>A person at work, keyed region/official. Everything here can be forgotten: presence is renewed by the screen, claims by the threads.</summary>
internal sealed class OfficialGrain(TimeProvider time) : Grain, IOfficialGrain
{
    private static readonly TimeSpan PresenceLasts = TimeSpan.FromSeconds(45);
    private readonly Dictionary<Guid, ClaimView> _claims = [];
    private DateTimeOffset? _seenAt;

    public Task SeenOnline()
    {
        _seenAt = time.GetUtcNow();
        return Task.CompletedTask;
    }

    public Task<OfficialView> Get()
    {
        DateTimeOffset now = time.GetUtcNow();
        foreach (Guid ended in _claims.Where(c => c.Value.Until <= now).Select(c => c.Key).ToArray())
        {
            _claims.Remove(ended);
        }

        bool online = _seenAt is { } seen && now - seen < PresenceLasts;
        string official = this.GetPrimaryKeyString().Split('/', 2)[1];
        return Task.FromResult(new OfficialView(official, online, _seenAt, [.. _claims.Values.OrderBy(c => c.Until)]));
    }

    public Task ClaimChanged(Guid caseId, string thread, DateTimeOffset? until)
    {
        if (until is { } end)
        {
            _claims[caseId] = new ClaimView(caseId, thread, end);
        }
        else
        {
            _claims.Remove(caseId);
        }

        return Task.CompletedTask;
    }
}
