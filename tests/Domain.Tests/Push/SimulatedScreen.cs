using Dialog.Cases;
using Dialog.Push;

namespace Dialog.Domain.Tests.Push;

/// <summary>A console's list as docs/api.md requires it to behave: apply what comes next, ask again at a gap, reload on request.</summary>
internal sealed class SimulatedScreen(string view, Func<string, Guid?, long, ViewPosition> watch)
{
    private readonly Dictionary<Guid, CaseSummary> _cases = [];

    // While a list is on its way it may know a case that has left meanwhile.
    private readonly Dictionary<Guid, int> _left = [];
    private Guid? _epoch;
    private long _sequence;

    public bool AwaitsList { get; private set; }

    /// <summary>How often it was asked to reload: a list asked for before the last time is not the one it awaits.</summary>
    public int Reloads { get; private set; }

    public IEnumerable<CaseSummary> Shown => _cases.Values.Where(Summaries.Live);

    public void Watch()
    {
        ViewPosition position = watch(view, _epoch, _sequence);
        if (position.Reload)
        {
            // The list that comes replaces this one: a case that left unseen would otherwise stay for ever.
            _cases.Clear();
            _left.Clear();
            AwaitsList = true;
            Reloads++;
        }

        Apply(position.Missed);
        (_epoch, _sequence) = (position.Epoch, position.Sequence);
    }

    public void Listed(IEnumerable<CaseSummary> list, int askedAfter)
    {
        if (!AwaitsList || askedAfter != Reloads)
        {
            return;
        }

        AwaitsList = false;
        foreach (CaseSummary c in list)
        {
            if (_left.GetValueOrDefault(c.Id) < c.Version)
            {
                Show(c);
            }
        }
    }

    public void Changes(ChangeBatch batch)
    {
        if (batch.Epoch != _epoch || batch.After != _sequence)
        {
            Watch();
            return;
        }

        Apply(batch.Changes);
    }

    private void Apply(CaseChange[] changes)
    {
        foreach (CaseChange change in changes)
        {
            if (change.Sequence > _sequence)
            {
                Apply(change);
                _sequence = change.Sequence;
            }
        }
    }

    private void Apply(CaseChange change)
    {
        if (change.Left)
        {
            _cases.Remove(change.Case.Id);
            _left[change.Case.Id] = change.Case.Version;
        }
        else
        {
            Show(change.Case);
        }
    }

    private void Show(CaseSummary c)
    {
        if (!_cases.TryGetValue(c.Id, out CaseSummary? shown) || shown.Version < c.Version)
        {
            _cases[c.Id] = c;
        }
    }
}
