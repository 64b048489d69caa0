using System.Text.Json;
using Dialog.Api.ReadModel;
using Dialog.Api.Setup;
using Dialog.Cases;
using Dialog.Rows;
using Npgsql;

namespace Dialog.Api.Contractors;

/// <summary>What a link opens now.</summary>
public enum LinkState
{
    Open,
    Answered,
    Revoked,
    Expired,

    /// <summary>The case is closed or settled, or its resident was erased.</summary>
    Closed,
    Merged,
}

/// <summary>A case as far as one link opens it.</summary>
internal sealed record OpenedLink(byte[] Digest, CaseSummary About, ContractorItem Link, LinkState State);

/// <summary>A message of the resident with its photos by their places.</summary>
internal sealed record SharedMessage(string Id, string Text, IReadOnlyList<Attachment> Attachments, DateTimeOffset PublishedAt)
{
    public IEnumerable<ContractorPhoto> Photos => Attachments.Select((a, i) => (a, i)).Where(p => p.a.Kind == "photo").Select(p => new ContractorPhoto(Id, p.i));
}

/// <summary>Links to contractors: who holds the secret sees what the link was made for, and nothing after it ends.</summary>
internal sealed class ContractorLinks(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>A secret of its own for the link; it is shown once and kept nowhere.</summary>
    public async Task<string> Give(Guid link, CaseSummary about, CancellationToken cancellation)
    {
        string token = ContractorTokens.New();
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("put_contractor_link"));
        command.Bind(ContractorTokens.Digest(token), link, about.Id, about.Region);
        await command.ExecuteNonQueryAsync(cancellation);
        return token;
    }

    /// <summary>Null when the secret opens nothing.</summary>
    public async Task<OpenedLink?> Find(string token, CancellationToken cancellation)
    {
        if (!ContractorTokens.IsOne(token))
        {
            return null;
        }

        byte[] digest = ContractorTokens.Digest(token);
        Guid link, caseId;
        await using (NpgsqlCommand command = database.CreateCommand(Sql.Read("find_contractor_link")))
        {
            command.Bind(digest);
            await using NpgsqlDataReader known = await command.ExecuteReaderAsync(cancellation);
            if (!await known.ReadAsync(cancellation))
            {
                return null;
            }

            (link, caseId) = (known.GetGuid(0), known.GetGuid(1));
        }

        await using NpgsqlBatch batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Sql.Read("find_case")).Bind(caseId));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Sql.Read("contractor_history")).Bind(caseId));
        await using NpgsqlDataReader r = await batch.ExecuteReaderAsync(cancellation);
        if (!await r.ReadAsync(cancellation))
        {
            return null;
        }

        CaseSummary about = CaseSummaryRow.Read(r);
        await r.NextResultAsync(cancellation);
        List<HistoryItem> history = [];
        while (await r.ReadAsync(cancellation))
        {
            history.Add(new HistoryItem(
                r.GetInt32(0), r.GetFieldValue<DateTimeOffset>(5), r.GetString(1), r.GetString(4), (ActorKind)r.GetInt16(3), JsonSerializer.Deserialize<JsonElement>(r.GetString(2))));
        }

        return ContractorItems.From(history, [], time.GetUtcNow()).FirstOrDefault(i => i.Link == link) is { } item
            ? new OpenedLink(digest, about, item, StateOf(about, item))
            : null;
    }

    /// <summary>Counts an opening for the official's list.</summary>
    public async Task Opened(OpenedLink link, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("contractor_opened"));
        command.Bind(link.Digest, time.GetUtcNow());
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>What the resident had written when the link was made, or by now.</summary>
    public async Task<List<SharedMessage>> Messages(Guid caseId, DateTimeOffset by, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("contractor_messages"));
        command.Bind(caseId, by);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        List<SharedMessage> messages = [];
        while (await r.ReadAsync(cancellation))
        {
            messages.Add(new SharedMessage(
                r.GetString(0), r.GetString(1), r.IsDBNull(2) ? [] : JsonSerializer.Deserialize<Attachment[]>(r.GetString(2), Json.Options)!, r.GetFieldValue<DateTimeOffset>(3)));
        }

        return messages;
    }

    private static LinkState StateOf(CaseSummary about, ContractorItem item) => (about.Status, item.State) switch
    {
        (_, "revoked") => LinkState.Revoked,
        (CaseStatus.Closed or CaseStatus.Confirmed, _) => LinkState.Closed,
        (_, "answered") => LinkState.Answered,
        (CaseStatus.Merged, _) => LinkState.Merged,
        (_, "expired") => LinkState.Expired,
        _ => LinkState.Open,
    };
}
