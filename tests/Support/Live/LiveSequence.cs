using Dialog.Push;

namespace Dialog.Support.Live;

/// <summary>What the reader must do next: ask for its position, load the list again, apply changes.</summary>
public abstract record LiveEffect
{
    public sealed record Watch(Guid? Epoch, long After) : LiveEffect;

    public sealed record Reload : LiveEffect;

    public sealed record Apply(Guid Epoch, CaseChange[] Changes) : LiveEffect;
}

/// <summary>The reader's side of a view's gapless sequence, as docs/api.md and the console have it. No connection, no clock.</summary>
public sealed class LiveSequence(string view)
{
    private const int HeldLimit = 500;
    private readonly List<ChangeBatch> _held = [];

    private enum Phase
    {
        Down,
        CatchingUp,
        Following,
    }

    private Phase _phase = Phase.Down;

    public Guid? Epoch { get; private set; }

    public long Sequence { get; private set; }

    public bool IsFollowing => _phase == Phase.Following;

    public bool IsCatchingUp => _phase == Phase.CatchingUp;

    public List<LiveEffect> Connected() => Watch();

    public void Disconnected()
    {
        _phase = Phase.Down;
        _held.Clear();
    }

    public List<LiveEffect> Positioned(ViewPosition position)
    {
        if (_phase != Phase.CatchingUp)
        {
            return [];
        }

        List<LiveEffect> effects = [];
        if (position.Reload)
        {
            effects.Add(new LiveEffect.Reload());
        }

        bool sameEpoch = Epoch == position.Epoch;
        CaseChange[] missed = [.. position.Missed.Where(c => !sameEpoch || c.Sequence > Sequence)];
        if (missed.Length > 0)
        {
            effects.Add(new LiveEffect.Apply(position.Epoch, missed));
        }

        (_phase, Epoch, Sequence) = (Phase.Following, position.Epoch, position.Sequence);
        ChangeBatch[] held = [.. _held];
        _held.Clear();
        foreach (ChangeBatch batch in held)
        {
            effects.AddRange(Changed(batch));
        }

        return effects;
    }

    public List<LiveEffect> Changed(ChangeBatch batch)
    {
        switch (_phase)
        {
            case var _ when batch.View != view || _phase == Phase.Down:
                return [];
            case Phase.CatchingUp:
                _held.Add(batch);
                if (_held.Count > HeldLimit)
                {
                    _held.RemoveAt(0);
                }

                return [];
            case var _ when batch.Epoch != Epoch:
                return Watch();
        }

        long last = batch.Changes.Length > 0 ? batch.Changes[^1].Sequence : batch.After;
        if (last <= Sequence)
        {
            return [];
        }

        if (batch.After > Sequence)
        {
            return Watch();
        }

        CaseChange[] fresh = [.. batch.Changes.Where(c => c.Sequence > Sequence)];
        Sequence = last;
        return [new LiveEffect.Apply(batch.Epoch, fresh)];
    }

    private List<LiveEffect> Watch()
    {
        _phase = Phase.CatchingUp;
        return [new LiveEffect.Watch(Epoch, Epoch is null ? 0 : Sequence)];
    }
}
