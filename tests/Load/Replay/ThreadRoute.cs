using Dialog.Load.Rig;

namespace Dialog.Load.Replay;

/// <summary>Through the grains, many threads at once, the messages of one thread one after the other.</summary>
internal sealed class ThreadRoute(ThreadDoor door, int inFlight = 256) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(inFlight);
    private readonly Dictionary<string, Task> _last = [];

    public async Task Play(IReadOnlyList<ReplayMessage> messages, Pace pace, Action<int> sent, CancellationToken cancellation)
    {
        foreach (ReplayMessage message in messages)
        {
            await pace.Until(message.At, cancellation);
            await _slots.WaitAsync(cancellation);
            _last[message.Thread] = Bring(_last.GetValueOrDefault(message.Thread, Task.CompletedTask), message, sent, cancellation);
        }

        await Task.WhenAll(_last.Values);
    }

    public void Dispose() => _slots.Dispose();

    private async Task Bring(Task before, ReplayMessage message, Action<int> sent, CancellationToken cancellation)
    {
        await before;
        await door.Bring(message.ToIncoming(), cancellation);
        _slots.Release();
        sent(1);
    }
}
