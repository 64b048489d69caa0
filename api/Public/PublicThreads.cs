using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Dialog.Api.Files;
using Dialog.Api.ReadModel;
using Dialog.Api.Setup;
using Dialog.Cases;
using Dialog.Files;
using Npgsql;

namespace Dialog.Api.Public;

/// <summary>One line of the conversation as the resident sees it; <paramref name="Direction"/> is in or out.</summary>
public sealed record PublicMessage([property: AllowedValues("in", "out")] string Direction, string Text, DateTimeOffset At, string Author, IReadOnlyList<PublicFile> Files);

/// <summary>A file of an answer behind links that run out in a day; <paramref name="Thumbnail"/> only of a photo.</summary>
public sealed record PublicFile(string Kind, string Name, string Url, string? Thumbnail);

/// <summary>A thread as its resident sees it.</summary>
public sealed record PublicThread(Guid CaseId, long Number, CaseStatus Status, DateTimeOffset? DueAt, bool Overdue, IReadOnlyList<PublicMessage> Messages)
{
    /// <summary>What was promised, the latest last.</summary>
    public IReadOnlyList<PublicPromise> Promises { get; init; } = [];

    /// <summary>The id of the body that answers; null while nobody does.</summary>
    public string? Authority { get; init; }

    /// <summary>Null unless the resident asked for the law's procedure.</summary>
    public PublicAppeal? Appeal { get; init; }
}

/// <summary>A promise as its resident sees it; <paramref name="State"/>: open, answered, kept, broken, moved or dropped.</summary>
public sealed record PublicPromise(DateTimeOffset DueAt, [property: AllowedValues("open", "answered", "broken", "kept", "moved", "dropped")] string State, DateTimeOffset? EndedAt)
{
    /// <summary>When an answer reported the work; that alone does not keep a promise.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>By what it counts as kept: official, resident, or answer in journals from before.</summary>
    [AllowedValues("official", "resident", "answer", null)]
    public string? KeptBy { get; init; }

    /// <summary>The words with which it was shown.</summary>
    public string? Evidence { get; init; }

    public IReadOnlyList<PublicFile> Files { get; init; } = [];
}

/// <summary>How far the formal appeal has come.</summary>
public sealed record PublicAppeal(FormalState State, DateTimeOffset RequestedAt, string? Number, DateTimeOffset? RegisteredAt, string? Reference);

/// <summary>A resident's own view of their thread; whoever has the code is the resident.</summary>
internal sealed class PublicThreads(NpgsqlDataSource database, FileLinks links)
{
    public async Task<PublicThread?> Find(string thread, CancellationToken cancellation)
    {
        await using NpgsqlBatch batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Sql.Read("thread_case")).Bind(thread));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Sql.Read("thread_messages")).Bind(thread));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Sql.Read("thread_work")).Bind(thread));
        await using NpgsqlDataReader r = await batch.ExecuteReaderAsync(cancellation);
        if (!await r.ReadAsync(cancellation))
        {
            return null;
        }

        PublicThread found = new(
            r.GetGuid(0), r.GetInt64(1), (CaseStatus)r.GetInt16(2), r.IsDBNull(3) ? null : r.GetFieldValue<DateTimeOffset>(3), r.GetBoolean(4), [])
        {
            Authority = r.IsDBNull(6) ? null : r.GetString(6),
        };
        List<PublicMessage> messages = [];
        await r.NextResultAsync(cancellation);
        while (await r.ReadAsync(cancellation))
        {
            bool mine = r.GetInt16(0) == 0;
            messages.Add(new PublicMessage(mine ? "in" : "out", r.IsDBNull(4) ? r.GetString(1) : "", r.GetFieldValue<DateTimeOffset>(2), r.GetString(3), mine || r.IsDBNull(5) ? [] : Files(r.GetString(5))));
        }

        await r.NextResultAsync(cancellation);
        List<HistoryItem> history = [];
        while (await r.ReadAsync(cancellation))
        {
            history.Add(new HistoryItem(
                r.GetInt32(0), r.GetFieldValue<DateTimeOffset>(5), r.GetString(1), r.GetString(4), (ActorKind)r.GetInt16(3), JsonSerializer.Deserialize<JsonElement>(r.GetString(2))));
        }

        CaseWork work = WorkItems.From(history);
        return found with
        {
            Messages = messages,
            Promises = [.. work.Promises.Select(Shown)],
            Appeal = work.Formal is { } f ? new PublicAppeal(f.State, f.RequestedAt, f.Number, f.RegisteredAt, f.Reference) : null,
        };
    }

    private PublicPromise Shown(PromiseItem p) => new(p.DueAt, p.State, p.EndedAt)
    {
        AnsweredAt = p.AnsweredAt,
        KeptBy = p.Evidence?.Source,
        Evidence = p.Evidence?.Text,
        Files = Files(p.Evidence?.Attachments ?? []),
    };

    private List<PublicFile> Files(string json) => Files(JsonSerializer.Deserialize<Attachment[]>(json, Json.Options) ?? []);

    private List<PublicFile> Files(IEnumerable<Attachment> attachments) =>
    [
        .. from attachment in attachments
           let id = OwnFiles.IdOf(attachment)
           where id is not null
           select new PublicFile(attachment.Kind, attachment.Name ?? "", links.Address(id.Value, false), attachment.Kind == "photo" ? links.Address(id.Value, true) : null),
    ];
}
