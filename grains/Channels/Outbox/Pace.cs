namespace Dialog.Channels.Outbox;

/// <summary>How fast one account may send, and which chats must rest. No clock of its own.</summary>
public sealed class Pace
{
    private readonly ChannelTraits _traits;
    private readonly Dictionary<string, DateTimeOffset> _resting = [];
    private double _permits;
    private DateTimeOffset _filledAt;
    private DateTimeOffset _refusedAt;
    private string? _refusedChat;

    public Pace(ChannelTraits traits, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(traits);
        this._traits = traits;
        _filledAt = now;
        _permits = traits.PerSecond;
    }

    /// <summary>Nothing may be sent before.</summary>
    public DateTimeOffset PausedUntil { get; private set; }

    /// <summary>Sends allowed at this moment.</summary>
    public int Available(DateTimeOffset now)
    {
        if (now < PausedUntil)
        {
            return 0;
        }

        _permits = Math.Min(_traits.PerSecond, _permits + Math.Max(0, (now - _filledAt).TotalSeconds) * _traits.PerSecond);
        _filledAt = now;
        return (int)_permits;
    }

    /// <param name="calls">what it took of the account's calls; 0 when another answer of the same call paid</param>
    public void Took(string chat, DateTimeOffset now, int calls = 1)
    {
        _permits -= calls;
        TimeSpan rest = IsGroup(chat) ? _traits.GroupRest : _traits.ChatRest;
        if (rest > TimeSpan.Zero)
        {
            Rest(chat, now + rest);
        }
    }

    /// <summary>The network said "too many" for a chat; said of two chats within a second it means the account.</summary>
    public void Refused(string chat, TimeSpan wait, DateTimeOffset now)
    {
        Rest(chat, now + wait);
        if (_refusedChat is not null && _refusedChat != chat && now - _refusedAt < TimeSpan.FromSeconds(1))
        {
            Pause(wait, now);
        }

        (_refusedChat, _refusedAt) = (chat, now);
    }

    public void Pause(TimeSpan wait, DateTimeOffset now)
    {
        if (now + wait > PausedUntil)
        {
            PausedUntil = now + wait;
        }
    }

    public string[] Resting(DateTimeOffset now)
    {
        foreach (string rested in _resting.Where(r => r.Value <= now).Select(r => r.Key).ToArray())
        {
            _resting.Remove(rested);
        }

        return [.. _resting.Keys];
    }

    private void Rest(string chat, DateTimeOffset until)
    {
        if (!_resting.TryGetValue(chat, out DateTimeOffset known) || until > known)
        {
            _resting[chat] = until;
        }
    }

    // Telegram numbers groups below zero.
    private static bool IsGroup(string chat) => chat.StartsWith('-');
}
