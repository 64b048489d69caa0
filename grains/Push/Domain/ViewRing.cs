using Dialog.Cases;

namespace Dialog.Push.Domain;

/// <summary>The last changes of one view, numbered without gaps.</summary>
internal sealed class ViewRing(string view, Guid epoch, int capacity)
{
    private readonly Queue<CaseChange> _ring = new();

    public long Sequence { get; private set; }

    public int Held => _ring.Count;

    public ChangeBatch Append(IReadOnlyList<(CaseSummary Case, bool Left)> changes)
    {
        long after = Sequence;
        CaseChange[] numbered = new CaseChange[changes.Count];
        for (int i = 0; i < numbered.Length; i++)
        {
            numbered[i] = new CaseChange(++Sequence, changes[i].Left, changes[i].Case);
            if (_ring.Count == capacity)
            {
                _ring.Dequeue();
            }

            _ring.Enqueue(numbered[i]);
        }

        return new ChangeBatch(view, epoch, after, numbered);
    }

    /// <summary>What a reader who has read up to <paramref name="after"/> missed, or the order to reload.</summary>
    public ViewPosition Resume(Guid? readersEpoch, long after)
    {
        bool reload = readersEpoch != epoch || after > Sequence || after < Sequence - _ring.Count;
        CaseChange[] missed = reload ? [] : [.. _ring.Where(c => c.Sequence > after)];
        return new ViewPosition(view, epoch, Sequence, reload, missed);
    }
}
