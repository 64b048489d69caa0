using Dialog.Api.Auth;
using Dialog.Api.Setup;
using Npgsql;
using NpgsqlTypes;

namespace Dialog.Api.Cases.Ledger;

/// <summary>A question for one page of the promise ledger.</summary>
internal sealed record PromiseQuery(string? State, string? Authority, string? Owner, LedgerCursor? After, int Limit);

/// <summary>Reads what the journal keeps beside single cases: promises, precedents, tags, the hours of approvers.</summary>
internal sealed class LedgerReader(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Suggestions come from so many of the region's latest cases.</summary>
    private const int TaggedCases = 20_000;
    private const int MostTags = 500;

    /// <summary>What a promise can have become of.</summary>
    public static readonly string[] States = ["open", "broken", "kept", "moved", "dropped"];

    public async Task<List<LedgerPromise>> Promises(Person person, PromiseQuery query, CancellationToken cancellation)
    {
        // What is open is read by what comes next, what is over by what came last.
        bool soonest = query.State == "open";
        string sql = Sql.Read("list_promises")
            .Replace("{after}", $"($9::uuid is null or (due_at, case_id, version) {(soonest ? '>' : '<')} ($8::timestamptz, $9, $10))", StringComparison.Ordinal)
            .Replace("{order}", soonest ? "due_at, case_id, version" : "due_at desc, case_id desc, version desc", StringComparison.Ordinal);
        await using NpgsqlCommand command = database.CreateCommand(sql);
        Sql.Add(command, person.Region, NpgsqlDbType.Text);
        Sql.Add(command, person.IsBoundToAuthority ? person.Authorities.ToArray() : null, NpgsqlDbType.Array | NpgsqlDbType.Text);
        Sql.Add(command, person.ActorId, NpgsqlDbType.Text);
        Sql.Add(command, query.Authority, NpgsqlDbType.Text);
        Sql.Add(command, query.Owner, NpgsqlDbType.Text);
        Sql.Add(command, query.State, NpgsqlDbType.Text);
        Sql.Add(command, time.GetUtcNow(), NpgsqlDbType.TimestampTz);
        Sql.Add(command, query.After?.At, NpgsqlDbType.TimestampTz);
        Sql.Add(command, query.After?.CaseId, NpgsqlDbType.Uuid);
        Sql.Add(command, query.After?.Version ?? 0, NpgsqlDbType.Integer);
        Sql.Add(command, query.Limit, NpgsqlDbType.Integer);
        return await Read(command, r => new LedgerPromise(
            r.GetGuid(0), r.GetInt64(1), r.GetInt32(2), Text(r, 3), r.GetString(4), r.GetInt32(5), r.GetFieldValue<DateTimeOffset>(6),
            r.GetFieldValue<DateTimeOffset>(7), r.GetString(8), r.GetString(9), r.GetString(10),
            r.IsDBNull(11) ? null : r.GetFieldValue<DateTimeOffset>(11), Text(r, 12)), cancellation);
    }

    public async Task<List<Precedent>> Precedents(Person person, string topic, LedgerCursor? after, int limit, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("list_precedents"));
        Sql.Add(command, person.Region, NpgsqlDbType.Text);
        Sql.Add(command, topic, NpgsqlDbType.Text);
        Sql.Add(command, after?.At, NpgsqlDbType.TimestampTz);
        Sql.Add(command, after?.CaseId, NpgsqlDbType.Uuid);
        Sql.Add(command, limit, NpgsqlDbType.Integer);
        return await Read(command, r => new Precedent(
            r.GetFieldValue<DateTimeOffset>(0), r.GetGuid(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.GetString(5)), cancellation);
    }

    public async Task<List<UsedTag>> Tags(Person person, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("used_tags"));
        Sql.Add(command, person.Region, NpgsqlDbType.Text);
        Sql.Add(command, TaggedCases, NpgsqlDbType.Integer);
        Sql.Add(command, MostTags, NpgsqlDbType.Integer);
        return await Read(command, r => new UsedTag(r.GetString(0), r.GetInt64(1)), cancellation);
    }

    public async Task<List<ApproverHours>> Hours(Person person, int days, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("approver_hours"));
        Sql.Add(command, person.Region, NpgsqlDbType.Text);
        Sql.Add(command, time.GetUtcNow().AddDays(-days), NpgsqlDbType.TimestampTz);
        return await Read(command, r => new ApproverHours(
            r.GetString(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), r.GetInt64(4), Math.Round(r.GetDouble(5), 2), Math.Round(r.GetDouble(6), 2)), cancellation);
    }

    private static async Task<List<T>> Read<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> row, CancellationToken cancellation)
    {
        List<T> rows = [];
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    private static string? Text(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetString(i);
}
