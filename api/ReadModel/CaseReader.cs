using System.Text.Json;
using Dialog.Api.Access;
using Dialog.Api.Setup;
using Dialog.Cases;
using Dialog.Channels;
using Dialog.Rows;
using Npgsql;

namespace Dialog.Api.ReadModel;

/// <summary>Reads cases from the read model.</summary>
internal sealed class CaseReader(NpgsqlDataSource database, TimeProvider time)
{
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
        foreach (string name in (string[])["case_messages", "case_history", "find_case", "find_sender_block", "contractor_openings"])
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
        await reader.NextResultAsync(cancellation);
        SenderBlock? block = await reader.ReadAsync(cancellation) ? SenderBlock.Read(reader) : null;
        await reader.NextResultAsync(cancellation);
        List<LinkOpenings> openings = await LinkOpenings.Read(reader, cancellation);
        bool ofForm = summary.Network == ChannelKinds.Form;
        List<HistoryItem> shown = history.ConvertAll(h => h with { Data = EventIds.Hide(h.Data, ofForm) });
        return new CaseDetail(summary, ContractorItems.Mark(DeliveryItems.Mark(messages, history), history), shown, DeadlineItems.From(history), WorkItems.From(history))
        {
            HasSender = SenderBlock.IsPossible(summary.Network),
            SenderBlock = block,
            Contractors = ContractorItems.From(history, openings, time.GetUtcNow()),
        };
    }

    private static CaseMessage Message(NpgsqlDataReader r, Guid caseId) => new(
        FormMessageIds.Shown(r.GetBoolean(17), r.GetString(0)),
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
        null)
    {
        InClosedGroup = r.GetBoolean(15),
        Folds = r.IsDBNull(16) ? [] : JsonSerializer.Deserialize<FoldedLines[]>(r.GetString(16), Json.Options)!,
        Reactions = r.IsDBNull(18) ? [] : Counted(JsonSerializer.Deserialize<Dictionary<string, int>>(r.GetString(18), Json.Options)!),
    };

    private static ReactionCount[] Counted(Dictionary<string, int> reactions) =>
        [.. reactions.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => new ReactionCount(c.Key, c.Value))];

    // What only the network has is shown by way of us: the address fetches it through the channel.
    private static Attachment[] Shown(Attachment[] attachments, Guid caseId, string messageId) =>
    [
        .. attachments.Select((a, i) => a is { FileId: not null, Url: null } && !messageId.Contains('/', StringComparison.Ordinal)
            ? a with { Url = $"/api/v1/cases/{caseId}/attachments/{Uri.EscapeDataString(messageId)}/{i}" }
            : a),
    ];

    private static string? Text(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetString(i);
}
