using Dialog.Push;

namespace Dialog.Api.Push;

/// <summary>
/// What of one view waits to go out, in its order, and when it may. A frame costs every screen of the view a turn: the longer the
/// last one took, the longer the next one gathers. A crowded view gets fewer and larger frames instead of a queue, an empty
/// one loses nothing.
/// </summary>
internal sealed class ViewOutlet(TimeProvider time)
{
    // Of what sending took; the rest of the time the processor is for the other views and the sockets.
    private const int Rests = 4;

    // A person sees the difference from here on.
    private static readonly TimeSpan LongestRest = TimeSpan.FromMilliseconds(75);

    // Below this a timer costs more than it saves.
    private static readonly TimeSpan ShortestRest = TimeSpan.FromMilliseconds(2);

    private readonly Lock _gate = new();
    private List<ChangeBatch> _waiting = [];
    private bool _sending;
    private long _sentAt;
    private TimeSpan _rest;

    /// <summary>Puts batches behind those that wait.</summary>
    /// <returns>whether the caller must <see cref="Empty"/> now; otherwise another thread is sending and takes these along</returns>
    public bool Add(IReadOnlyList<ChangeBatch> batches)
    {
        lock (_gate)
        {
            _waiting.AddRange(batches);
            bool begins = !_sending && _waiting.Count > 0;
            _sending |= begins;
            return begins;
        }
    }

    /// <summary>Sends until nothing waits. Runs on the caller's thread until the first rest.</summary>
    public async Task Empty(Action<ChangeBatch> send)
    {
        while (Take() is { } frames)
        {
            if (frames.Count == 0)
            {
                await Task.Delay(Left(), time);
                continue;
            }

            long start = time.GetTimestamp();
            try
            {
                frames.ForEach(send);
            }
            catch
            {
                // The next batch begins again; the screens see the gap.
                lock (_gate)
                {
                    _sending = false;
                }

                throw;
            }
            finally
            {
                _sentAt = time.GetTimestamp();
                TimeSpan rest = Rests * time.GetElapsedTime(start, _sentAt);
                _rest = rest < ShortestRest ? TimeSpan.Zero : rest > LongestRest ? LongestRest : rest;
            }
        }
    }

    // Null: nothing waits. Empty: it is too early.
    private List<ChangeBatch>? Take()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                _sending = false;
                return null;
            }

            if (Left() > TimeSpan.Zero)
            {
                return [];
            }

            List<ChangeBatch> frames = Joined(_waiting);
            _waiting = [];
            return frames;
        }
    }

    private TimeSpan Left()
    {
        TimeSpan left = _rest - time.GetElapsedTime(_sentAt);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    // A batch without changes says that the feed was restarted: it is sent alone.
    private static List<ChangeBatch> Joined(List<ChangeBatch> batches)
    {
        List<ChangeBatch> joined = [];
        foreach (ChangeBatch batch in batches)
        {
            if (joined.Count > 0 && joined[^1] is { Changes.Length: > 0 } last && batch.Changes.Length > 0 && last.Epoch == batch.Epoch && last.Changes[^1].Sequence == batch.After)
            {
                joined[^1] = last with { Changes = [.. last.Changes, .. batch.Changes] };
            }
            else
            {
                joined.Add(batch);
            }
        }

        return joined;
    }
}
