using System.Text.Json;
using Dialog.Cases;
using Dialog.Cases.Domain;
using NpgsqlTypes;

namespace Dialog.Storage.Journal;

/// <summary>Parameters $35..$44 of <c>append.sql</c>: the part of a case row that tells of approvals, promises and labels.</summary>
internal sealed class WorkColumns(JournalBatch batch)
{
    private readonly List<short> _approval = batch.Column<short>(NpgsqlDbType.Smallint);
    private readonly List<string?> _approver = batch.Column<string?>(NpgsqlDbType.Text);
    private readonly List<DateTimeOffset?> _approvalDue = batch.Column<DateTimeOffset?>(NpgsqlDbType.TimestampTz);
    private readonly List<int> _bounces = batch.Column<int>(NpgsqlDbType.Integer);
    private readonly List<bool> _awaitsArbiter = batch.Column<bool>(NpgsqlDbType.Boolean);
    private readonly List<DateTimeOffset?> _promisedFor = batch.Column<DateTimeOffset?>(NpgsqlDbType.TimestampTz);
    private readonly List<short> _formal = batch.Column<short>(NpgsqlDbType.Smallint);
    private readonly List<string?> _tags = batch.Column<string?>(NpgsqlDbType.Text);
    private readonly List<string?> _fields = batch.Column<string?>(NpgsqlDbType.Text);
    private readonly List<Guid?> _mergedInto = batch.Column<Guid?>(NpgsqlDbType.Uuid);

    public void Add(Case c)
    {
        _approval.Add((short)CaseSummaries.Approval(c));
        _approver.Add(CaseSummaries.Turn(c));
        _approvalDue.Add(c.Owed.Find(Obligations.Approval)?.DueAt.ToUniversalTime());
        _bounces.Add(c.Bounces);
        _awaitsArbiter.Add(c.Arbitration == Arbitration.Awaited);
        _promisedFor.Add(c.Promise?.DueAt.ToUniversalTime());
        _formal.Add((short)(c.Formal?.State ?? FormalState.None));
        // An array of arrays would be one long array to unnest: tags travel as lines.
        _tags.Add(c.Tags.Count == 0 ? null : string.Join('\n', c.Tags));
        _fields.Add(c.Fields.Count == 0 ? null : JsonSerializer.Serialize(c.Fields.ToDictionary(f => f.Key, f => f.Value)));
        _mergedInto.Add(c.MergedInto?.CaseId);
    }
}
