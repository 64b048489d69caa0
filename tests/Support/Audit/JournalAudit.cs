using System.Data;
using Dialog.Cases;
using Dialog.Privacy;
using Dialog.Support.Live;
using Npgsql;

namespace Dialog.Support.Audit;

/// <summary>
/// Checks a whole installation at rest against its own journal, in one snapshot: versions without gaps, read model, messages,
/// outbox and deadlines equal to the fold of the events, everything acknowledged there exactly once.
/// </summary>
public static class JournalAudit
{
    /// <param name="overdue">How long after its time a timer may remain unfired without being a fault.</param>
    /// <param name="since">Timers due before do not count as the latest: an earlier failure has been reported already.</param>
    /// <param name="clients">Screens of one region that must hold what its read model holds.</param>
    public static async Task<AuditReport> Run(NpgsqlDataSource database, Ledger ledger, TimeSpan overdue, DateTimeOffset since = default, params LiveClient[] clients)
    {
        await using NpgsqlConnection connection = await database.OpenConnectionAsync();
        await using NpgsqlTransaction snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        AuditTables tables = await AuditTables.Read(connection);
        AuditFindings findings = new(overdue, since);
        await Try(connection, tables, findings);
        foreach (Guid orphan in tables.Cases.Keys)
        {
            findings.Violation($"case {orphan} has a row and no events");
        }

        foreach ((Guid caseId, AuditDeadline row) in tables.Deadlines.SelectMany(d => d.Value.Select(row => (d.Key, row))))
        {
            findings.Violation(row.At < tables.Now - overdue
                ? $"case {caseId}: the deadline {row.Kind} of {row.At:O} has not fired"
                : $"case {caseId}: the deadline {row.Kind} {row.Serial} stands without an event that set it");
        }

        findings.Compare(ledger);
        int? pushed = clients.Length == 0 ? null : Pushed(tables.Summaries, clients, findings);
        return new AuditReport
        {
            Sent = ledger.Messages,
            Cases = tables.Summaries.Count,
            Events = findings.Events,
            Journal = findings.Messages,
            Pushed = pushed,
            Lost = findings.Lost,
            Doubled = findings.Doubled,
            DeadlinesMissed = findings.DeadlinesMissed,
            LatestDeadline = findings.LatestDeadline,
            Outbox = tables.OutboxStates,
            Violations = findings.Violations,
        };
    }

    /// <summary>Whether every client holds exactly what the region's read model holds.</summary>
    public static async Task<bool> HasConverged(NpgsqlDataSource database, params LiveClient[] clients)
    {
        await using NpgsqlConnection connection = await database.OpenConnectionAsync();
        Dictionary<Guid, CaseSummary> rows = (await AuditTables.ReadCases(connection)).ToDictionary(c => c.Key, c => c.Value.Summary);
        return clients.All(c => c.IsUp) && Pushed(rows, clients, new AuditFindings()) == rows.Count;
    }

    private static async Task Try(NpgsqlConnection connection, AuditTables tables, AuditFindings findings)
    {
        await using NpgsqlCommand command = new(Sql.Read("audit_events"), connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        CaseTrial? trial = null;
        Guid about = Guid.Empty;
        while (await reader.ReadAsync())
        {
            Guid id = reader.GetGuid(0);
            if (trial is null || id != about)
            {
                trial?.End(tables, findings, about);
                (trial, about) = (new CaseTrial(id, findings), id);
            }

            trial.TakeCrossCase(new StoredEvent(reader.GetInt32(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetFieldValue<DateTimeOffset>(5)));
        }

        trial?.End(tables, findings, about);
    }

    private static void End(this CaseTrial trial, AuditTables tables, AuditFindings findings, Guid id)
    {
        if (!tables.Cases.Remove(id, out AuditCase? row))
        {
            findings.Violation($"case {id} has events and no row");
            return;
        }

        trial.Face(row.Summary, row.Ordinal, row.Channel, row.ResidentId);
        if (tables.Messages.GetValueOrDefault(id) != trial.Messages)
        {
            findings.Violation($"case {id}: {tables.Messages.GetValueOrDefault(id)} messages stand in the conversation, {trial.Messages} in the journal");
        }

        if (!trial.Answers.SequenceEqual(tables.Outbox.GetValueOrDefault(id, [])))
        {
            findings.Violation($"case {id}: answers {string.Join(',', trial.Answers)}, outbox {string.Join(',', tables.Outbox.GetValueOrDefault(id, []))}");
        }

        HashSet<AuditDeadline> expected = [.. trial.Timers().Select(w => new AuditDeadline(w.Kind, w.Serial, Microseconds.Of(w.At)))];
        HashSet<AuditDeadline> standing = tables.Deadlines.GetValueOrDefault(id, []);
        foreach (AuditDeadline missing in expected.Except(standing))
        {
            findings.Violation($"case {id}: the deadline {missing.Kind} {missing.Serial} of {missing.At:O} was set and has no row");
        }

        // What is left in the table at the end is a fault: unfired, or without an owner.
        standing.RemoveWhere(row => expected.Contains(row) && row.At >= tables.Now - findings.Overdue);
    }

    private static int Pushed(Dictionary<Guid, CaseSummary> rows, LiveClient[] clients, AuditFindings findings)
    {
        HashSet<Guid> everywhere = [.. rows.Keys];
        foreach (LiveClient client in clients)
        {
            Dictionary<Guid, CaseSummary> held = client.Cases();
            foreach ((Guid id, CaseSummary row) in rows)
            {
                if (!held.TryGetValue(id, out CaseSummary? known) || !Microseconds.Same(known, row with { Thread = OpaqueIds.Of(row.Thread) }))
                {
                    everywhere.Remove(id);
                    findings.Violation($"case {id} is at version {row.Version}, a live client has {known?.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "nothing"}");
                }
            }

            if (held.Count > rows.Count)
            {
                findings.Violation($"a live client has {held.Count - rows.Count} cases too many");
            }
        }

        return everywhere.Count;
    }
}
