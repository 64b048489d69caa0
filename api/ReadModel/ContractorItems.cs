using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dialog.Api.Setup;
using Dialog.Cases;
using Dialog.Privacy;
using Npgsql;

namespace Dialog.Api.ReadModel;

/// <param name="Link">The link it was written by.</param>
/// <param name="Until">For more time: until when.</param>
internal sealed record ContractorSaid(Guid Link, ContractorOutcome Outcome, DateTimeOffset? Until);

/// <summary>A link to a contractor and its state.</summary>
/// <param name="Task">As the official wrote it.</param>
/// <param name="WithContact">The resident's name and contacts are shown.</param>
/// <param name="Photos">How many photos are shown.</param>
/// <param name="State">sent, opened, moreTime (asked for, the link stays open), answered, expired or revoked.</param>
/// <param name="OpenedAt">For the first time.</param>
public sealed record ContractorItem(
    Guid Link,
    string Contractor,
    [property: Personal(PersonalKind.Text)] string Task,
    string SentBy,
    DateTimeOffset SentAt,
    DateTimeOffset? WantedBy,
    DateTimeOffset ExpiresAt,
    bool WithContact,
    int Photos,
    [property: AllowedValues("sent", "opened", "moreTime", "answered", "expired", "revoked")] string State,
    DateTimeOffset? OpenedAt,
    int Opens,
    DateTimeOffset? AnsweredAt,
    ContractorOutcome? Outcome,
    DateTimeOffset? Until)
{
    [JsonIgnore]
    public ContractorPhoto[] ShownPhotos { get; init; } = [];

    [JsonIgnore]
    public string? AnswerText { get; init; }

    [JsonIgnore]
    public Attachment[] AnswerFiles { get; init; } = [];
}

internal sealed record LinkOpenings(Guid Link, DateTimeOffset? First, int Times)
{
    public static async Task<List<LinkOpenings>> Read(NpgsqlDataReader r, CancellationToken cancellation)
    {
        List<LinkOpenings> openings = [];
        while (await r.ReadAsync(cancellation))
        {
            openings.Add(new LinkOpenings(r.GetGuid(0), r.IsDBNull(1) ? null : r.GetFieldValue<DateTimeOffset>(1), r.GetInt32(2)));
        }

        return openings;
    }
}

/// <summary>Reads the links to contractors from a case's history.</summary>
internal static class ContractorItems
{
    public static IReadOnlyList<ContractorItem> From(IReadOnlyList<HistoryItem> history, IReadOnlyList<LinkOpenings> openings, DateTimeOffset now)
    {
        List<ContractorItem> items = [];
        foreach (HistoryItem item in history.Where(h => h.Type.StartsWith("contractor-", StringComparison.Ordinal)))
        {
            Guid link = item.Data.GetProperty("link").GetGuid();
            int known = items.FindIndex(i => i.Link == link);
            switch (item.Type)
            {
                case "contractor-asked":
                    items.Add(Asked(item, link, openings.FirstOrDefault(o => o.Link == link), now));
                    break;
                case "contractor-answered" when known >= 0:
                    items[known] = Answered(items[known], item);
                    break;
                case "contractor-link-revoked" when known >= 0:
                    items[known] = items[known] with { State = "revoked" };
                    break;
            }
        }

        return items;
    }

    public static IReadOnlyList<CaseMessage> Mark(IReadOnlyList<CaseMessage> messages, IReadOnlyList<HistoryItem> history)
    {
        Dictionary<int, HistoryItem> answers = history.Where(h => h.Type == "contractor-answered").ToDictionary(h => h.Version);
        return answers.Count == 0 ? messages : [.. messages.Select(m => m.Direction == "note" && answers.TryGetValue(m.Version, out HistoryItem? said) ? m with { Contractor = Said(said.Data) } : m)];
    }

    private static ContractorItem Asked(HistoryItem item, Guid link, LinkOpenings? opened, DateTimeOffset now)
    {
        JsonElement d = item.Data;
        ContractorPhoto[] photos = d.TryGetProperty("photos", out JsonElement shown) && shown.ValueKind == JsonValueKind.Array ? shown.Deserialize<ContractorPhoto[]>(Json.Options)! : [];
        DateTimeOffset expires = d.GetProperty("expiresAt").GetDateTimeOffset();
        return new ContractorItem(
            link, d.Text("contractor") ?? "", d.Text("task") ?? "", d.Text("name") ?? item.ActorName, item.At, d.Time("wantedBy"), expires, d.Flag("withContact"), photos.Length,
            expires <= now ? "expired" : opened?.First is null ? "sent" : "opened", opened?.First, opened?.Times ?? 0, null, null, null)
        {
            ShownPhotos = photos,
        };
    }

    private static ContractorItem Answered(ContractorItem before, HistoryItem item)
    {
        ContractorSaid said = Said(item.Data);
        bool open = said.Outcome == ContractorOutcome.MoreTime;
        return before with
        {
            State = !open ? "answered" : before.State == "expired" ? "expired" : "moreTime",
            AnsweredAt = item.At,
            Outcome = said.Outcome,
            Until = said.Until,
            AnswerText = item.Data.Text("text"),
            AnswerFiles = item.Data.TryGetProperty("attachments", out JsonElement files) && files.ValueKind == JsonValueKind.Array ? files.Deserialize<Attachment[]>(Json.Options)! : [],
        };
    }

    private static ContractorSaid Said(JsonElement d) =>
        new(d.GetProperty("link").GetGuid(), Enum.Parse<ContractorOutcome>(d.Text("outcome")!, ignoreCase: true), d.Time("until"));
}
