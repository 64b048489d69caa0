namespace Dialog.Channels;

/// <summary>What is wrong with a channel, by the part that noticed: receiving, sending, the network's own report.</summary>
public sealed class ChannelHealth
{
    private readonly Dictionary<string, string> _troubles = [];

    public bool Healthy => _troubles.Count == 0;

    public string? LastError { get; private set; }

    public DateTimeOffset? LastErrorAt { get; private set; }

    public DateTimeOffset? LastReceivedAt { get; set; }

    public int? Pending { get; set; }

    public void Fail(string part, string words, DateTimeOffset now)
    {
        _troubles[part] = words;
        (LastError, LastErrorAt) = (words, now);
    }

    public void Clear(string part) => _troubles.Remove(part);
}
