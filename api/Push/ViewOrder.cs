using Dialog.Push;

namespace Dialog.Api.Push;

/// <summary>
/// Puts a view's batches back into their order. The feed sends them in order, but each may come through another gateway of the
/// cluster and overtake; a screen that saw the gap would ask the feed for what arrives a millisecond later. Uses neither a clock nor a connection.
/// </summary>
internal sealed class ViewOrder(Guid epoch, long sequence)
{
    private const int MostHeld = 512;

    private readonly SortedList<long, ChangeBatch> _held = [];
    private readonly HashSet<Guid> _past = [];

    public Guid Epoch { get; private set; } = epoch;

    /// <summary>The last sequence given out.</summary>
    public long Sequence { get; private set; } = sequence;

    /// <summary>Something later is here, something earlier is not.</summary>
    public bool HasGap => _held.Count > 0;

    /// <summary>Takes a batch in and gives those whose turn it now is, in order.</summary>
    public IReadOnlyList<ChangeBatch> Take(ChangeBatch batch)
    {
        if (batch.Epoch != Epoch)
        {
            // A late batch of a former feed must not turn the screens back.
            return _past.Contains(batch.Epoch) ? [] : Restart(batch);
        }

        if (Last(batch) <= Sequence)
        {
            return [];
        }

        if (batch.After > Sequence)
        {
            _held.TryAdd(batch.After, batch);
            return _held.Count > MostHeld ? GiveUp() : [];
        }

        List<ChangeBatch> ready = [batch];
        Sequence = Last(batch);
        Release(ready);
        return ready;
    }

    /// <summary>Restarts at the position the feed reports; what was held is part of that.</summary>
    public IReadOnlyList<ChangeBatch> Restart(ChangeBatch batch)
    {
        _past.Add(Epoch);
        _past.Remove(batch.Epoch);
        (Epoch, Sequence) = (batch.Epoch, Last(batch));
        _held.Clear();
        return [batch];
    }

    // The screens see the gap and ask for themselves.
    private List<ChangeBatch> GiveUp()
    {
        List<ChangeBatch> ready = [_held.Values[0]];
        Sequence = Last(_held.Values[0]);
        _held.RemoveAt(0);
        Release(ready);
        return ready;
    }

    private void Release(List<ChangeBatch> ready)
    {
        while (_held.Count > 0 && _held.Keys[0] <= Sequence)
        {
            ChangeBatch next = _held.Values[0];
            _held.RemoveAt(0);
            if (Last(next) > Sequence)
            {
                ready.Add(next);
                Sequence = Last(next);
            }
        }
    }

    private static long Last(ChangeBatch batch) => batch.Changes.Length > 0 ? batch.Changes[^1].Sequence : batch.After;
}
