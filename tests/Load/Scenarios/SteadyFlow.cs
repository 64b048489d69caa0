using System.Diagnostics;
using Dialog.Benchmarks.Synthetic;
using Dialog.Cases;
using Dialog.Load.Rig;

namespace Dialog.Load.Scenarios;

/// <summary>Messages at a steady rate whatever the answers take: a slow second is measured, not avoided. A fifth are follow-ups.</summary>
internal sealed class SteadyFlow(ThreadDoor door, int perSecond)
{
    private readonly SyntheticMessages _messages = new(LoadRig.Region, LoadRig.Feed, 7);
    private readonly Queue<IncomingMessage> _older = new();
    private int _sent;

    /// <summary>Returns when the last message is acknowledged.</summary>
    public async Task Run(TimeSpan duration, CancellationToken cancellation)
    {
        List<Task> under = [];
        int count = (int)(perSecond * duration.TotalSeconds);
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
        {
            TimeSpan wait = TimeSpan.FromSeconds((double)i / perSecond) - Stopwatch.GetElapsedTime(start);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, cancellation);
            }

            under.Add(door.Bring(Next(), cancellation));
        }

        await Task.WhenAll(under);
    }

    // Follow-ups go to threads of a while ago, so that two messages of a thread are not under way at once.
    private IncomingMessage Next()
    {
        if (++_sent % 5 == 0 && _older.Count > 500)
        {
            return _messages.Next(_older.Dequeue());
        }

        IncomingMessage first = _messages.First();
        _older.Enqueue(first);
        return first;
    }
}
