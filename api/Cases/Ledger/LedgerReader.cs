using Dialog.Api.Access;
using Npgsql;

namespace Dialog.Api.Cases.Ledger;

/// <summary>A question for one page of the promise ledger.</summary>
internal sealed record PromiseQuery(string? State, string? Authority, string? Owner, LedgerCursor? After, int Limit);

/// <summary>Reads what the journal keeps beside single cases: promises, precedents, tags, the hours of approvers.</summary>
internal sealed class LedgerReader(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Suggestions come from so many of the region's latest cases.</summary>
    private const int TaggedCases = 20_000;
    private const int MostTags = 500;

    /// <summary>The possible outcomes of a promise.</summary>
    public static readonly string[] States = ["open", "answered", "broken", "kept", "moved", "dropped"];

    public async Task<List<LedgerPromise>> Promises(Person person, PromiseQuery query, CancellationToken cancellation)
    {
        // What is open is read by what comes next, what is over by what came last.
        bool soonest = query.State == "open";
        string sql = Sql.Read("list_promises")
            .Replace("{after}", $"($9::uuid is null or (due_at, case_id, version) {(soonest ? '>' : '<')} ($8::timestamptz, $9, $10))", StringComparison.Ordinal)
            .Replace("{order}", soonest ? "due_at, case_id, version" : "due_at desc, case_id desc, version desc", StringComparison.Ordinal);
        await using NpgsqlCommand command = database.CreateCommand(sql);
        command.Bind(
            person.Region,
            person.IsBoundToAuthority ? person.Authorities.ToArray() : null,
            person.ActorId,
            query.Authority,
            query.Owner,
            query.State,
            time.GetUtcNow(),
            query.After?.At,
            query.After?.CaseId,
            query.After?.Version ?? 0,
            query.Limit);
        return await Read(command, r => new LedgerPromise(
            r.GetGuid(0), r.GetInt64(1), r.GetInt32(2), Text(r, 3), r.GetString(4), r.GetInt32(5), r.GetFieldValue<DateTimeOffset>(6),
            r.GetFieldValue<DateTimeOffset>(7), r.GetString(8), r.GetString(9), r.GetString(10),
            r.IsDBNull(11) ? null : r.GetFieldValue<DateTimeOffset>(11), Text(r, 12),
            r.IsDBNull(13) ? null : r.GetFieldValue<DateTimeOffset>(13), Text(r, 14)), cancellation);
    }

    public async Task<List<Precedent>> Precedents(Person person, string topic, LedgerCursor? after, int limit, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("list_precedents"));
        command.Bind(person.Region, topic, after?.At, after?.CaseId, limit);
        return await Read(command, r => new Precedent(
            r.GetFieldValue<DateTimeOffset>(0), r.GetGuid(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.GetString(5)), cancellation);
    }

    public async Task<List<UsedTag>> Tags(Person person, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("used_tags"));
        command.Bind(person.Region, TaggedCases, MostTags);
        return await Read(command, r => new UsedTag(r.GetString(0), r.GetInt64(1)), cancellation);
    }

    public async Task<List<ApproverHours>> Hours(Person person, int days, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("approver_hours"));
        command.Bind(person.Region, time.GetUtcNow().AddDays(-days));
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
