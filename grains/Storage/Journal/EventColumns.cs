using Dialog.Cases.Domain;
using NpgsqlTypes;

namespace Dialog.Storage.Journal;

/// <summary>Parameters $45..$53 of <c>append.sql</c>.</summary>
internal sealed class EventColumns(JournalBatch batch)
{
    private readonly List<Guid> _case = batch.Column<Guid>(NpgsqlDbType.Uuid);
    private readonly List<int> _version = batch.Column<int>(NpgsqlDbType.Integer);
    private readonly List<string> _type = batch.Column<string>(NpgsqlDbType.Text);
    private readonly List<string> _data = batch.Column<string>(NpgsqlDbType.Text);
    private readonly List<string> _command = batch.Column<string>(NpgsqlDbType.Text);
    private readonly List<short> _actorKind = batch.Column<short>(NpgsqlDbType.Smallint);
    private readonly List<string> _actorId = batch.Column<string>(NpgsqlDbType.Text);
    private readonly List<string> _actorName = batch.Column<string>(NpgsqlDbType.Text);
    private readonly List<DateTimeOffset> _at = batch.Column<DateTimeOffset>(NpgsqlDbType.TimestampTz);

    public void Add(JournalEntry entry, CaseEvent happened, int version)
    {
        _case.Add(entry.After.Id);
        _version.Add(version);
        _type.Add(CaseEventNames.Of(happened));
        _data.Add(CaseEventJson.Write(happened));
        _command.Add(entry.CommandId);
        _actorKind.Add((short)entry.By.Kind);
        _actorId.Add(entry.By.Id);
        _actorName.Add(entry.By.Name);
        _at.Add(entry.At.ToUniversalTime());
    }
}
