using System.Runtime.CompilerServices;
using Dialog.Cases.Domain;
using Dialog.Storage.Journal;
using Npgsql;

namespace Dialog.Domain.Tests.Cases;

/// <summary>The table <c>deadlines</c>, kept by the columns the journal really sends: $82..$89 of append.sql.</summary>
internal sealed class DeadlineRows
{
    private readonly DeadlineColumns _columns;
    private readonly List<Guid> _case, _endedCase;
    private readonly List<string> _kind, _endedKind;
    private readonly List<int> _serial;
    private readonly List<DateTimeOffset> _dueAt;
    private readonly Dictionary<(Guid Case, string Kind), Wakeup> _rows = [];

    public DeadlineRows()
    {
        JournalBatch batch = new(new NpgsqlConnection());
        _columns = new DeadlineColumns(batch);
        NpgsqlParameter[] last = [.. Command(batch).Parameters.TakeLast(8)];
        (_case, _kind, _serial) = (List<Guid>(last[0]), List<string>(last[1]), List<int>(last[2]));
        (_dueAt, _endedCase, _endedKind) = (List<DateTimeOffset>(last[5]), List<Guid>(last[6]), List<string>(last[7]));
    }

    public IReadOnlyDictionary<(Guid Case, string Kind), Wakeup> Rows => _rows;

    public void Apply(Case before, Case after)
    {
        _columns.Add(before, after);
        for (int i = 0; i < _endedCase.Count; i++)
        {
            Assert.True(_rows.Remove((_endedCase[i], _endedKind[i])), "A deadline was ended that did not stand.");
        }

        for (int i = 0; i < _case.Count; i++)
        {
            _rows[(_case[i], _kind[i])] = new Wakeup(_dueAt[i], _serial[i]);
        }

        _case.Clear();
        _kind.Clear();
        _serial.Clear();
        _dueAt.Clear();
        _endedCase.Clear();
        _endedKind.Clear();
    }

    /// <summary>What the sweep does with a row the case calls stale.</summary>
    public void Drop(Guid caseId, string kind, int serial)
    {
        if (_rows.TryGetValue((caseId, kind), out Wakeup? row) && row.Serial == serial)
        {
            _rows.Remove((caseId, kind));
        }
    }

    private static List<T> List<T>(NpgsqlParameter parameter) => ((NpgsqlParameter<List<T>>)parameter).TypedValue!;

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_command")]
    private static extern ref NpgsqlCommand Command(JournalBatch batch);
}
