using Dialog.Cases.Domain;
using Dialog.Rows;
using Npgsql;

namespace Dialog.Erasure;

/// <summary>The state of an erasure; <paramref name="Subject"/> is null for a night's retention and once it is over.</summary>
internal sealed record StoredErasure(ErasureView View, ErasureSubject? Subject);

/// <summary>The tables <c>erasures</c>, <c>erasure_cases</c> and <c>erasure_rows</c>.</summary>
internal sealed class ErasureStore(NpgsqlDataSource database)
{
    public Task Request(Guid id, ErasureRequest r, DateTimeOffset now)
    {
        ErasedAuthor[] authors = [.. r.Linked.Select(l => new ErasedAuthor(l.Network, l.AuthorId)).Prepend(new ErasedAuthor(r.Network, r.AuthorId)).Distinct()];
        return Run(
            "erasure_request", id, r.Region, r.Ground, r.Basis, Jsonb(new ErasureSubject(authors, [], [])), r.RequestedBy, now, authors.Select(a => a.Network).ToArray());
    }

    public async Task<StoredErasure?> Find(Guid id)
    {
        await using NpgsqlCommand command = Command("erasure_find", id);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        if (!await r.ReadAsync())
        {
            return null;
        }

        return new StoredErasure(ErasureRow.Read(r), r.IsDBNull(ErasureRow.Count) ? null : StoredSubject.Read(r.GetString(ErasureRow.Count)));
    }

    public async Task<List<Signer>> Signers(string requestedBy, string login)
    {
        await using NpgsqlCommand command = Command("erasure_signers", requestedBy, login);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        List<Signer> signers = [];
        while (await r.ReadAsync())
        {
            signers.Add(new Signer(
                r.GetString(0), r.GetString(1), r.IsDBNull(2) ? null : r.GetString(2), r.GetFieldValue<DateTimeOffset>(3), r.GetFieldValue<string[]>(4)));
        }

        return signers;
    }

    /// <summary>False: it is not waiting, or the same person asked for it.</summary>
    public async Task<bool> Confirm(Guid id, string login, DateTimeOffset now) => await Run("erasure_confirm", id, login, now) > 0;

    public async Task<bool> Cancel(Guid id, string login, DateTimeOffset now) => await Run("erasure_cancel", id, login, now) > 0;

    public Task TakeCases(Guid id, string region, ErasureSubject who) => Run("erasure_take_cases", id, Networks(who), Ids(who), region);

    /// <summary>Reads what the cases still waiting tell of their resident, before it is gone.</summary>
    public async Task<ErasureSubject> Learn(Guid id, ErasureSubject who)
    {
        List<(string, string, string?)> found = [];
        await using (NpgsqlCommand command = Command("erasure_words", id))
        {
            await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
            while (await r.ReadAsync())
            {
                found.Add((r.GetString(0), r.GetString(1), r.IsDBNull(2) ? null : r.GetString(2)));
            }
        }

        List<ForwardedCase> forwards = [];
        await using (NpgsqlCommand command = Command("erasure_forwards", id))
        {
            await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
            while (await r.ReadAsync())
            {
                forwards.Add(new(r.GetString(0), r.GetString(1)));
            }
        }

        ErasureSubject known = who.Knowing(found).Knowing(forwards);
        await Run("erasure_remember", id, Jsonb(known));
        return known;
    }

    public async Task<List<(Guid Case, string Thread)>> Waiting(Guid id, int limit)
    {
        await using NpgsqlCommand command = Command("erasure_waiting", id, limit);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        List<(Guid, string)> waiting = [];
        while (await r.ReadAsync())
        {
            waiting.Add((r.GetGuid(0), r.GetString(1)));
        }

        return waiting;
    }

    public async Task<List<(string Thread, ForgetRelated Order)>> Related(Guid id, int limit)
    {
        await using NpgsqlCommand command = Command("erasure_related_waiting", id, limit);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        List<(string, ForgetRelated)> related = [];
        while (await r.ReadAsync())
        {
            related.Add((r.GetString(1), new ForgetRelated(r.GetGuid(0), id, r.GetGuid(2), r.GetString(3), r.GetGuid(4))));
        }

        return related;
    }

    public Task Mark(Guid id, Guid caseId, EraseOutcome outcome) => Run("erasure_mark", id, caseId, outcome.ToString().ToLowerInvariant());

    public async Task<bool> IsImporting(string[] channels)
    {
        await using NpgsqlCommand command = Command("erasure_importing", channels);
        return await command.ExecuteScalarAsync() is true;
    }

    /// <summary>Removes the resident's links to other networks, their blocks and what those keep back.</summary>
    public async Task Unlink(Guid id, string region, ErasureSubject who)
    {
        await using NpgsqlConnection connection = await database.OpenConnectionAsync();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        await using NpgsqlCommand blocks = new(Sql.Read("erase_blocks_of_resident"), connection);
        blocks.Bind(region, Networks(who), Ids(who));
        await blocks.ExecuteNonQueryAsync();
        await using NpgsqlCommand links = new(Sql.Read("erase_links_of_resident"), connection);
        links.Bind(id, region, Networks(who), Ids(who));
        await links.ExecuteNonQueryAsync();
        await using NpgsqlCommand held = new(Sql.Read("erase_held"), connection);
        held.Bind(id);
        await held.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    public Task WordsElsewhere(Guid id, string[] words) => Run("erasure_words_elsewhere", id, words);

    /// <summary>Where the name still stands in what belongs to others.</summary>
    public async Task ReportMentions(Guid id, string region, ErasureSubject who, CancellationToken stop)
    {
        NameMention[] found = await NameMentions.Find(database, region, Networks(who), Ids(who), who.Words, stop);
        await Run(
            "erasure_mentions", id, found.Select(m => m.Place).ToArray(), found.Select(m => m.CaseNumber ?? 0).ToArray(), found.Select(m => m.Reference ?? "").ToArray(),
            found.Select(m => m.Excerpt).ToArray());
    }

    public Task Finish(Guid id, DateTimeOffset now, string[] words) => Run("erasure_finish", id, now, words, Redaction.Marker);

    public async Task<List<Guid>> Running(CancellationToken stop)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("erasures_running"));
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(stop);
        List<Guid> running = [];
        while (await r.ReadAsync(stop))
        {
            running.Add(r.GetGuid(0));
        }

        return running;
    }

    private static SqlValue Jsonb(ErasureSubject subject) => SqlValue.Jsonb(StoredSubject.Write(subject));

    private static string[] Networks(ErasureSubject who) => [.. who.Authors.Select(a => a.Network)];

    private static string[] Ids(ErasureSubject who) => [.. who.Authors.Select(a => a.AuthorId)];

    private async Task<int> Run(string name, params SqlValue[] values)
    {
        await using NpgsqlCommand command = Command(name, values);
        return await command.ExecuteNonQueryAsync();
    }

    private NpgsqlCommand Command(string name, params SqlValue[] values) => database.CreateCommand(Sql.Read(name)).Bind(values);
}
