namespace Dialog.Channels.Outbox;

/// <summary>How fast one account may send, and which chats must rest. No clock of its own.</summary>
public sealed class Pace
{
    private readonly ChannelTraits traits;
    private readonly Dictionary<string, DateTimeOffset> resting = [];
    private double permits;
    private DateTimeOffset filledAt;
    private DateTimeOffset refusedAt;
    private string? refusedChat;

    public Pace(ChannelTraits traits, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(traits);
        this.traits = traits;
        filledAt = now;
        permits = traits.PerSecond;
    }

    /// <summary>Nothing may be sent before.</summary>
    public DateTimeOffset PausedUntil { get; private set; }

    /// <summary>Sends allowed at this moment.</summary>
    public int Available(DateTimeOffset now)
    {
        if (now < PausedUntil)
            return 0;
        permits = Math.Min(traits.PerSecond, permits + Math.Max(0, (now - filledAt).TotalSeconds) * traits.PerSecond);
        filledAt = now;
        return (int)permits;
    }

    /// <param name="calls">what it took of the account's calls; 0 when another answer of the same call paid</param>
    public void Took(string chat, DateTimeOffset now, int calls = 1)
    {
        permits -= calls;
        TimeSpan rest = IsGroup(chat) ? traits.GroupRest : traits.ChatRest;
        if (rest > TimeSpan.Zero)
            Rest(chat, now + rest);
    }

    /// <summary>The network said "too many" for a chat; said of two chats within a second it means the account.</summary>
    public void Refused(string chat, TimeSpan wait, DateTimeOffset now)
    {
        Rest(chat, now + wait);
        if (refusedChat is not null && refusedChat != chat && now - refusedAt < TimeSpan.FromSeconds(1))
            Pause(wait, now);
        (refusedChat, refusedAt) = (chat, now);
    }

    public void Pause(TimeSpan wait, DateTimeOffset now)
    {
        if (now + wait > PausedUntil)
            PausedUntil = now + wait;
    }

    public string[] Resting(DateTimeOffset now)
    {
        foreach (string rested in resting.Where(r => r.Value <= now).Select(r => r.Key).ToArray())
            resting.Remove(rested);
        return [.. resting.Keys];
    }

    private void Rest(string chat, DateTimeOffset until)
    {
        if (!resting.TryGetValue(chat, out DateTimeOffset known) || until > known)
            resting[chat] = until;
    }

    // Telegram numbers groups below zero.
    private static bool IsGroup(string chat) => chat.StartsWith('-');
}
