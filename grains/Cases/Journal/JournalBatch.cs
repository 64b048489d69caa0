using Dialog.Cases.Domain;
using Npgsql;

namespace Dialog.Cases.Journal;

/// <summary>
/// The arrays of <c>append.sql</c>, filled entry by entry. One instance lives as long as its connection: the statement
/// is prepared once and the arrays are cleared between batches, so that a batch allocates next to nothing.
/// </summary>
internal sealed class JournalBatch : IDisposable
{
    private readonly NpgsqlCommand _command;
    private readonly RowArrays<JournalEntry> _cases;
    private readonly RowArrays<EventRow> _events;
    private readonly RowArrays<MessageRow> _messages;
    private readonly RowArrays<OutboxRow> _outbox;
    private readonly RowArrays<DeadlineRow> _deadlines;
    private readonly RowArrays<EndedDeadlineRow> _ended;
    private readonly NpgsqlParameter<DateTimeOffset> _now;

    /// <param name="sql">Another statement with the placeholders of <c>append.sql</c>, to measure it against.</param>
    public JournalBatch(NpgsqlConnection connection, string? sql = null)
    {
        _command = new NpgsqlCommand(sql is null ? JournalStatement.Append : JournalStatement.Fill(sql), connection);
        // In the order in which JournalStatement numbers the parameters.
        _cases = CaseColumns.All.Bind(_command);
        _events = EventColumns.All.Bind(_command);
        _messages = MessageColumns.All.Bind(_command);
        _outbox = OutboxColumns.All.Bind(_command);
        _deadlines = TimerColumns.Set.Bind(_command);
        _ended = TimerColumns.Ended.Bind(_command);
        _now = _command.BindLater<DateTimeOffset>();
    }

    public Task Prepare(CancellationToken cancellation) => _command.PrepareAsync(cancellation);

    /// <summary>Writes the entries (one per case, sorted by id) and gives the number of each case that passed the fence.</summary>
    public async Task<Dictionary<Guid, long>> Write(IReadOnlyList<JournalEntry> entries, DateTimeOffset now, CancellationToken cancellation)
    {
        Clear();
        foreach (JournalEntry entry in entries)
        {
            Add(entry);
        }

        _now.TypedValue = now.ToUniversalTime();
        Dictionary<Guid, long> passed = new(entries.Count);
        await using NpgsqlDataReader reader = await _command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            passed.Add(reader.GetGuid(0), reader.GetInt64(1));
        }

        return passed;
    }

    public void Dispose() => _command.Dispose();

    private void Clear()
    {
        _cases.Clear();
        _events.Clear();
        _messages.Clear();
        _outbox.Clear();
        _deadlines.Clear();
        _ended.Clear();
    }

    private void Add(JournalEntry entry)
    {
        _cases.Add(entry);
        int version = entry.Before.Version;
        Actor by = entry.By;
        foreach (CaseEvent happened in entry.Events)
        {
            version++;
            // What follows is the rule's doing, up to the next rule or the end of the entry.
            by = happened is RuleApplied rule ? Actor.Rule(rule.Rule, rule.Name) : by;
            _events.Add(new(entry, happened, version, by));
            MessageColumns.AddTo(_messages, entry, happened, version);
            OutboxColumns.AddTo(_outbox, entry, happened, version);
        }

        TimerColumns.Difference(entry.Before, entry.After, _deadlines.Add, _ended.Add);
    }
}
