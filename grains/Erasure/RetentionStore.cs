using Dialog.Cases.Domain;
using Dialog.Regions;
using Npgsql;

namespace Dialog.Erasure;

/// <summary>An ended case over its term.</summary>
internal sealed record DueCase(Guid Id, string Thread, string Rule, bool IsHeld);

/// <summary>Which cases are over their term, and the erasure that a night begins.</summary>
internal sealed class RetentionStore(NpgsqlDataSource database)
{
    public async Task<List<DueCase>> Due(string region, RetentionRule[] rules, DateTimeOffset now, int most)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("retention_due"));
        command.Bind(
            region,
            rules.Select(r => r.Id).ToArray(),
            rules.Select(r => r.Days).ToArray(),
            rules.Select(r => r.Network).ToArray(),
            rules.Select(r => r.Topic).ToArray(),
            rules.Select(r => (short?)r.Kind).ToArray(),
            now,
            Redaction.Marker,
            Redaction.HoldTag,
            most);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        List<DueCase> due = [];
        while (await r.ReadAsync())
        {
            due.Add(new DueCase(r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetBoolean(3)));
        }

        return due;
    }

    /// <summary>False while an erasure of an earlier night is under way.</summary>
    public async Task<bool> Begin(Guid id, string region, string basis, DateTimeOffset now, DueCase[] due)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("retention_begin"));
        command.Bind(id, region, basis, now, due.Select(d => d.Id).ToArray(), due.Select(d => d.Thread).ToArray());
        return await command.ExecuteNonQueryAsync() > 0;
    }
}
