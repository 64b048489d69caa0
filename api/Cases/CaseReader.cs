using System.Text.Json;
using Dialog.Api.Auth;
using Dialog.Api.Search;
using Dialog.Api.Setup;
using Dialog.Cases;
using Npgsql;

namespace Dialog.Api.Cases;

/// <summary>A question for one page of a queue.</summary>
/// <param name="DueBefore">Due by then and not overdue.</param>
internal sealed record CaseQuery(
    string View, string Sort, string[] Topics, string? Authority, string? Search, string? Network, Importance? Importance, string? Tag, DateTimeOffset? DueBefore, CaseCursor? After, int Limit);

/// <summary>Reads cases from the read model.</summary>
internal sealed class CaseReader(NpgsqlDataSource database, SearchDatabase searches, SearchReader search)
{
    public async Task<List<CaseSummary>> Page(Person person, CaseQuery query, CancellationToken cancellation)
    {
        ParsedSearch? words = string.IsNullOrWhiteSpace(query.Search) ? null : await search.Parse(query.Search, cancellation);
        if (words is { FindsNothing: true })
        {
            return [];
        }

        // A plan for these very words needs an unprepared statement.
        await using NpgsqlCommand command = (words?.Query is null ? database : searches.Source).CreateCommand(CaseViews.Compose(Sql.Read("list_cases"), query.View, query.Sort));
        command.Bind(
            person.Region,
            person.IsBoundToAuthority ? person.Authorities.ToArray() : null,
            person.ActorId,
            query.Topics.Length > 0 ? query.Topics : null,
            query.Authority,
            words?.Number,
            words?.Within(person, query.Topics is [var topic] ? topic : null, query.Authority),
            query.After?.At,
            query.After?.Id,
            query.Limit,
            query.Network,
            (short?)query.Importance,
            query.Tag,
            query.DueBefore);
        return await Summaries(command, cancellation);
    }

    /// <summary>All rows of a command that selects <see cref="CaseSummaryRow.Columns"/>.</summary>
    public static async Task<List<CaseSummary>> Summaries(NpgsqlCommand command, CancellationToken cancellation)
    {
        List<CaseSummary> found = [];
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(CaseSummaryRow.Read(reader));
        }

        return found;
    }

    /// <summary>Null when there is no such case or it is not this person's to see: nobody can tell which.</summary>
    public async Task<CaseSummary?> Find(Person person, Guid id, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("find_case"));
        command.Bind(id);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) && CaseSummaryRow.Read(reader) is { } found && person.Sees(found) ? found : null;
    }

    public async Task<CaseDetail> Detail(CaseSummary summary, CancellationToken cancellation)
    {
        await using NpgsqlBatch batch = database.CreateBatch();
        foreach (string name in (string[])["case_messages", "case_history", "find_case"])
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Sql.Read(name)).Bind(summary.Id));
        }

        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellation);
        List<CaseMessage> messages = [];
        while (await reader.ReadAsync(cancellation))
        {
            messages.Add(Message(reader, reader.GetGuid(14)) with { FromCase = reader.GetGuid(14) == summary.Id ? null : reader.GetGuid(14) });
        }

        await reader.NextResultAsync(cancellation);
        List<HistoryItem> history = [];
        while (await reader.ReadAsync(cancellation))
        {
            history.Add(new HistoryItem(
                reader.GetInt32(0), reader.GetFieldValue<DateTimeOffset>(5), reader.GetString(1), reader.GetString(4),
                (ActorKind)reader.GetInt16(3), JsonSerializer.Deserialize<JsonElement>(reader.GetString(2))));
        }

        // The summary of the same moment as the history: the version on the screen is what an answer says it has seen.
        await reader.NextResultAsync(cancellation);
        summary = await reader.ReadAsync(cancellation) ? CaseSummaryRow.Read(reader) : summary;
        return new CaseDetail(summary, DeliveryItems.Mark(messages, history), history, DeadlineItems.From(history), WorkItems.From(history));
    }

    private static CaseMessage Message(NpgsqlDataReader r, Guid caseId) => new(
        r.GetString(0),
        r.GetInt16(1) switch { 0 => "in", 1 => "out", _ => "note" },
        r.GetString(2),
        r.GetString(3),
        r.IsDBNull(4) ? [] : Shown(JsonSerializer.Deserialize<Attachment[]>(r.GetString(4), Json.Options)!, caseId, r.GetString(0)),
        r.GetFieldValue<DateTimeOffset>(5),
        r.IsDBNull(6) ? null : r.GetFieldValue<DateTimeOffset>(6),
        r.IsDBNull(7) ? null : r.GetFieldValue<DateTimeOffset>(7),
        r.GetBoolean(8),
        Text(r, 9),
        Text(r, 10),
        Text(r, 11),
        r.IsDBNull(12) ? null : (AnswerKind)r.GetInt16(12),
        r.GetInt32(13),
        null,
        null);

    // What only the network has is shown by way of us: the address fetches it through the channel.
    private static Attachment[] Shown(Attachment[] attachments, Guid caseId, string messageId) =>
    [
        .. attachments.Select((a, i) => a is { FileId: not null, Url: null } && !messageId.Contains('/', StringComparison.Ordinal)
            ? a with { Url = $"/api/v1/cases/{caseId}/attachments/{Uri.EscapeDataString(messageId)}/{i}" }
            : a),
    ];

    private static string? Text(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetString(i);
}
