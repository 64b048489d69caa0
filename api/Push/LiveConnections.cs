using System.Collections.Concurrent;

namespace Dialog.Api.Push;

/// <summary>This node's screens and what each of them watches.</summary>
internal sealed class LiveConnections
{
    private readonly ConcurrentDictionary<string, LiveConnection> _all = new();
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, LiveConnection>> _views = new();

    public LiveConnections(ScreenMetrics metrics) => metrics.Watch(() => _all.Count);

    public IEnumerable<LiveConnection> All => _all.Values;

    public void Add(LiveConnection connection) => _all[connection.Id] = connection;

    public LiveConnection? Find(string id) => _all.GetValueOrDefault(id);

    public void Remove(string id)
    {
        if (_all.TryRemove(id, out LiveConnection? connection))
        {
            foreach (ConcurrentDictionary<string, LiveConnection> watchers in _views.Values)
            {
                watchers.TryRemove(id, out _);
            }

            connection.Close();
        }
    }

    public void Watch(string view, LiveConnection connection) => _views.GetOrAdd(view, static _ => new())[connection.Id] = connection;

    public void Unwatch(string view, string id)
    {
        if (_views.TryGetValue(view, out ConcurrentDictionary<string, LiveConnection>? watchers))
        {
            watchers.TryRemove(id, out _);
        }
    }

    public IEnumerable<LiveConnection> Watchers(string view) =>
        _views.TryGetValue(view, out ConcurrentDictionary<string, LiveConnection>? watchers) ? watchers.Values : [];

    public bool IsWatched(string view) => _views.TryGetValue(view, out ConcurrentDictionary<string, LiveConnection>? watchers) && !watchers.IsEmpty;
}
