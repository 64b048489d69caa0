using System.Text.Json;
using Dialog.Api.ReadModel;
using Dialog.Regions;

namespace Dialog.Api.Print;

/// <summary>What ids are called in a region, and events as sentences. Pure.</summary>
internal sealed class PrintNames(RegionConfiguration? region, IReadOnlyList<TopicName> topics, string language, PrintTexts texts)
{
    public string Topic(string code) => topics.FirstOrDefault(t => t.Code == code) is { } known ? language == "en" ? known.En : known.Ru : code;

    public string Authority(string id) => region?.Authorities.FirstOrDefault(a => a.Id == id)?.Name ?? id;

    public string Official(string id) => region?.Officials.FirstOrDefault(o => o.Id == id)?.Name ?? id;

    public string Field(string id) => region?.Fields.FirstOrDefault(f => f.Id == id)?.Name ?? id;

    public string Event(HistoryItem item)
    {
        JsonElement d = item.Data;
        return texts.Sentence($"history.{Variant(item)}", name => name switch
        {
            "about" => string.Join(", ", new[] { Choice(d, "kind", "kind"), Of(d, "topic", Topic), d.Text("address") }.Where(p => !string.IsNullOrEmpty(p))),
            "whose" => string.Join(", ", new[] { Of(d, "authority", Authority), Of(d, "official", Official) }.Where(p => p is not null)) is { Length: > 0 } whose ? whose : texts["nobody"],
            "reason" => Choice(d, "reason", "reason"),
            "answer" => Choice(d, "answerKind", "kind"),
            "promised" => Moment(d, "promisedFor"),
            "delivery" => Choice(d, "delivery", "state"),
            "deadline" => Choice(d, "deadline.kind", "deadline"),
            "due" => Moment(d, "dueAt"),
            "lease" => Moment(d, "leaseUntil"),
            "approver" => Of(d, "approver", Official) ?? Of(d, "to", Official) ?? Of(d, "reviewer", Official),
            "next" => Of(d, "nextApprover", Official),
            "former" => Of(d, "from", Official),
            "owner" => d.Text("ownerName"),
            "proposed" => Of(d, "proposed", Authority),
            "number" => d.Text("number") ?? d.Text("reference"),
            "other" => Other(d),
            "count" => d.TryGetProperty("messageIds", out JsonElement ids) && ids.ValueKind == JsonValueKind.Array ? texts.Number(ids.GetArrayLength()) : null,
            "tags" => d.TryGetProperty("tags", out JsonElement tags) && tags.ValueKind == JsonValueKind.Array ? string.Join(", ", tags.EnumerateArray()) : null,
            "fields" => d.TryGetProperty("values", out JsonElement values) && values.ValueKind == JsonValueKind.Object
                ? string.Join(", ", values.EnumerateObject().Select(v => $"{Field(v.Name)}: {v.Value}")) : null,
            "level" => d.Number("level") is > 0 and var level ? texts.Number(level) : null,
            "outcome" => Choice(d, "outcome", "outcome"),
            "service" => d.Text("serviceCode"),
            _ => d.Text(name),
        });
    }

    private static string Variant(HistoryItem item) => item.Type switch
    {
        "answer-approved" when item.Data.Text("nextApprover") is not null => "answer-approved-first",
        "approver-changed" when item.Data.Text("reason") == "late" => "approver-late",
        "answer-reviewed" when !item.Data.Flag("good") => "answer-found-bad",
        "promise-kept" when item.Data.Text("source") == "resident" => "promise-kept-by-resident",
        "promise-kept" when item.Data.Flag("late") => "promise-kept-late",
        "promise-fulfilled" when item.Data.Flag("late") => "promise-late",
        "case-handed-back" when item.Data.Text("proposed") is not null => "case-handed-back-to",
        "tags-changed" when item.Data.TryGetProperty("tags", out JsonElement tags) && tags.ValueKind == JsonValueKind.Array && tags.GetArrayLength() == 0 => "tags-removed",
        var type => type,
    };

    private string? Choice(JsonElement d, string scope, string property) => d.Text(property) is { } code ? texts.Named(scope, code) : null;

    private string? Moment(JsonElement d, string property) => d.Time(property) is { } at ? texts.Time(at) : null;

    private static string? Of(JsonElement d, string property, Func<string, string> named) => d.Text(property) is { } id ? named(id) : null;

    private static string? Other(JsonElement d)
    {
        foreach (string property in (string[])["into", "member", "other", "from"])
        {
            if (d.TryGetProperty(property, out JsonElement other) && other.ValueKind == JsonValueKind.Object && other.TryGetProperty("number", out JsonElement number))
            {
                return number.ToString();
            }
        }

        return null;
    }
}
