using Dialog.Cases.Domain;
using Dialog.Deadlines;
using NpgsqlTypes;

namespace Dialog.Storage.Journal;

/// <summary>Parameters $82..$89 of <c>append.sql</c>: the wake-ups a case needs now, as the difference of its two states.</summary>
internal sealed class DeadlineColumns(JournalBatch batch)
{
    private readonly List<Guid> _case = batch.Column<Guid>(NpgsqlDbType.Uuid);
    private readonly List<string> _kind = batch.Column<string>(NpgsqlDbType.Text);
    private readonly List<int> _serial = batch.Column<int>(NpgsqlDbType.Integer);
    private readonly List<string> _thread = batch.Column<string>(NpgsqlDbType.Text);
    private readonly List<short> _shard = batch.Column<short>(NpgsqlDbType.Smallint);
    private readonly List<DateTimeOffset> _dueAt = batch.Column<DateTimeOffset>(NpgsqlDbType.TimestampTz);
    private readonly List<Guid> _endedCase = batch.Column<Guid>(NpgsqlDbType.Uuid);
    private readonly List<string> _endedKind = batch.Column<string>(NpgsqlDbType.Text);

    public void Add(Case before, Case after)
    {
        for (int i = 0; i < before.Owed.Count; i++)
        {
            Obligation was = before.Owed[i];
            if (after.Owed.Find(was.Deadline) is null)
            {
                Change(after, Obligations.KindOf(was.Deadline), was.Wake, null);
            }
        }

        for (int i = 0; i < after.Owed.Count; i++)
        {
            Obligation owed = after.Owed[i];
            Change(after, Obligations.KindOf(owed.Deadline), before.Owed.Find(owed.Deadline)?.Wake, owed.Wake);
        }

        Change(after, ClockRules.Lease, before.Lease, after.Lease);
        Change(after, ClockRules.Silence, before.Silence, after.Silence);
        Change(after, ClockRules.Errands, before.ErrandsWake, after.ErrandsWake);
    }

    private void Change(Case c, string kind, Wakeup? before, Wakeup? after)
    {
        if (after is null && before is not null)
        {
            _endedCase.Add(c.Id);
            _endedKind.Add(kind);
        }
        else if (after is not null && after != before)
        {
            _case.Add(c.Id);
            _kind.Add(kind);
            _serial.Add(after.Serial);
            _thread.Add(c.Thread);
            _shard.Add(DeadlineShards.Of(c.Id));
            _dueAt.Add(after.At.ToUniversalTime());
        }
    }
}
