namespace Dialog.Channels.Inbox;

/// <summary>
/// What residents are called in a network whose payloads carry ids only. Asked for many at once, before their messages are read;
/// a network that does not tell costs the names, never the messages. Owned by the channel's grain.
/// </summary>
internal sealed class NameCache(ChannelSettings settings, IChannel adapter, TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    // An account's calls are counted, and its answers need them: meanwhile strangers gather and are asked for together.
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<string, string> _names = [];
    private DateTimeOffset _restUntil;
    private DateTimeOffset _nextAsk;

    public bool IsUsed => adapter.Traits.NamesApart;

    public string? Of(string author) => _names.GetValueOrDefault(author);

    public async Task Learn(IEnumerable<string> authors)
    {
        string[] unknown = [.. authors.Distinct().Where(a => !_names.ContainsKey(a))];
        if (unknown.Length == 0 || time.GetUtcNow() < _restUntil)
        {
            return;
        }

        if (_names.Count + unknown.Length > Most)
        {
            _names.Clear();
        }

        if (_nextAsk - time.GetUtcNow() is { Ticks: > 0 } early)
        {
            await Task.Delay(early, time);
        }

        _nextAsk = time.GetUtcNow() + Apart;
        try
        {
            foreach ((string author, string name) in await adapter.Names(settings, unknown, CancellationToken.None))
            {
                _names[author] = PlainText.Of(name);
            }
        }
        catch (NetworkException)
        {
            // The poller and the health say what is wrong; here it only must not be asked before every message.
            _restUntil = time.GetUtcNow() + Rest;
        }
    }
}
