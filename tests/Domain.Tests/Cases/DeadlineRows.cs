using Dialog.Cases.Domain;
using Dialog.Cases.Journal;

namespace Dialog.Domain.Tests.Cases;

/// <summary>The table <c>deadlines</c>, kept by the rows the journal really sends.</summary>
internal sealed class DeadlineRows
{
    private readonly Dictionary<(Guid Case, string Kind), CaseTimer> _rows = [];

    public IReadOnlyDictionary<(Guid Case, string Kind), CaseTimer> Rows => _rows;

    public void Apply(Case before, Case after)
    {
        // The statement removes what has ended before it sets what is new.
        List<DeadlineRow> set = [];
        TimerColumns.Difference(before, after, set.Add, ended =>
            Assert.True(_rows.Remove((ended.CaseId, ended.Kind)), "A deadline was ended that did not stand."));
        foreach (DeadlineRow row in set)
        {
            _rows[(row.Case.Id, row.Kind)] = row.Wake with { At = row.Wake.At.ToUniversalTime() };
        }
    }

    /// <summary>What the sweep does with a row the case calls stale.</summary>
    public void Drop(Guid caseId, string kind, int serial)
    {
        if (_rows.TryGetValue((caseId, kind), out CaseTimer? row) && row.Serial == serial)
        {
            _rows.Remove((caseId, kind));
        }
    }
}
