using Dialog.Cases;
using Dialog.Cases.Domain;
using Npgsql;
using NpgsqlTypes;

namespace Dialog.Storage.Journal;

/// <summary>
/// The columns of <c>append.sql</c>, filled entry by entry. One instance lives as long as its connection: the statement
/// is prepared once and the lists are cleared between batches, so that a batch allocates next to nothing.
/// </summary>
internal sealed class JournalBatch : IDisposable
{
    private readonly List<Action> _clear = [];
    private readonly NpgsqlCommand _command;

    // In the order of the parameters; the comment in append.sql is the legend.
    private readonly List<Guid> _id;
    private readonly List<int> _expected;
    private readonly List<string> _region, _thread;
    private readonly List<int> _ordinal, _version;
    private readonly List<short> _status, _kind;
    private readonly List<string> _topic;
    private readonly List<short> _importance;
    private readonly List<string?> _authority, _official, _claimedBy, _claimedByName;
    private readonly List<DateTimeOffset?> _leaseUntil;
    private readonly List<string> _channel, _network;
    private readonly List<bool> _isPublic;
    private readonly List<string> _residentId, _residentName, _excerpt;
    private readonly List<string?> _address;
    private readonly List<DateTimeOffset> _publishedAt, _receivedAt;
    private readonly List<DateTimeOffset?> _dueAt;
    private readonly List<string?> _dueKind;
    private readonly List<bool> _overdue;
    private readonly List<DateTimeOffset> _lastMessageAt;
    private readonly List<bool> _unanswered;
    private readonly List<int> _leg;
    private readonly List<short> _delivery;
    private readonly List<DateTimeOffset?> _answeredAt;
    private readonly List<int> _escalation;
    private readonly List<DateTimeOffset> _updatedAt;
    private readonly WorkColumns _work;
    private readonly EventColumns _events;
    private readonly MessageColumns _messages;
    private readonly OutboxColumns _outbox;
    private readonly DeadlineColumns _deadlines;
    private readonly NpgsqlParameter<DateTimeOffset> _now;

    /// <param name="sql">Another statement with the parameters of <c>append.sql</c>, to measure it against.</param>
    public JournalBatch(NpgsqlConnection connection, string? sql = null)
    {
        _command = new NpgsqlCommand(sql ?? Sql.Read("append"), connection);
        _id = Column<Guid>(NpgsqlDbType.Uuid);
        _expected = Column<int>(NpgsqlDbType.Integer);
        _region = Column<string>(NpgsqlDbType.Text);
        _thread = Column<string>(NpgsqlDbType.Text);
        _ordinal = Column<int>(NpgsqlDbType.Integer);
        _version = Column<int>(NpgsqlDbType.Integer);
        _status = Column<short>(NpgsqlDbType.Smallint);
        _kind = Column<short>(NpgsqlDbType.Smallint);
        _topic = Column<string>(NpgsqlDbType.Text);
        _importance = Column<short>(NpgsqlDbType.Smallint);
        _authority = Column<string?>(NpgsqlDbType.Text);
        _official = Column<string?>(NpgsqlDbType.Text);
        _claimedBy = Column<string?>(NpgsqlDbType.Text);
        _claimedByName = Column<string?>(NpgsqlDbType.Text);
        _leaseUntil = Column<DateTimeOffset?>(NpgsqlDbType.TimestampTz);
        _channel = Column<string>(NpgsqlDbType.Text);
        _network = Column<string>(NpgsqlDbType.Text);
        _isPublic = Column<bool>(NpgsqlDbType.Boolean);
        _residentId = Column<string>(NpgsqlDbType.Text);
        _residentName = Column<string>(NpgsqlDbType.Text);
        _excerpt = Column<string>(NpgsqlDbType.Text);
        _address = Column<string?>(NpgsqlDbType.Text);
        _publishedAt = Column<DateTimeOffset>(NpgsqlDbType.TimestampTz);
        _receivedAt = Column<DateTimeOffset>(NpgsqlDbType.TimestampTz);
        _dueAt = Column<DateTimeOffset?>(NpgsqlDbType.TimestampTz);
        _dueKind = Column<string?>(NpgsqlDbType.Text);
        _overdue = Column<bool>(NpgsqlDbType.Boolean);
        _lastMessageAt = Column<DateTimeOffset>(NpgsqlDbType.TimestampTz);
        _unanswered = Column<bool>(NpgsqlDbType.Boolean);
        _leg = Column<int>(NpgsqlDbType.Integer);
        _delivery = Column<short>(NpgsqlDbType.Smallint);
        _answeredAt = Column<DateTimeOffset?>(NpgsqlDbType.TimestampTz);
        _escalation = Column<int>(NpgsqlDbType.Integer);
        _updatedAt = Column<DateTimeOffset>(NpgsqlDbType.TimestampTz);
        _work = new WorkColumns(this);
        _events = new EventColumns(this);
        _messages = new MessageColumns(this);
        _outbox = new OutboxColumns(this);
        _deadlines = new DeadlineColumns(this);
        _now = new NpgsqlParameter<DateTimeOffset> { NpgsqlDbType = NpgsqlDbType.TimestampTz };
        _command.Parameters.Add(_now);
    }

    public Task Prepare(CancellationToken cancellation) => _command.PrepareAsync(cancellation);

    /// <summary>A list bound to the statement's next parameter.</summary>
    public List<T> Column<T>(NpgsqlDbType type)
    {
        List<T> column = [];
        _clear.Add(column.Clear);
        _command.Parameters.Add(new NpgsqlParameter<List<T>> { TypedValue = column, NpgsqlDbType = NpgsqlDbType.Array | type });
        return column;
    }

    /// <summary>Writes the entries (one per case, sorted by id) and gives the number of each case that passed the fence.</summary>
    public async Task<Dictionary<Guid, long>> Write(IReadOnlyList<JournalEntry> entries, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (Action clear in _clear)
        {
            clear();
        }

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

    private void Add(JournalEntry entry)
    {
        Case c = entry.After;
        _id.Add(c.Id);
        _expected.Add(entry.Before.Version);
        _region.Add(c.Region);
        _thread.Add(c.Thread);
        _ordinal.Add(c.Ordinal);
        _version.Add(c.Version);
        _status.Add((short)c.Status);
        _kind.Add((short)c.Kind);
        _topic.Add(c.Topic);
        _importance.Add((short)c.Importance);
        _authority.Add(c.Authority);
        _official.Add(c.Official);
        _claimedBy.Add(c.ClaimedBy);
        _claimedByName.Add(c.ClaimedByName);
        _leaseUntil.Add(c.Lease?.At.ToUniversalTime());
        _channel.Add(c.Channel);
        _network.Add(c.Network);
        _isPublic.Add(c.IsPublic);
        _residentId.Add(c.ResidentId);
        _residentName.Add(c.ResidentName);
        _excerpt.Add(c.Excerpt);
        _address.Add(c.Address);
        _publishedAt.Add(c.PublishedAt.ToUniversalTime());
        _receivedAt.Add(c.ReceivedAt.ToUniversalTime());
        _dueAt.Add(c.Obligation?.DueAt.ToUniversalTime());
        _dueKind.Add(c.Obligation?.Deadline);
        _overdue.Add(c.Obligation is { Missed: true });
        _lastMessageAt.Add(c.LastMessageAt.ToUniversalTime());
        _unanswered.Add(c.Unanswered);
        _leg.Add(c.Leg);
        _delivery.Add((short)c.Delivery);
        _answeredAt.Add(c.AnsweredAt?.ToUniversalTime());
        _escalation.Add(c.EscalationLevel);
        _updatedAt.Add(c.UpdatedAt.ToUniversalTime());
        _work.Add(c);

        int version = entry.Before.Version;
        foreach (CaseEvent happened in entry.Events)
        {
            version++;
            _events.Add(entry, happened, version);
            _messages.Add(entry, happened, version);
            _outbox.Add(entry, happened, version);
        }

        _deadlines.Add(entry.Before, c);
    }
}
