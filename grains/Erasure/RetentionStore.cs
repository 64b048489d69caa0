using Dialog.Cases.Domain;
using Dialog.Regions;
using Dialog.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Dialog.Erasure;

/// <summary>An ended case over its term.</summary>
internal sealed record DueCase(Guid Id, string Thread, string Rule, bool IsHeld);

/// <summary>Which cases are over their term, and the erasure that a night begins.</summary>
internal sealed class RetentionStore(NpgsqlDataSource database)
{
    public async Task<List<DueCase>> Due(string region, RetentionRule[] rules, DateTimeOffset now, int most)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("retention_due"));
        command.Parameters.AddWithValue(region);
        command.Parameters.AddWithValue(rules.Select(r => r.Id).ToArray());
        command.Parameters.AddWithValue(rules.Select(r => r.Days).ToArray());
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Text, rules.Select(r => r.Network).ToArray());
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Text, rules.Select(r => r.Topic).ToArray());
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Smallint, rules.Select(r => (short?)r.Kind).ToArray());
        command.Parameters.AddWithValue(now.ToUniversalTime());
        command.Parameters.AddWithValue(Redaction.Marker);
        command.Parameters.AddWithValue(Redaction.HoldTag);
        command.Parameters.AddWithValue(most);
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
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(region);
        command.Parameters.AddWithValue(basis);
        command.Parameters.AddWithValue(now.ToUniversalTime());
        command.Parameters.AddWithValue(due.Select(d => d.Id).ToArray());
        command.Parameters.AddWithValue(due.Select(d => d.Thread).ToArray());
        return await command.ExecuteNonQueryAsync() > 0;
    }
}
